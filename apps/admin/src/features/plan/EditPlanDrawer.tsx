import { type FragmentOf, graphql, type ResultOf, readFragment } from "@camket/schema";
import { FormDrawer } from "@camket/ui/form-layout";
import { useToast } from "@camket/ui/toast";
import { useLingui } from "@lingui/react/macro";
import { useEffect, useState } from "react";
import { useForm } from "react-hook-form";
import { Conflict } from "../../Conflict.tsx";
import { IntentForm } from "../../IntentForm.tsx";
import { useIntent } from "../../intent.ts";
import { Refusal_error, refuse } from "../../refusal.ts";
import { HistoryButton } from "../audit/HistoryButton.tsx";
import { documentOption } from "./DocumentsPicker.tsx";
import { useForgetLists } from "./forget-lists.ts";
import { planOption } from "./ParentPlanPicker.tsx";
import { PlanFields, type PlanValues, planFieldNames, planTextOf } from "./PlanFields.tsx";

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
  /** It was opened to name a document that the plan rests on. */
  isBaseMissing: boolean;
  onClose(): void;
}

export function EditPlanDrawer({ plan, isOpen, isBaseMissing, onClose }: EditPlanDrawerProps) {
  const { t } = useLingui();
  return (
    <FormDrawer isOpen={isOpen} onClose={onClose} title={t`Sửa kế hoạch`} width={640}>
      <EditPlanForm plan={readFragment(EditPlanDrawer_plan, plan)} isBaseMissing={isBaseMissing} onClose={onClose} />
    </FormDrawer>
  );
}

/** What the form holds of a plan. */
const valuesOf = (plan: ResultOf<typeof EditPlanDrawer_plan>): PlanValues => ({
  committeeId: { id: plan.committee.id, label: plan.committee.name },
  title: plan.title,
  startsOn: plan.startsOn,
  endsOn: plan.endsOn,
  purpose: plan.purpose,
  parentPlanId: plan.parentPlan && planOption(plan.parentPlan),
  legalBaseIds: plan.legalBases.map(documentOption),
});

interface EditPlanFormProps {
  plan: ResultOf<typeof EditPlanDrawer_plan>;
  isBaseMissing: boolean;
  onClose(): void;
}

function EditPlanForm({ plan, isBaseMissing, onClose }: EditPlanFormProps) {
  const { t } = useLingui();
  const showToast = useToast();
  const forgetLists = useForgetLists();
  const { send, isSending, failure } = useIntent(EditPlan, {
    refetchQueries: ["PlanPage", "PlanOutline", "PlanAmendment"],
  });
  const [refusal, setRefusal] = useState<string | null>(null);
  const { id, version, committee } = plan;
  const [base] = useState(() => valuesOf(plan));
  const [mine, setMine] = useState<PlanValues | null>(null);
  const form = useForm<PlanValues>({ defaultValues: base });
  const { control, setValue, setError } = form;
  useEffect(() => {
    if (isBaseMissing) setError("legalBaseIds", { message: t`Nêu ít nhất một văn bản làm căn cứ` });
  }, [isBaseMissing, setError, t]);

  async function edit(values: PlanValues) {
    setRefusal(null);
    setMine(null);
    const answer = await send({ input: { id, expectedVersion: version, ...planTextOf(values) } });
    const result = answer?.editPlan;
    if (!result) return;
    if (result.__typename === "Plan") {
      forgetLists(committee.id);
      onClose();
      showToast({ message: t`Đã sửa kế hoạch.` });
    } else if (result.__typename === "VersionConflictError") setMine(values);
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
      {mine && (
        <Conflict
          form={form}
          base={base}
          mine={mine}
          theirs={valuesOf(plan)}
          fields={[
            { name: "title", label: t`Tên kế hoạch` },
            { name: "startsOn", label: t`Từ ngày` },
            { name: "endsOn", label: t`Đến ngày` },
            { name: "purpose", label: t`Mục đích, yêu cầu` },
            { name: "parentPlanId", label: t`Kế hoạch cấp trên` },
            { name: "legalBaseIds", label: t`Căn cứ` },
          ]}
        />
      )}
      <HistoryButton
        where={{ subjectIds: [id] }}
        restore={{
          model: "Plan",
          fields: ["title", "startsOn", "endsOn", "purpose"],
          onRestore: (values) => form.reset({ ...form.getValues(), ...values }, { keepDefaultValues: true }),
        }}
      />
      <PlanFields control={control} setValue={setValue} committeeId={committee.id} />
    </IntentForm>
  );
}
