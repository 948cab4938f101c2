import { type FragmentOf, graphql, type ResultOf, readFragment } from "@camket/schema";
import { FormDrawer } from "@camket/ui/form-layout";
import { Note } from "@camket/ui/page";
import { useToast } from "@camket/ui/toast";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Text } from "@mantine/core";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { FormTextAreaField } from "../../FormFields.tsx";
import { IntentForm } from "../../IntentForm.tsx";
import { useIntent } from "../../intent.ts";
import { Refusal_error, refuse } from "../../refusal.ts";
import { useForgetLists } from "./forget-lists.ts";
import { AmendmentFirst, AmendmentFirst_plan } from "./OpenAmendment.tsx";
import { planQueries } from "./plan-queries.ts";

export const DecidePlanDrawer_plan = graphql(
  `
    fragment DecidePlanDrawer_plan on Plan {
      id
      version
      title
      committee {
        id
      }
      document {
        id
        reference
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

const ReturnPlan = graphql(
  `
    mutation ReturnPlan($input: ReturnPlanInput!) {
      returnPlan(input: $input) {
        __typename
        ... on Plan {
          id
          version
          state
          reason
        }
        ...Refusal_error
      }
    }
  `,
  [Refusal_error],
);

const WithdrawPlan = graphql(
  `
    mutation WithdrawPlan($input: WithdrawPlanInput!) {
      withdrawPlan(input: $input) {
        __typename
        ... on Plan {
          id
          version
          state
          reason
          amends {
            id
            viewerCanAmend
            openAmendment {
              id
              state
            }
          }
        }
        ...Refusal_error
      }
    }
  `,
  [Refusal_error],
);

type Move = "RETURN" | "WITHDRAW";

interface DecidePlanDrawerProps {
  plan: FragmentOf<typeof DecidePlanDrawer_plan>;
  /** Null while the drawer is closed. */
  move: Move | null;
  onClose(): void;
}

/** Gives a plan back, or up: both need a reason. */
export function DecidePlanDrawer({ plan: masked, move, onClose }: DecidePlanDrawerProps) {
  const { t } = useLingui();
  const plan = readFragment(DecidePlanDrawer_plan, masked);
  return (
    <FormDrawer
      isOpen={move !== null}
      onClose={onClose}
      title={move === "RETURN" ? t`Trả lại kế hoạch` : t`Hủy bỏ kế hoạch`}
    >
      {move === "WITHDRAW" && plan.openAmendment ? (
        <AmendmentFirst plan={plan} />
      ) : (
        move && <DecidePlanForm plan={plan} move={move} onClose={onClose} />
      )}
    </FormDrawer>
  );
}

interface Values {
  reason: string;
}

interface DecidePlanFormProps {
  plan: ResultOf<typeof DecidePlanDrawer_plan>;
  move: Move;
  onClose(): void;
}

function DecidePlanForm({ plan, move, onClose }: DecidePlanFormProps) {
  const { t } = useLingui();
  const showToast = useToast();
  const forgetLists = useForgetLists();
  const again = { refetchQueries: planQueries };
  const returning = useIntent(ReturnPlan, again);
  const withdrawing = useIntent(WithdrawPlan, again);
  const [refusal, setRefusal] = useState<string | null>(null);
  const form = useForm<Values>({ defaultValues: { reason: "" } });
  const { id, version, title, document, committee, taskCounts } = plan;
  const open = taskCounts.total - taskCounts.done;
  const isReturn = move === "RETURN";

  async function decide({ reason }: Values) {
    setRefusal(null);
    const input = { id, expectedVersion: version, reason };
    const result = isReturn
      ? (await returning.send({ input }))?.returnPlan
      : (await withdrawing.send({ input }))?.withdrawPlan;
    if (!result) return;
    if (result.__typename !== "Plan") return setRefusal(refuse(form, ["reason"], result));
    forgetLists(committee.id);
    onClose();
    showToast({ message: isReturn ? t`Đã trả lại kế hoạch, kèm lý do.` : t`Đã hủy bỏ kế hoạch.` });
  }

  return (
    <IntentForm
      label={isReturn ? t`Trả lại kế hoạch` : t`Hủy bỏ kế hoạch`}
      form={form}
      onSubmit={decide}
      submitLabel={isReturn ? t`Trả lại` : t`Hủy bỏ kế hoạch`}
      isSending={returning.isSending || withdrawing.isSending}
      failure={returning.failure ?? withdrawing.failure ?? refusal}
      onCancel={onClose}
    >
      <Text component="p" m={0}>
        {document && <strong>{document.reference} </strong>}
        {title}
      </Text>
      {!isReturn && (
        <Note tone="warn">
          <Trans>Kế hoạch đã hủy bỏ không khôi phục được.</Trans>{" "}
          {open > 0 && <Plural value={open} other="# nhiệm vụ chưa xong sẽ thôi thực hiện." />}{" "}
          {document && <Trans>Số {document.reference} đã dùng và không cấp lại.</Trans>}
        </Note>
      )}
      <FormTextAreaField
        control={form.control}
        name="reason"
        label={t`Lý do`}
        description={
          isReturn
            ? t`Cán bộ lập kế hoạch đọc lý do này đầu tiên: nêu rõ chỗ cần sửa.`
            : t`Lý do được ghi cùng kế hoạch, ai xem được kế hoạch đều đọc được.`
        }
        required
        maxLength={2000}
      />
    </IntentForm>
  );
}
