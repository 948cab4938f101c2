import { type FragmentOf, graphql, readFragment } from "@camket/schema";
import type { PickerOption } from "@camket/ui/entity-picker";
import { FieldRow } from "@camket/ui/form-layout";
import { useToast } from "@camket/ui/toast";
import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { Conflict } from "../../Conflict.tsx";
import { FormDateField, FormTextField } from "../../FormFields.tsx";
import { IntentForm } from "../../IntentForm.tsx";
import { useIntent } from "../../intent.ts";
import { useNames } from "../../names.ts";
import { Refusal_error, refuse } from "../../refusal.ts";
import { HistoryButton } from "../audit/HistoryButton.tsx";
import { AgencyPicker } from "./AgencyPicker.tsx";
import { DocumentPicker } from "./DocumentPicker.tsx";

export const ReviseCommitteeForm_committee = graphql(`
  fragment ReviseCommitteeForm_committee on Committee {
    id
    version
    latestName: name
    latestNameEn: nameEn
    latestSymbol: symbol
    latestStandingAgency: standingAgency {
      id
      name
      nameEn
    }
  }
`);

const ReviseCommittee = graphql(
  `
    mutation ReviseCommittee($input: ReviseCommitteeInput!) {
      reviseCommittee(input: $input) {
        __typename
        ... on Committee {
          id
          version
        }
        ...Refusal_error
      }
    }
  `,
  [Refusal_error],
);

interface Revision {
  name: string;
  nameEn: string;
  symbol: string;
  standingAgencyId: PickerOption | null;
  validFrom: string | null;
  documentId: PickerOption | null;
}

const names = ["name", "nameEn", "symbol", "standingAgencyId", "validFrom", "documentId"] as const;

interface ReviseCommitteeFormProps {
  committee: FragmentOf<typeof ReviseCommitteeForm_committee>;
  onDone(): void;
  onCancel(): void;
}

export function ReviseCommitteeForm({ committee, onDone, onCancel }: ReviseCommitteeFormProps) {
  const { t } = useLingui();
  const { nameOf } = useNames();
  const showToast = useToast();
  const present = readFragment(ReviseCommitteeForm_committee, committee);
  const { id, version } = present;
  const valuesOf = ({ latestStandingAgency, ...latest }: typeof present): Revision => ({
    name: latest.latestName,
    nameEn: latest.latestNameEn,
    symbol: latest.latestSymbol,
    standingAgencyId: latestStandingAgency && { id: latestStandingAgency.id, label: nameOf(latestStandingAgency) },
    validFrom: null,
    documentId: null,
  });
  const [base] = useState(() => valuesOf(present));
  const [mine, setMine] = useState<Revision | null>(null);
  const form = useForm<Revision>({ defaultValues: base });
  const { control } = form;
  const { send, isSending, failure } = useIntent(ReviseCommittee, {
    refetchQueries: ["CommitteePage", "CommitteeHistory"],
  });
  const [refusal, setRefusal] = useState<string | null>(null);

  async function submit(values: Revision) {
    const { validFrom, standingAgencyId, documentId, ...texts } = values;
    setRefusal(null);
    setMine(null);
    if (!validFrom) return;
    const answer = await send({
      input: {
        id,
        expectedVersion: version,
        ...texts,
        standingAgencyId: standingAgencyId?.id ?? null,
        documentId: documentId?.id ?? null,
        validFrom,
      },
    });
    const result = answer?.reviseCommittee;
    if (!result) return;
    switch (result.__typename) {
      case "Committee":
        showToast({ message: t`Đã ghi thay đổi. Tên và cơ quan thường trực trước đó vẫn giữ trong lịch sử.` });
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
      label={t`Kiện toàn ban chỉ đạo`}
      form={form}
      onSubmit={submit}
      submitLabel={t`Ghi thay đổi`}
      isSending={isSending}
      failure={failure ?? refusal}
      onCancel={onCancel}
    >
      {mine && (
        <Conflict
          form={form}
          base={base}
          mine={mine}
          theirs={valuesOf(present)}
          fields={[
            { name: "name", label: t`Tên đầy đủ` },
            { name: "nameEn", label: t`Tên tiếng Anh` },
            { name: "symbol", label: t`Ký hiệu` },
            { name: "standingAgencyId", label: t`Cơ quan thường trực` },
          ]}
        />
      )}
      <HistoryButton
        where={{ committeeId: id, models: ["CommitteePeriod"] }}
        restore={{
          model: "CommitteePeriod",
          fields: ["name", "nameEn", "symbol"],
          onRestore: (values) => form.reset({ ...form.getValues(), ...values }, { keepDefaultValues: true }),
        }}
      />
      <FormDateField
        control={control}
        name="validFrom"
        label={t`Áp dụng từ ngày`}
        description={t`Trùng ngày bắt đầu của giai đoạn hiện nay thì giai đoạn ấy được sửa lại.`}
        required
      />
      <FormTextField control={control} name="name" label={t`Tên đầy đủ`} required />
      <FormTextField control={control} name="nameEn" label={t`Tên tiếng Anh`} required />
      <FieldRow>
        <FormTextField control={control} name="symbol" label={t`Ký hiệu`} required />
        <AgencyPicker control={control} name="standingAgencyId" label={t`Cơ quan thường trực`} />
      </FieldRow>
      <DocumentPicker control={control} name="documentId" label={t`Văn bản quyết định`} />
    </IntentForm>
  );
}
