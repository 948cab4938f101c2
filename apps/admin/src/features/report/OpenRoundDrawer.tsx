import { useQuery } from "@apollo/client/react";
import { type AdministrativeLevel, graphql, type ResultOf } from "@camket/schema";
import type { Period } from "@camket/ui/calendar";
import type { PickerOption } from "@camket/ui/entity-picker";
import { FieldRow, FormDrawer } from "@camket/ui/form-layout";
import { PeriodField } from "@camket/ui/period-field";
import { LoadingState } from "@camket/ui/states";
import { useToast } from "@camket/ui/toast";
import { useLingui } from "@lingui/react/macro";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useController, useForm, useWatch } from "react-hook-form";
import { FormDateField, FormTextField } from "../../FormFields.tsx";
import { IntentForm } from "../../IntentForm.tsx";
import { useIntent } from "../../intent.ts";
import { Refusal_error, refuse } from "../../refusal.ts";
import { today } from "../../today.ts";
import { OpeningCommitteePicker } from "./OpeningCommitteePicker.tsx";
import { RoundForms } from "./RoundForms.tsx";
import { RoundPreview } from "./RoundPreview.tsx";
import { type LevelForm, type OpeningValues, periodInput, usualDays } from "./round-opening.ts";

const OpenRound = graphql(
  `
    mutation OpenRound($input: OpenRoundInput!) {
      openRound(input: $input) {
        __typename
        ... on ReportingRound {
          id
          name
          completeness {
            expected
          }
        }
        ...Refusal_error
      }
    }
  `,
  [Refusal_error],
);

export const OpenRoundCommitteeQuery = graphql(`
  query OpenRoundCommittee($id: ID!) {
    committee(id: $id) {
      id
      name
      nameEn
      viewerCanOpenRound
      parent {
        id
      }
      unit {
        id
        level
      }
      rounds(first: 10) {
        edges {
          node {
            id
            periodKind
            templates {
              level
              templateVersion {
                id
                template {
                  id
                }
              }
            }
          }
        }
      }
    }
    reportTemplates(first: 100) {
      edges {
        node {
          id
          code
          name
          nameEn
          versions {
            id
            number
            levels
            validFrom
          }
        }
      }
    }
  }
`);

export type Forms = ResultOf<typeof OpenRoundCommitteeQuery>["reportTemplates"]["edges"][number]["node"][];
export type PastRounds = NonNullable<ResultOf<typeof OpenRoundCommitteeQuery>["committee"]>["rounds"]["edges"];

interface OpenRoundDrawerProps {
  isOpen: boolean;
  onClose(): void;
  committee: PickerOption | null;
  /** The period proposed. */
  period: Period | null;
}

export function OpenRoundDrawer({ isOpen, ...props }: OpenRoundDrawerProps) {
  const { t } = useLingui();
  return (
    <FormDrawer isOpen={isOpen} onClose={props.onClose} title={t`Mở kỳ báo cáo`} width={720}>
      <OpenRoundForm {...props} />
    </FormDrawer>
  );
}

function OpenRoundForm({ committee, period, onClose }: Omit<OpenRoundDrawerProps, "isOpen">) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const showToast = useToast();
  const { send, isSending, failure } = useIntent(OpenRound, { refetchQueries: ["RoundList", "ReportsPage"] });
  const [refusal, setRefusal] = useState<string | null>(null);
  const form = useForm<OpeningValues>({
    defaultValues: { committeeId: committee, period, name: "", ...usualDays(period), forms: {} },
  });
  const { control, setValue } = form;
  const [chosen, forms, now] = useWatch({ control, name: ["committeeId", "forms", "period"] });
  const { field: periodField, fieldState } = useController({
    control,
    name: "period",
    rules: { validate: (value) => value !== null || t`Chọn kỳ báo cáo` },
  });
  const { data } = useQuery(OpenRoundCommitteeQuery, { variables: { id: chosen?.id ?? "" }, skip: !chosen });
  const asking = data?.committee;

  async function open(values: OpeningValues) {
    setRefusal(null);
    if (!values.period) return;
    const asked = Object.entries(values.forms).flatMap(
      ([level, { versionId, dueOn }]) =>
        versionId ? [{ level: level as AdministrativeLevel, templateVersionId: versionId, dueOn }] : [], // its keys are levels
    );
    if (asked.length === 0) return setRefusal(t`Chọn mẫu báo cáo cho ít nhất một cấp.`);
    const answer = await send({
      input: {
        committeeId: values.committeeId?.id ?? "",
        period: periodInput(values.period, values.name),
        opensOn: values.opensOn ?? "",
        dueOn: values.dueOn ?? "",
        forms: asked,
      },
    });
    const result = answer?.openRound;
    if (!result) return;
    if (result.__typename === "ReportingRound") {
      const { name, completeness } = result;
      showToast({ message: t`Đã mở kỳ ${name}: ${completeness.expected} ban phải nộp.` });
      await navigate({ to: "/rounds/$id", params: { id: result.id } });
    } else setRefusal(refuse(form, ["committeeId", "name", "opensOn", "dueOn"], result));
  }

  return (
    <IntentForm
      label={t`Mở kỳ báo cáo`}
      form={form}
      onSubmit={open}
      submitLabel={t`Mở kỳ`}
      isSending={isSending}
      failure={failure ?? refusal}
      onCancel={onClose}
    >
      <OpeningCommitteePicker control={control} name="committeeId" label={t`Ban yêu cầu báo cáo`} required />
      <PeriodField
        label={t`Kỳ`}
        value={periodField.value}
        onChange={(changed) => {
          periodField.onChange(changed);
          const { opensOn, dueOn } = usualDays(changed);
          setValue("opensOn", opensOn);
          setValue("dueOn", dueOn);
        }}
        initialYear={Number(today().slice(0, 4))}
        error={fieldState.error?.message}
      />
      {now?.kind === "CUSTOM" && (
        <FormTextField control={control} name="name" label={t`Tên kỳ`} required maxLength={200} />
      )}
      <FieldRow>
        <FormDateField control={control} name="opensOn" label={t`Soạn từ ngày`} required />
        <FormDateField control={control} name="dueOn" label={t`Hạn nộp`} required />
      </FieldRow>
      {chosen &&
        (asking && data ? (
          <>
            <RoundForms
              key={asking.id}
              level={asking.unit.level}
              isRoot={asking.parent === null}
              templates={data.reportTemplates.edges.map(({ node }) => node)}
              past={asking.rounds.edges}
              period={now}
              value={forms}
              onChange={(changed: Partial<Record<AdministrativeLevel, LevelForm>>) => setValue("forms", changed)}
            />
            {now && <RoundPreview committeeId={asking.id} period={now} forms={forms} />}
          </>
        ) : (
          <LoadingState lines={4} />
        ))}
    </IntentForm>
  );
}
