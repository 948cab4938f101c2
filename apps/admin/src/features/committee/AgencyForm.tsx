import { type AgencyKind, type FragmentOf, graphql, readFragment } from "@camket/schema";
import type { PickerOption } from "@camket/ui/entity-picker";
import { ChoiceField } from "@camket/ui/field";
import { FieldRow } from "@camket/ui/form-layout";
import { useToast } from "@camket/ui/toast";
import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { Conflict } from "../../Conflict.tsx";
import { FormDateField, FormTextField } from "../../FormFields.tsx";
import { IntentForm } from "../../IntentForm.tsx";
import { useIntent } from "../../intent.ts";
import { Refusal_error, refuse } from "../../refusal.ts";
import { HistoryButton } from "../audit/HistoryButton.tsx";
import { useAgencyKindLabels } from "./agency-kinds.ts";
import { UnitPicker } from "./UnitPicker.tsx";

export const AgencyForm_agency = graphql(`
  fragment AgencyForm_agency on Agency {
    id
    version
    name
    nameEn
    abbreviation
    kind
  }
`);

const CreateAgency = graphql(
  `
    mutation CreateAgency($input: CreateAgencyInput!) {
      createAgency(input: $input) {
        __typename
        ... on Agency {
          id
          name
        }
        ...Refusal_error
      }
    }
  `,
  [Refusal_error],
);

const ReviseAgency = graphql(
  `
    mutation ReviseAgency($input: ReviseAgencyInput!) {
      reviseAgency(input: $input) {
        __typename
        ... on Agency {
          id
          name
        }
        ...Refusal_error
      }
    }
  `,
  [Refusal_error],
);

interface AgencyValues {
  unitId: PickerOption | null;
  name: string;
  nameEn: string;
  abbreviation: string;
  kind: AgencyKind;
  validFrom: string | null;
}

const names = ["unitId", "name", "nameEn", "abbreviation", "kind", "validFrom"] as const;

interface AgencyFormProps {
  /** The one to call otherwise from a day on; without it, a new one. */
  agency?: FragmentOf<typeof AgencyForm_agency> | undefined;
  onDone(): void;
  onCancel(): void;
}

export function AgencyForm({ agency: masked, onDone, onCancel }: AgencyFormProps) {
  const { t } = useLingui();
  const showToast = useToast();
  const kindLabels = useAgencyKindLabels();
  const agency = masked && readFragment(AgencyForm_agency, masked);
  const theirs: AgencyValues = {
    unitId: null,
    name: agency?.name ?? "",
    nameEn: agency?.nameEn ?? "",
    abbreviation: agency?.abbreviation ?? "",
    kind: agency?.kind ?? "DEPARTMENT",
    validFrom: null,
  };
  const [base] = useState(theirs);
  const [mine, setMine] = useState<AgencyValues | null>(null);
  const form = useForm<AgencyValues>({ defaultValues: base });
  const { control } = form;
  const options = { refetchQueries: ["AgenciesPage"] };
  const create = useIntent(CreateAgency, options);
  const revise = useIntent(ReviseAgency, options);
  const [refusal, setRefusal] = useState<string | null>(null);

  async function submit(values: AgencyValues) {
    const { unitId, validFrom, ...called } = values;
    setRefusal(null);
    setMine(null);
    if (!validFrom) return;
    const result = agency
      ? (await revise.send({ input: { id: agency.id, expectedVersion: agency.version, ...called, validFrom } }))
          ?.reviseAgency
      : unitId && (await create.send({ input: { unitId: unitId.id, ...called, validFrom } }))?.createAgency;
    if (!result) return;
    switch (result.__typename) {
      case "Agency":
        showToast({ message: t`Đã ghi ${result.name}.` });
        return onDone();
      case "ForbiddenError":
      case "IdempotencyKeyReusedError":
      case "InvalidInputError":
      case "NotFoundError":
      case "UnauthenticatedError":
        return setRefusal(refuse(form, names, result));
      case "VersionConflictError":
        return setMine(values);
      default:
        return result satisfies never;
    }
  }

  return (
    <IntentForm
      label={agency ? t`Sửa cơ quan` : t`Thêm cơ quan`}
      form={form}
      onSubmit={submit}
      submitLabel={agency ? t`Ghi thay đổi` : t`Thêm cơ quan`}
      isSending={create.isSending || revise.isSending}
      failure={create.failure ?? revise.failure ?? refusal}
      onCancel={onCancel}
    >
      {mine && (
        <Conflict
          form={form}
          base={base}
          mine={mine}
          theirs={theirs}
          fields={[
            { name: "name", label: t`Tên đầy đủ` },
            { name: "nameEn", label: t`Tên tiếng Anh` },
            { name: "abbreviation", label: t`Tên viết tắt` },
            { name: "kind", label: t`Loại`, labels: kindLabels },
          ]}
        />
      )}
      {agency && (
        <HistoryButton
          where={{ subjectIds: [agency.id] }}
          restore={{
            model: "AgencyPeriod",
            fields: ["name", "nameEn", "abbreviation"],
            onRestore: (values) => form.reset({ ...form.getValues(), ...values }, { keepDefaultValues: true }),
          }}
        />
      )}
      {!agency && <UnitPicker control={control} name="unitId" label={t`Đơn vị hành chính`} required />}
      <FormTextField control={control} name="name" label={t`Tên đầy đủ`} required />
      <FormTextField control={control} name="nameEn" label={t`Tên tiếng Anh`} required />
      <FieldRow>
        <FormTextField control={control} name="abbreviation" label={t`Tên viết tắt`} required />
        <ChoiceField label={t`Loại`} labels={kindLabels} {...form.register("kind")} />
      </FieldRow>
      <FormDateField
        control={control}
        name="validFrom"
        label={agency ? t`Áp dụng từ ngày` : t`Từ ngày`}
        required
        {...(agency && {
          description: t`Trùng ngày bắt đầu của giai đoạn hiện nay thì giai đoạn ấy được sửa lại.`,
        })}
      />
    </IntentForm>
  );
}
