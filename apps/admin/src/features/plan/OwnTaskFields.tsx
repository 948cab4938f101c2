import { useQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import type { CalendarDate } from "@camket/ui/calendar";
import type { PickerOption } from "@camket/ui/entity-picker";
import { ChoiceField } from "@camket/ui/field";
import { FieldRow } from "@camket/ui/form-layout";
import { formatDate, formatDateRange } from "@camket/ui/format";
import { useLocale } from "@camket/ui/words";
import { Trans, useLingui } from "@lingui/react/macro";
import { Text } from "@mantine/core";
import { type UseFormReturn, useWatch } from "react-hook-form";
import { FormDateField, FormTextAreaField, FormTextField } from "../../FormFields.tsx";
import { AgencyPicker } from "../committee/AgencyPicker.tsx";

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

export interface OwnTaskValues {
  /** Empty to carry it out outside any plan. */
  planId: string;
  sectionId: string;
  title: string;
  expectedResult: string;
  leadAgencyId: PickerOption | null;
  startsOn: CalendarDate | null;
  dueOn: CalendarDate | null;
}

export const ownTaskNames = [
  "planId",
  "sectionId",
  "title",
  "expectedResult",
  "leadAgencyId",
  "startsOn",
  "dueOn",
] as const satisfies (keyof OwnTaskValues)[];

/** What a committee sends of a task that it makes of what came from elsewhere. */
export const ownTaskTextOf = ({ planId, sectionId, leadAgencyId, startsOn, dueOn, ...text }: OwnTaskValues) => ({
  ...text,
  ...{ planId: planId || null, sectionId: sectionId || null, leadAgencyId: leadAgencyId?.id ?? null },
  // The form is only sent with both of them.
  ...{ startsOn: startsOn ?? "", dueOn: dueOn ?? "" },
});

interface OwnTaskFieldsProps {
  form: UseFormReturn<OwnTaskValues>;
  committee: { id: string; unit: { id: string } };
  /** Given by the committee above. */
  lastDay?: CalendarDate;
}

/** A committee's own task: into which draft, in which words, with whom and by when. */
export function OwnTaskFields({ form, committee, lastDay }: OwnTaskFieldsProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const { data } = useQuery(OwnDraftsQuery, { variables: { committeeId: committee.id } });
  const { control, register } = form;
  const planId = useWatch({ control, name: "planId" });
  const drafts = data?.plans.edges.map(({ node }) => node) ?? [];
  const plan = drafts.find((draft) => draft.id === planId);
  const latest = plan && (!lastDay || plan.endsOn < lastDay) ? plan.endsOn : lastDay;
  const span = { ...(plan && { min: plan.startsOn }), ...(latest && { max: latest }) };

  /** The dates may lie outside the plan. */
  function choosePlan(chosen: (typeof drafts)[number] | undefined) {
    form.setValue("sectionId", "");
    if (!chosen) return;
    for (const name of ["startsOn", "dueOn"] as const) {
      const day = form.getValues(name);
      if (day) form.setValue(name, within(day, chosen));
    }
  }

  return (
    <>
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
      <AgencyPicker control={control} name="leadAgencyId" label={t`Cơ quan chủ trì`} unitId={committee.unit.id} />
      <div>
        <FieldRow>
          <FormDateField control={control} name="startsOn" label={t`Bắt đầu`} required {...span} />
          <FormDateField control={control} name="dueOn" label={t`Hạn`} required {...span} />
        </FieldRow>
        <Text fz={13} c="var(--camket-ink3)" mt={4}>
          {plan && lastDay ? (
            <Trans>
              Trong thời gian của kế hoạch: {formatDateRange(plan.startsOn, plan.endsOn, locale)}, và không sau hạn cấp
              trên giao: {formatDate(lastDay, locale)}.
            </Trans>
          ) : plan ? (
            <Trans>Trong thời gian của kế hoạch: {formatDateRange(plan.startsOn, plan.endsOn, locale)}.</Trans>
          ) : (
            lastDay && <Trans>Không sau hạn cấp trên giao: {formatDate(lastDay, locale)}.</Trans>
          )}
        </Text>
      </div>
    </>
  );
}

/** The day itself, or the nearest one of the plan. */
function within(day: CalendarDate, { startsOn, endsOn }: { startsOn: CalendarDate; endsOn: CalendarDate }) {
  if (day < startsOn) return startsOn;
  return day > endsOn ? endsOn : day;
}
