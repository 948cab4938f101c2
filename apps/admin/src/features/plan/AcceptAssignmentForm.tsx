import { useQuery } from "@apollo/client/react";
import { type FragmentOf, graphql, readFragment } from "@camket/schema";
import type { CalendarDate } from "@camket/ui/calendar";
import type { PickerOption } from "@camket/ui/entity-picker";
import { ChoiceField } from "@camket/ui/field";
import { FieldRow } from "@camket/ui/form-layout";
import { formatDate, formatDateRange } from "@camket/ui/format";
import { useToast } from "@camket/ui/toast";
import { useLocale } from "@camket/ui/words";
import { Trans, useLingui } from "@lingui/react/macro";
import { Text } from "@mantine/core";
import { useState } from "react";
import { useForm, useWatch } from "react-hook-form";
import { FormDateField, FormTextAreaField, FormTextField } from "../../FormFields.tsx";
import { IntentForm } from "../../IntentForm.tsx";
import { useIntent } from "../../intent.ts";
import { Refusal_error, refuse } from "../../refusal.ts";
import { AgencyPicker } from "../committee/AgencyPicker.tsx";
import { AssignmentNow, AssignmentNow_assignment } from "./AssignmentNow.tsx";
import { assignmentQueries, useForgetLists } from "./forget-lists.ts";

const OwnDraftsQuery = graphql(`
  query OwnDrafts($committeeId: ID!) {
    plans(where: { committeeId: $committeeId, state: [DRAFT, RETURNED] }, first: 50) {
      edges {
        node {
          id
          title
          startsOn
          endsOn
          sections {
            id
            number
            title
          }
        }
      }
    }
  }
`);

const AcceptTaskAssignment = graphql(
  `
    mutation AcceptTaskAssignment($input: AcceptTaskAssignmentInput!) {
      acceptTaskAssignment(input: $input) {
        __typename
        ... on TaskAssignment {
          ...AssignmentNow_assignment
          childTask {
            id
            number
          }
        }
        ...Refusal_error
      }
    }
  `,
  [AssignmentNow_assignment, Refusal_error],
);

interface AcceptAssignmentFormProps {
  assignment: FragmentOf<typeof AssignmentNow_assignment>;
  onClose(): void;
}

interface Values {
  /** Empty to carry it out outside any plan. */
  planId: string;
  sectionId: string;
  title: string;
  expectedResult: string;
  leadAgencyId: PickerOption | null;
  startsOn: CalendarDate | null;
  dueOn: CalendarDate | null;
}

const names = [
  "planId",
  "sectionId",
  "title",
  "expectedResult",
  "leadAgencyId",
  "startsOn",
  "dueOn",
] as const satisfies (keyof Values)[];

/** Takes a task from above on, in its words and dates until they are changed here. */
export function AcceptAssignmentForm({ assignment: masked, onClose }: AcceptAssignmentFormProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const showToast = useToast();
  const forgetLists = useForgetLists();
  const { id, version, task, assignee } = readFragment(AssignmentNow_assignment, masked);
  const { data } = useQuery(OwnDraftsQuery, { variables: { committeeId: assignee.id } });
  const { send, isSending, failure } = useIntent(AcceptTaskAssignment, {
    refetchQueries: [...assignmentQueries, "PlanPage", "PlanTimeline", "PlanOutline"],
  });
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isChanged, setChanged] = useState(false);
  const form = useForm<Values>({
    defaultValues: {
      ...{ planId: "", sectionId: "", leadAgencyId: null },
      ...{ title: task.title, expectedResult: task.expectedResult, startsOn: task.startsOn, dueOn: task.dueOn },
    },
  });
  const { control, register } = form;
  const planId = useWatch({ control, name: "planId" });
  const drafts = data?.plans.edges.map(({ node }) => node) ?? [];
  const plan = drafts.find((draft) => draft.id === planId);
  const lastDay = plan && plan.endsOn < task.dueOn ? plan.endsOn : task.dueOn;

  /** The dates of the task above may lie outside the plan. */
  function choosePlan(chosen: (typeof drafts)[number] | undefined) {
    form.setValue("sectionId", "");
    if (!chosen) return;
    for (const name of ["startsOn", "dueOn"] as const) {
      const day = form.getValues(name);
      if (day) form.setValue(name, within(day, chosen));
    }
  }

  async function accept(values: Values) {
    setRefusal(null);
    setChanged(false);
    const answer = await send({
      input: {
        ...{ id, expectedVersion: version },
        ...{ planId: values.planId || null, sectionId: values.sectionId || null },
        ...{ title: values.title, expectedResult: values.expectedResult },
        leadAgencyId: values.leadAgencyId?.id ?? null,
        // The form is only sent with both of them.
        ...{ startsOn: values.startsOn ?? "", dueOn: values.dueOn ?? "" },
      },
    });
    const result = answer?.acceptTaskAssignment;
    if (!result) return;
    if (result.__typename === "TaskAssignment") {
      forgetLists(assignee.id);
      onClose();
      const { childTask } = result;
      showToast({
        message: childTask ? t`Đã tiếp nhận thành nhiệm vụ ${childTask.number} của ban.` : t`Đã tiếp nhận.`,
      });
    } else if (result.__typename === "VersionConflictError") setChanged(true);
    else setRefusal(refuse(form, names, result));
  }

  return (
    <IntentForm
      label={t`Tiếp nhận nhiệm vụ`}
      form={form}
      onSubmit={accept}
      submitLabel={t`Tiếp nhận`}
      isSending={isSending}
      failure={failure ?? refusal}
      onCancel={onClose}
    >
      <AssignmentNow assignment={masked} isChanged={isChanged} />
      <FieldRow>
        <ChoiceField
          {...register("planId", {
            onChange: ({ target }) => choosePlan(drafts.find((draft) => draft.id === target.value)),
          })}
          label={t`Đưa vào dự thảo`}
          description={data && drafts.length === 0 ? t`Ban chưa có dự thảo kế hoạch nào.` : undefined}
          labels={Object.fromEntries(drafts.map(({ id: draftId, title }) => [draftId, title]))}
          emptyLabel={t`Ngoài kế hoạch`}
        />
        {plan && (
          <ChoiceField
            {...register("sectionId")}
            label={t`Đề mục`}
            labels={Object.fromEntries(
              plan.sections.map(({ id: sectionId, number, title }) => [sectionId, `${number}. ${title}`]),
            )}
            emptyLabel={t`Nhiệm vụ chung`}
          />
        )}
      </FieldRow>
      <FormTextField control={control} name="title" label={t`Nhiệm vụ của ban`} required maxLength={500} />
      <FormTextAreaField control={control} name="expectedResult" label={t`Kết quả cần đạt`} required maxLength={2000} />
      <AgencyPicker control={control} name="leadAgencyId" label={t`Cơ quan chủ trì`} unitId={assignee.unit.id} />
      <div>
        <FieldRow>
          <FormDateField
            control={control}
            name="startsOn"
            label={t`Bắt đầu`}
            required
            {...(plan && { min: plan.startsOn })}
            max={lastDay}
          />
          <FormDateField
            control={control}
            name="dueOn"
            label={t`Hạn`}
            required
            {...(plan && { min: plan.startsOn })}
            max={lastDay}
          />
        </FieldRow>
        <Text fz={13} c="var(--camket-ink3)" mt={4}>
          {plan ? (
            <Trans>
              Trong thời gian của kế hoạch: {formatDateRange(plan.startsOn, plan.endsOn, locale)}, và không sau hạn cấp
              trên giao: {formatDate(task.dueOn, locale)}.
            </Trans>
          ) : (
            <Trans>Không sau hạn cấp trên giao: {formatDate(task.dueOn, locale)}.</Trans>
          )}
        </Text>
      </div>
    </IntentForm>
  );
}

/** The day itself, or the nearest one of the plan. */
function within(day: CalendarDate, { startsOn, endsOn }: { startsOn: CalendarDate; endsOn: CalendarDate }) {
  if (day < startsOn) return startsOn;
  return day > endsOn ? endsOn : day;
}
