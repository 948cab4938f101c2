import { type FragmentOf, graphql, readFragment } from "@camket/schema";
import type { PickerOption } from "@camket/ui/entity-picker";
import { FieldRow } from "@camket/ui/form-layout";
import { useToast } from "@camket/ui/toast";
import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { FormDateField, FormTextField } from "../../FormFields.tsx";
import { IntentForm } from "../../IntentForm.tsx";
import { useIntent } from "../../intent.ts";
import { Refusal_error, refuse } from "../../refusal.ts";
import { today } from "../../today.ts";
import { AgencyPicker } from "./AgencyPicker.tsx";
import { DocumentPicker } from "./DocumentPicker.tsx";
import { UnitPicker } from "./UnitPicker.tsx";

export const EstablishCommitteeForm_parent = graphql(`
  fragment EstablishCommitteeForm_parent on Committee {
    id
    parentSymbol: symbol
    unit {
      id
    }
  }
`);

const EstablishCommittee = graphql(
  `
    mutation EstablishCommittee($input: EstablishCommitteeInput!) {
      establishCommittee(input: $input) {
        __typename
        ... on Committee {
          id
          name
        }
        ...Refusal_error
      }
    }
  `,
  [Refusal_error],
);

interface Establishment {
  unitId: PickerOption | null;
  name: string;
  nameEn: string;
  symbol: string;
  standingAgencyId: PickerOption | null;
  validFrom: string | null;
  documentId: PickerOption | null;
}

const names = ["unitId", "name", "nameEn", "symbol", "standingAgencyId", "validFrom", "documentId"] as const;

interface EstablishCommitteeFormProps {
  parent: FragmentOf<typeof EstablishCommitteeForm_parent>;
  onDone(committeeId: string): void;
  onCancel(): void;
}

export function EstablishCommitteeForm({ parent, onDone, onCancel }: EstablishCommitteeFormProps) {
  const { t } = useLingui();
  const showToast = useToast();
  const { id: parentId, parentSymbol, unit } = readFragment(EstablishCommitteeForm_parent, parent);
  const form = useForm<Establishment>({
    defaultValues: {
      unitId: null,
      name: "",
      nameEn: "",
      symbol: parentSymbol,
      standingAgencyId: null,
      validFrom: today(),
      documentId: null,
    },
  });
  const { control } = form;
  const { send, isSending, failure } = useIntent(EstablishCommittee, {
    refetchQueries: ["CommitteePage", "CommitteesPage", "CommitteeTree", "CommitteeTable"],
  });
  const [refusal, setRefusal] = useState<string | null>(null);

  async function submit({ unitId, validFrom, standingAgencyId, documentId, ...texts }: Establishment) {
    setRefusal(null);
    if (!unitId || !validFrom) return;
    const answer = await send({
      input: {
        parentId,
        unitId: unitId.id,
        ...texts,
        standingAgencyId: standingAgencyId?.id ?? null,
        documentId: documentId?.id ?? null,
        validFrom,
      },
    });
    const result = answer?.establishCommittee;
    if (!result) return;
    switch (result.__typename) {
      case "Committee":
        showToast({ message: t`Đã lập ${result.name}.` });
        return onDone(result.id);
      case "CommitteeExistsError":
      case "CommitteeUnderItselfError":
        form.setError("unitId", { type: "server", message: readFragment(Refusal_error, result).message });
        return;
      case "ForbiddenError":
      case "IdempotencyKeyReusedError":
      case "InvalidInputError":
      case "NotFoundError":
      case "UnauthenticatedError":
        return setRefusal(refuse(form, names, result));
      default:
        return result satisfies never;
    }
  }

  return (
    <IntentForm
      label={t`Lập ban cấp dưới`}
      form={form}
      onSubmit={submit}
      submitLabel={t`Lập ban chỉ đạo`}
      isSending={isSending}
      failure={failure ?? refusal}
      onCancel={onCancel}
    >
      <UnitPicker control={control} name="unitId" label={t`Đơn vị hành chính`} parentId={unit.id} required />
      <FormTextField
        control={control}
        name="name"
        label={t`Tên đầy đủ`}
        description={t`Như trong văn bản thành lập.`}
        required
      />
      <FormTextField control={control} name="nameEn" label={t`Tên tiếng Anh`} required />
      <FieldRow>
        <FormTextField control={control} name="symbol" label={t`Ký hiệu`} required />
        <FormDateField control={control} name="validFrom" label={t`Từ ngày`} required />
      </FieldRow>
      <AgencyPicker control={control} name="standingAgencyId" label={t`Cơ quan thường trực`} />
      <DocumentPicker control={control} name="documentId" label={t`Văn bản thành lập`} />
    </IntentForm>
  );
}
