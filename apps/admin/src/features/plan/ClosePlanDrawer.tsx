import { type FragmentOf, graphql, type ResultOf, readFragment } from "@camket/schema";
import { FormDrawer } from "@camket/ui/form-layout";
import { TextLink } from "@camket/ui/link";
import { useToast } from "@camket/ui/toast";
import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { Checkbox, Text } from "@mantine/core";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { FormTextAreaField } from "../../FormFields.tsx";
import { IntentForm } from "../../IntentForm.tsx";
import { useIntent } from "../../intent.ts";
import { Refusal_error, refuse } from "../../refusal.ts";
import { useForgetLists } from "./forget-lists.ts";
import { AmendmentFirst, AmendmentFirst_plan } from "./OpenAmendment.tsx";
import { planQueries } from "./plan-queries.ts";

export const ClosePlanDrawer_plan = graphql(
  `
    fragment ClosePlanDrawer_plan on Plan {
      id
      version
      committee {
        id
      }
      openAmendment {
        id
      }
      taskCounts {
        total
        done
      }
      ...AmendmentFirst_plan
    }
  `,
  [AmendmentFirst_plan],
);

const ClosePlan = graphql(
  `
    mutation ClosePlan($input: ClosePlanInput!) {
      closePlan(input: $input) {
        __typename
        ... on Plan {
          id
          version
          state
          summary
        }
        ...Refusal_error
      }
    }
  `,
  [Refusal_error],
);

interface ClosePlanDrawerProps {
  plan: FragmentOf<typeof ClosePlanDrawer_plan>;
  isOpen: boolean;
  onClose(): void;
}

export function ClosePlanDrawer({ plan: masked, isOpen, onClose }: ClosePlanDrawerProps) {
  const { t } = useLingui();
  const plan = readFragment(ClosePlanDrawer_plan, masked);
  return (
    <FormDrawer isOpen={isOpen} onClose={onClose} title={t`Tổng kết kế hoạch`}>
      {plan.openAmendment ? <AmendmentFirst plan={plan} /> : <ClosePlanForm plan={plan} onClose={onClose} />}
    </FormDrawer>
  );
}

interface Values {
  summary: string;
  leavesTasksOpen: boolean;
}

function ClosePlanForm({ plan, onClose }: { plan: ResultOf<typeof ClosePlanDrawer_plan>; onClose(): void }) {
  const { t } = useLingui();
  const showToast = useToast();
  const forgetLists = useForgetLists();
  const { send, isSending, failure } = useIntent(ClosePlan, { refetchQueries: planQueries });
  const [refusal, setRefusal] = useState<string | null>(null);
  const form = useForm<Values>({ defaultValues: { summary: "", leavesTasksOpen: false } });
  const { id, version, committee, taskCounts } = plan;
  const { total, done } = taskCounts;
  const open = total - done;

  async function closePlan(values: Values) {
    setRefusal(null);
    const result = (await send({ input: { id, expectedVersion: version, ...values } }))?.closePlan;
    if (!result) return;
    if (result.__typename !== "Plan") return setRefusal(refuse(form, ["summary", "leavesTasksOpen"], result));
    forgetLists(committee.id);
    onClose();
    showToast({ message: t`Đã tổng kết kế hoạch.` });
  }

  return (
    <IntentForm
      label={t`Tổng kết kế hoạch`}
      form={form}
      onSubmit={closePlan}
      submitLabel={t({ message: "Tổng kết", context: "kế hoạch" })}
      isSending={isSending}
      failure={failure ?? refusal}
      onCancel={onClose}
    >
      <Text component="p" m={0}>
        <Trans>
          {done}/{total} nhiệm vụ đã xong.
        </Trans>{" "}
        {open > 0 && (
          <TextLink href="#tasks" onClick={onClose}>
            <Trans>Xem các nhiệm vụ</Trans>
          </TextLink>
        )}
      </Text>
      <FormTextAreaField
        control={form.control}
        name="summary"
        label={t`Kết quả thực hiện`}
        description={t`Việc gì đạt, việc gì chưa đạt và vì sao.`}
        required
        minRows={6}
        maxLength={10000}
      />
      {open > 0 && (
        <Checkbox
          {...form.register("leavesTasksOpen", {
            validate: (isConfirmed) =>
              isConfirmed ||
              plural(open, { other: "Còn # nhiệm vụ chưa xong: cập nhật kết quả, hoặc xác nhận để lại." }),
          })}
          label={plural(open, { other: "Để lại # nhiệm vụ chưa xong" })}
          description={t`Tiến độ giữ nguyên như đã ghi; sau khi tổng kết không cập nhật được nữa.`}
          error={form.formState.errors.leavesTasksOpen?.message}
        />
      )}
    </IntentForm>
  );
}
