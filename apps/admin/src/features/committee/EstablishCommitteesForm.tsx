import { useQuery } from "@apollo/client/react";
import { type AdministrativeLevel, graphql } from "@camket/schema";
import type { PickerOption } from "@camket/ui/entity-picker";
import { ChoiceField } from "@camket/ui/field";
import { FieldRow } from "@camket/ui/form-layout";
import { formatNumber } from "@camket/ui/format";
import { Note } from "@camket/ui/page";
import { useLocale } from "@camket/ui/words";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button, Group } from "@mantine/core";
import { useState } from "react";
import { type Control, useForm, useWatch } from "react-hook-form";
import { FormDateField, FormTextField } from "../../FormFields.tsx";
import { IntentForm } from "../../IntentForm.tsx";
import { useIntent } from "../../intent.ts";
import { Refusal_error, refuse } from "../../refusal.ts";
import { today } from "../../today.ts";
import { AdministeredCommitteePicker } from "../access/AdministeredCommitteePicker.tsx";
import { JobProgress } from "../access/JobProgress.tsx";
import { DocumentPicker } from "./DocumentPicker.tsx";

const EstablishCommittees = graphql(
  `
    mutation EstablishCommittees($input: EstablishCommitteesInput!) {
      establishCommittees(input: $input) {
        __typename
        ... on Job {
          id
        }
        ...Refusal_error
      }
    }
  `,
  [Refusal_error],
);

const kindMark = "{kind}";
const nameMark = "{name}";

type Level = Exclude<AdministrativeLevel, "NATION">;

interface Establishment {
  level: Level;
  name: string;
  symbol: string;
  from: string | null;
  documentId: PickerOption | null;
  underCommitteeId: PickerOption | null;
}

const names = ["level", "name", "symbol", "from", "documentId", "underCommitteeId"] as const;

interface EstablishCommitteesFormProps {
  /** Whether the committees may be those of the whole country. */
  isForWholeCountry: boolean;
  /** The check or establishment asked for last, kept in the address. */
  jobId: string | undefined;
  onJob(id: string | undefined): void;
  onCancel(): void;
}

/** Committees for all units of a level at once: first what it would do, by name, then the act and the way back. */
export function EstablishCommitteesForm({ isForWholeCountry, jobId, onJob, onCancel }: EstablishCommitteesFormProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const form = useForm<Establishment>({
    defaultValues: {
      level: "COMMUNE",
      name: `Ban Chỉ đạo về Nhân quyền ${kindMark} ${nameMark}`,
      symbol: "BCĐ",
      from: today(),
      documentId: null,
      underCommitteeId: null,
    },
  });
  const { control } = form;
  const { send, isSending, failure } = useIntent(EstablishCommittees);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [checked, setChecked] = useState<Establishment | null>(null);

  async function ask(establishment: Establishment, isPreview: boolean) {
    const { from, documentId, underCommitteeId, ...rest } = establishment;
    setRefusal(null);
    if (!from) return;
    const result = (
      await send({
        input: {
          ...{ ...rest, from, isPreview },
          documentId: documentId?.id ?? null,
          underCommitteeId: underCommitteeId?.id ?? null,
        },
      })
    )?.establishCommittees;
    if (!result) return;
    if (result.__typename !== "Job") {
      onJob(undefined);
      return setRefusal(refuse(form, names, result));
    }
    setChecked(establishment);
    onJob(result.id);
  }

  if (jobId)
    return (
      <JobProgress key={jobId} id={jobId}>
        {({ isPreview, state, counts }) => {
          const count = counts.find(({ measure }) => measure === "CREATED")?.count ?? 0;
          return (
            <Group gap="xs" my="sm">
              {isPreview && state === "DONE" && count > 0 && checked && (
                <Button loading={isSending} onClick={() => ask(checked, false)}>
                  <Plural value={count} other={`Lập ${formatNumber(count, locale)} ban chỉ đạo`} />
                </Button>
              )}
              <Button variant="default" onClick={() => onJob(undefined)}>
                {isPreview ? <Trans>Sửa lại</Trans> : <Trans>Lập tiếp</Trans>}
              </Button>
              {failure && <Note tone="late">{failure}</Note>}
            </Group>
          );
        }}
      </JobProgress>
    );

  return (
    <IntentForm
      label={t`Lập ban cho cả một cấp`}
      form={form}
      onSubmit={(establishment) => ask(establishment, true)}
      submitLabel={t`Xem trước`}
      isSending={isSending}
      failure={failure ?? refusal}
      onCancel={onCancel}
    >
      <ChoiceField
        label={t`Cấp`}
        labels={{ PROVINCE: t`Cấp tỉnh`, DISTRICT: t`Cấp huyện`, COMMUNE: t`Cấp xã` } satisfies Record<Level, string>}
        {...form.register("level")}
      />
      <AdministeredCommitteePicker
        control={control}
        name="underCommitteeId"
        label={t`Dưới ban chỉ đạo`}
        description={isForWholeCountry ? t`Để trống: mọi đơn vị của cấp này trong cả nước.` : undefined}
        required={!isForWholeCountry}
      />
      <FormTextField
        control={control}
        name="name"
        label={t`Mẫu tên`}
        description={t`${kindMark} và ${nameMark} được thay bằng loại và tên của từng đơn vị.`}
        required
      />
      <Examples control={control} />
      <FieldRow>
        <FormTextField control={control} name="symbol" label={t`Ký hiệu`} required />
        <FormDateField control={control} name="from" label={t`Từ ngày`} required />
      </FieldRow>
      <DocumentPicker control={control} name="documentId" label={t`Văn bản thành lập`} />
    </IntentForm>
  );
}

const ExamplesQuery = graphql(`
  query EstablishmentExamples($level: AdministrativeLevel!, $asOf: Date!) {
    administrativeUnits(where: { level: $level }, asOf: $asOf, first: 3) {
      edges {
        node {
          id
          kind(asOf: $asOf)
          name(asOf: $asOf)
        }
      }
    }
  }
`);

/** What the first three units of the level would have. */
function Examples({ control }: { control: Control<Establishment> }) {
  const { level, name = "", from } = useWatch({ control });
  const { data, previousData } = useQuery(ExamplesQuery, {
    variables: { level: level ?? "COMMUNE", asOf: from ?? today() },
  });
  const units = (data ?? previousData)?.administrativeUnits.edges ?? [];
  if (units.length === 0) return null;
  return (
    <Note tone="quiet">
      <Trans>Ví dụ:</Trans>
      <ul style={{ margin: 0, paddingLeft: 20 }}>
        {units.map(({ node }) => (
          <li key={node.id}>
            {name.replace(/\{(kind|name)\}/g, (_place, word) =>
              word === "kind" ? node.kind.toLocaleLowerCase("vi") : node.name,
            )}
          </li>
        ))}
      </ul>
    </Note>
  );
}
