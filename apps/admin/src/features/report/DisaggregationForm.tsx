import { graphql, type ResultOf } from "@camket/schema";
import { FieldRow } from "@camket/ui/form-layout";
import { useToast } from "@camket/ui/toast";
import { useLingui } from "@lingui/react/macro";
import { Checkbox } from "@mantine/core";
import { useState } from "react";
import { useFieldArray, useForm } from "react-hook-form";
import { FormTextField } from "../../FormFields.tsx";
import { IntentForm } from "../../IntentForm.tsx";
import { useIntent } from "../../intent.ts";
import { Refusal_error, refuse } from "../../refusal.ts";
import { EntryRows } from "../plan/EntryRows.tsx";

export const DisaggregationForm_disaggregation = graphql(`
  fragment DisaggregationForm_disaggregation on Disaggregation {
    id
    code
    name
    nameEn
    addsUpToTotal
    version
    categories {
      id
      code
      name
      nameEn
    }
  }
`);

export type KnownDisaggregation = ResultOf<typeof DisaggregationForm_disaggregation>;

const CreateDisaggregation = graphql(
  `
    mutation CreateDisaggregation($input: CreateDisaggregationInput!) {
      createDisaggregation(input: $input) {
        __typename
        ... on Disaggregation {
          id
        }
        ...Refusal_error
      }
    }
  `,
  [Refusal_error],
);

const ReviseDisaggregation = graphql(
  `
    mutation ReviseDisaggregation($input: ReviseDisaggregationInput!) {
      reviseDisaggregation(input: $input) {
        __typename
        ... on Disaggregation {
          id
        }
        ...Refusal_error
      }
    }
  `,
  [Refusal_error],
);

interface Values {
  code: string;
  name: string;
  nameEn: string;
  addsUpToTotal: boolean;
  categories: { categoryId: string | null; code: string; name: string; nameEn: string }[];
}

const newCategory = { categoryId: null, code: "", name: "", nameEn: "" };

interface DisaggregationFormProps {
  /** Null for a new one. */
  disaggregation: KnownDisaggregation | null;
  onClose(): void;
}

/** A way to split figures, with its parts in order. */
export function DisaggregationForm({ disaggregation, onClose }: DisaggregationFormProps) {
  const { t } = useLingui();
  const showToast = useToast();
  const again = { refetchQueries: ["DisaggregationsPage"] };
  const creating = useIntent(CreateDisaggregation, again);
  const revising = useIntent(ReviseDisaggregation, again);
  const [refusal, setRefusal] = useState<string | null>(null);
  const form = useForm<Values>({
    defaultValues: disaggregation
      ? {
          ...disaggregation,
          categories: disaggregation.categories.map(({ id, code, name, nameEn }) => ({
            categoryId: id,
            ...{ code, name, nameEn },
          })),
        }
      : { code: "", name: "", nameEn: "", addsUpToTotal: true, categories: [newCategory, newCategory] },
  });
  const { control, register, getValues } = form;
  const { fields, insert, move, remove } = useFieldArray({ control, name: "categories" });

  async function save({ code, name, nameEn, addsUpToTotal, ...values }: Values) {
    setRefusal(null);
    const categories = values.categories.map(({ categoryId, ...category }) => ({
      ...category,
      ...(categoryId && { id: categoryId }),
    }));
    const text = { name, nameEn, addsUpToTotal, categories };
    const result = disaggregation
      ? (await revising.send({ input: { id: disaggregation.id, expectedVersion: disaggregation.version, ...text } }))
          ?.reviseDisaggregation
      : (await creating.send({ input: { code, ...text } }))?.createDisaggregation;
    if (!result) return;
    if (result.__typename === "Disaggregation") {
      onClose();
      showToast({ message: disaggregation ? t`Đã sửa cách phân tổ ${name}.` : t`Đã thêm cách phân tổ ${name}.` });
    } else setRefusal(refuse(form, ["code", "name", "nameEn", "categories"], result));
  }

  const label = disaggregation ? t`Sửa cách phân tổ` : t`Thêm cách phân tổ`;
  return (
    <IntentForm
      label={label}
      form={form}
      onSubmit={save}
      submitLabel={disaggregation ? t`Lưu` : label}
      isSending={creating.isSending || revising.isSending}
      failure={creating.failure ?? revising.failure ?? refusal}
      onCancel={onClose}
    >
      <FieldRow>
        <FormTextField control={control} name="name" label={t`Tên`} required maxLength={200} />
        <FormTextField control={control} name="nameEn" label={t`Tên tiếng Anh`} required maxLength={200} />
      </FieldRow>
      {!disaggregation && (
        <FormTextField
          control={control}
          name="code"
          label={t`Mã`}
          description={t`Chữ in hoa, số, gạch nối và gạch dưới: AGE_BAND. Mã không đổi về sau.`}
          required
          maxLength={20}
        />
      )}
      <Checkbox
        {...register("addsUpToTotal")}
        label={t`Các phần cộng lại bằng tổng số`}
        description={t`Bỏ chọn nếu một người có thể thuộc nhiều phần, ví dụ vừa là trẻ em vừa là người khuyết tật.`}
      />
      <EntryRows
        legend={t`Các phần`}
        hint={t`Phần đã có số liệu thì đổi tên được, không bỏ được.`}
        count={fields.length}
        addLabel={t`Thêm phần`}
        rows={fields}
        columns="104px minmax(0, 1fr) minmax(0, 1fr)"
        onInsert={(index) => insert(index, newCategory, { shouldFocus: false })}
        onMove={move}
        onRemove={(index) => {
          const row = getValues(`categories.${index}`);
          remove(index);
          return () => insert(index, row, { shouldFocus: false });
        }}
        row={(index) => (
          <>
            <FormTextField
              control={control}
              name={`categories.${index}.code`}
              label={t`Mã, dòng ${index + 1}`}
              placeholder={t`Mã`}
              required
              maxLength={20}
            />
            <FormTextField
              control={control}
              name={`categories.${index}.name`}
              label={t`Tên, dòng ${index + 1}`}
              placeholder={t`Tên`}
              required
              maxLength={200}
            />
            <FormTextField
              control={control}
              name={`categories.${index}.nameEn`}
              label={t`Tên tiếng Anh, dòng ${index + 1}`}
              placeholder={t`Tên tiếng Anh`}
              required
              maxLength={200}
            />
          </>
        )}
      />
    </IntentForm>
  );
}
