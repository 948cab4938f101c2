import { useQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import { FormDrawer } from "@camket/ui/form-layout";
import { useToast } from "@camket/ui/toast";
import { useLingui } from "@lingui/react/macro";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useForm, useWatch } from "react-hook-form";
import { IntentForm } from "../../IntentForm.tsx";
import { useIntent } from "../../intent.ts";
import { useNames } from "../../names.ts";
import { Refusal_error, refuse } from "../../refusal.ts";
import { DraftingCommitteePicker } from "./DraftingCommitteePicker.tsx";
import { PlanFields, type PlanValues, planFieldNames, planTextOf } from "./PlanFields.tsx";

const DraftPlan = graphql(
  `
    mutation DraftPlan($input: DraftPlanInput!) {
      draftPlan(input: $input) {
        __typename
        ... on Plan {
          id
          title
        }
        ...Refusal_error
      }
    }
  `,
  [Refusal_error],
);

const DraftPlanCommitteeQuery = graphql(`
  query DraftPlanCommittee($id: ID!) {
    committee(id: $id) {
      id
      name
      nameEn
      viewerCanDraft
    }
  }
`);

interface DraftPlanDrawerProps {
  isOpen: boolean;
  onClose(): void;
  /** Whose plan it most likely is. */
  committeeId: string | undefined;
}

export function DraftPlanDrawer({ isOpen, onClose, committeeId }: DraftPlanDrawerProps) {
  const { t } = useLingui();
  const { data } = useQuery(DraftPlanCommitteeQuery, {
    variables: { id: committeeId ?? "" },
    skip: !isOpen || !committeeId,
  });
  const isReady = !committeeId || data !== undefined;
  const committee = data?.committee?.viewerCanDraft ? data.committee : null;
  return (
    <FormDrawer isOpen={isOpen} onClose={onClose} title={t`Lập kế hoạch`} width={640}>
      {isReady && <DraftPlanForm committee={committee} onClose={onClose} />}
    </FormDrawer>
  );
}

interface DraftPlanFormProps {
  committee: { id: string; name: string; nameEn: string } | null;
  onClose(): void;
}

function DraftPlanForm({ committee, onClose }: DraftPlanFormProps) {
  const { t } = useLingui();
  const { nameOf } = useNames();
  const navigate = useNavigate();
  const showToast = useToast();
  const { send, isSending, failure } = useIntent(DraftPlan, { refetchQueries: ["PlanList", "PlansPage"] });
  const [refusal, setRefusal] = useState<string | null>(null);
  const form = useForm<PlanValues>({
    defaultValues: {
      committeeId: committee && { id: committee.id, label: nameOf(committee) },
      title: "",
      startsOn: null,
      endsOn: null,
      purpose: "",
      parentPlanId: null,
      legalBaseIds: [],
    },
  });
  const { control, setValue } = form;
  const chosen = useWatch({ control, name: "committeeId" });

  async function draft(values: PlanValues) {
    setRefusal(null);
    const answer = await send({ input: { ...planTextOf(values), committeeId: values.committeeId?.id ?? "" } });
    const result = answer?.draftPlan;
    if (!result) return;
    if (result.__typename === "Plan") {
      showToast({ message: t`Đã lập dự thảo “${result.title}”. Thêm đề mục và nhiệm vụ ngay tại trang này.` });
      await navigate({ to: "/plans/$id", params: { id: result.id } });
    } else setRefusal(refuse(form, planFieldNames, result));
  }

  return (
    <IntentForm
      label={t`Lập kế hoạch`}
      form={form}
      onSubmit={draft}
      submitLabel={t`Lập dự thảo`}
      isSending={isSending}
      failure={failure ?? refusal}
      onCancel={onClose}
    >
      <DraftingCommitteePicker control={control} name="committeeId" label={t`Ban chỉ đạo`} required />
      <PlanFields control={control} setValue={setValue} committeeId={chosen?.id} />
    </IntentForm>
  );
}
