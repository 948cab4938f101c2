import { type FragmentOf, graphql, type ResultOf, readFragment } from "@camket/schema";
import { FormDrawer } from "@camket/ui/form-layout";
import { formatDate } from "@camket/ui/format";
import { useToast } from "@camket/ui/toast";
import { useLocale } from "@camket/ui/words";
import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { IntentForm } from "../../IntentForm.tsx";
import { useIntent } from "../../intent.ts";
import { Refusal_error, refuse } from "../../refusal.ts";
import { documentOption } from "./DocumentsPicker.tsx";
import { useForgetLists } from "./forget-lists.ts";
import { planOption } from "./ParentPlanPicker.tsx";
import { PlanFields, type PlanValues, planFieldNames, planTextOf } from "./PlanFields.tsx";
import { PresentVersion } from "./PresentVersion.tsx";

export const EditPlanDrawer_plan = graphql(`
  fragment EditPlanDrawer_plan on Plan {
    id
    version
    title
    startsOn
    endsOn
    purpose
    committee {
      id
      name
      nameEn
    }
    parentPlan {
      id
      title
      document {
        id
        reference
      }
    }
    legalBases {
      id
      reference
      subject
      issuer
    }
  }
`);

const EditPlan = graphql(
  `
    mutation EditPlan($input: EditPlanInput!) {
      editPlan(input: $input) {
        __typename
        ... on Plan {
          ...EditPlanDrawer_plan
        }
        ...Refusal_error
      }
    }
  `,
  [EditPlanDrawer_plan, Refusal_error],
);

interface EditPlanDrawerProps {
  plan: FragmentOf<typeof EditPlanDrawer_plan>;
  isOpen: boolean;
  onClose(): void;
}

export function EditPlanDrawer({ plan, isOpen, onClose }: EditPlanDrawerProps) {
  const { t } = useLingui();
  return (
    <FormDrawer isOpen={isOpen} onClose={onClose} title={t`Sửa kế hoạch`} width={640}>
      <EditPlanForm plan={readFragment(EditPlanDrawer_plan, plan)} onClose={onClose} />
    </FormDrawer>
  );
}

function EditPlanForm({ plan, onClose }: { plan: ResultOf<typeof EditPlanDrawer_plan>; onClose(): void }) {
  const { t } = useLingui();
  const locale = useLocale();
  const showToast = useToast();
  const forgetLists = useForgetLists();
  const { send, isSending, failure } = useIntent(EditPlan, { refetchQueries: ["PlanPage", "PlanOutline"] });
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isChanged, setChanged] = useState(false);
  const { id, version, title, startsOn, endsOn, purpose, committee, parentPlan, legalBases } = plan;
  const form = useForm<PlanValues>({
    defaultValues: {
      committeeId: { id: committee.id, label: committee.name },
      title,
      startsOn,
      endsOn,
      purpose,
      parentPlanId: parentPlan && planOption(parentPlan),
      legalBaseIds: legalBases.map(documentOption),
    },
  });
  const { control, setValue } = form;

  async function edit(values: PlanValues) {
    setRefusal(null);
    setChanged(false);
    const answer = await send({ input: { id, expectedVersion: version, ...planTextOf(values) } });
    const result = answer?.editPlan;
    if (!result) return;
    if (result.__typename === "Plan") {
      forgetLists(committee.id);
      onClose();
      showToast({ message: t`Đã sửa kế hoạch.` });
    } else if (result.__typename === "VersionConflictError") setChanged(true);
    else setRefusal(refuse(form, planFieldNames, result));
  }

  return (
    <IntentForm
      label={t`Sửa kế hoạch`}
      form={form}
      onSubmit={edit}
      submitLabel={t`Lưu`}
      isSending={isSending}
      failure={failure ?? refusal}
      onCancel={onClose}
    >
      {isChanged && (
        <PresentVersion
          facts={[
            { label: t`Tên kế hoạch`, value: title },
            { label: t`Từ ngày`, value: formatDate(startsOn, locale) },
            { label: t`Đến ngày`, value: formatDate(endsOn, locale) },
            { label: t`Mục đích, yêu cầu`, value: purpose },
            { label: t`Căn cứ`, value: legalBases.map(({ reference, subject }) => reference ?? subject).join(", ") },
          ]}
        />
      )}
      <PlanFields control={control} setValue={setValue} committeeId={committee.id} />
    </IntentForm>
  );
}
