import { useQuery } from "@apollo/client/react";
import {
  type AddingRule,
  type AdministrativeLevel,
  type CountedWork,
  type EventKind,
  graphql,
  type IndicatorSource,
  type ValueType,
} from "@camket/schema";
import type { PickerOption } from "@camket/ui/entity-picker";
import { ChoiceField } from "@camket/ui/field";
import { matchesFolded } from "@camket/ui/fold";
import { FieldRow } from "@camket/ui/form-layout";
import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { type UseFormReturn, useWatch } from "react-hook-form";
import {
  FormEntitiesPicker,
  FormEntityPicker,
  FormNumberField,
  FormTextAreaField,
  FormTextField,
} from "../../FormFields.tsx";
import { useNames } from "../../names.ts";
import { CountedFields } from "./CountedFields.tsx";
import { FormLevels } from "./FormLevels.tsx";
import { useIndicatorWords } from "./indicator-words.ts";
import { RulesField, type RuleValues } from "./RulesField.tsx";

const IndicatorFieldsQuery = graphql(`
  query IndicatorFields {
    themes(first: 100) {
      edges {
        node {
          id
          name
          nameEn
        }
      }
    }
    groups(first: 100) {
      edges {
        node {
          id
          name
          nameEn
        }
      }
    }
    disaggregations(first: 100) {
      edges {
        node {
          id
          name
          nameEn
        }
      }
    }
  }
`);

export interface IndicatorValues {
  code: string;
  validFrom: string | null;
  name: string;
  nameEn: string;
  definition: string;
  definitionEn: string;
  unit: string;
  unitEn: string;
  valueType: ValueType;
  numeratorName: string;
  numeratorNameEn: string;
  denominatorName: string;
  denominatorNameEn: string;
  overCommittees: AddingRule;
  overPeriods: AddingRule;
  source: IndicatorSource;
  counted: CountedWork | null;
  eventKinds: EventKind[];
  smallCellThreshold: number | null;
  levels: AdministrativeLevel[];
  themeId: PickerOption | null;
  groupIds: PickerOption[];
  disaggregationIds: PickerOption[];
  rules: RuleValues[];
}

export const indicatorFieldNames = [
  "code",
  "validFrom",
  "name",
  "nameEn",
  "definition",
  "definitionEn",
  "unit",
  "unitEn",
  "valueType",
  "numeratorName",
  "numeratorNameEn",
  "denominatorName",
  "denominatorNameEn",
  "overCommittees",
  "overPeriods",
  "source",
  "counted",
  "eventKinds",
  "smallCellThreshold",
  "levels",
  "themeId",
  "groupIds",
  "disaggregationIds",
  "rules",
] as const satisfies (keyof IndicatorValues)[];

/** What both defining and revising an indicator send. */
export const definitionOf = (values: IndicatorValues) => ({
  name: values.name,
  nameEn: values.nameEn,
  definition: values.definition,
  definitionEn: values.definitionEn,
  unit: values.unit,
  unitEn: values.unitEn,
  valueType: values.valueType,
  numeratorName: values.numeratorName,
  numeratorNameEn: values.numeratorNameEn,
  denominatorName: values.denominatorName,
  denominatorNameEn: values.denominatorNameEn,
  overCommittees: values.overCommittees,
  overPeriods: values.overPeriods,
  source: values.source,
  counted: values.source === "ENTERED" ? null : values.counted,
  eventKinds: values.eventKinds,
  smallCellThreshold: values.smallCellThreshold,
  levels: values.levels,
  themeId: values.themeId?.id ?? "",
  groupIds: values.groupIds.map(({ id }) => id),
  disaggregationIds: values.disaggregationIds.map(({ id }) => id),
  rules: values.rules.map(({ kind, severity, comparedIndicatorId, comparedPart, limit }) => ({
    kind,
    severity,
    comparedIndicatorId: kind === "LE_INDICATOR" ? (comparedIndicatorId?.id ?? null) : null,
    comparedPart: kind === "LE_INDICATOR" ? comparedPart : null,
    limit: kind === "CHANGE_FROM_PREVIOUS_PERCENT" && limit !== null ? String(limit) : null,
  })),
});

/** All that a definition says, from its name to the rules of its figures. */
export function IndicatorFields({ form }: { form: UseFormReturn<IndicatorValues> }) {
  const { t } = useLingui();
  const { nameOf } = useNames();
  const { control, register, formState } = form;
  const { addingRules, sources, valueTypes } = useIndicatorWords();
  const { data, loading } = useQuery(IndicatorFieldsQuery);
  const [typed, setTyped] = useState({ theme: "", group: "", split: "" });
  const isRatio = useWatch({ control, name: "valueType" }) === "RATIO";
  const optionsOf = (edges: { node: { id: string; name: string; nameEn: string } }[] = [], text: string) =>
    edges
      .map(({ node }): PickerOption => ({ id: node.id, label: nameOf(node) }))
      .filter(({ label }) => matchesFolded(label, text));
  const { errors } = formState;
  return (
    <>
      <FormTextField control={control} name="name" label={t`Tên`} required maxLength={300} />
      <FormTextField control={control} name="nameEn" label={t`Tên tiếng Anh`} required maxLength={300} />
      <FormTextAreaField
        control={control}
        name="definition"
        label={t`Định nghĩa`}
        description={t`Đếm gì và không đếm gì.`}
        required
        maxLength={2000}
      />
      <FormTextAreaField
        control={control}
        name="definitionEn"
        label={t`Định nghĩa tiếng Anh`}
        required
        maxLength={2000}
      />
      <FieldRow>
        <FormTextField control={control} name="unit" label={t`Đơn vị`} required maxLength={50} />
        <FormTextField control={control} name="unitEn" label={t`Đơn vị tiếng Anh`} required maxLength={50} />
      </FieldRow>
      <FieldRow>
        <ChoiceField label={t`Loại`} labels={valueTypes} {...register("valueType")} />
        <ChoiceField label={t`Nguồn`} labels={sources} error={errors.source?.message} {...register("source")} />
      </FieldRow>
      <CountedFields form={form} />
      {isRatio && (
        <>
          <FieldRow>
            <FormTextField control={control} name="numeratorName" label={t`Tử số`} required maxLength={300} />
            <FormTextField
              control={control}
              name="numeratorNameEn"
              label={t`Tử số, tiếng Anh`}
              required
              maxLength={300}
            />
          </FieldRow>
          <FieldRow>
            <FormTextField control={control} name="denominatorName" label={t`Mẫu số`} required maxLength={300} />
            <FormTextField
              control={control}
              name="denominatorNameEn"
              label={t`Mẫu số, tiếng Anh`}
              required
              maxLength={300}
            />
          </FieldRow>
        </>
      )}
      <FieldRow>
        <ChoiceField
          label={t`Gộp các ban`}
          labels={addingRules}
          error={errors.overCommittees?.message}
          {...register("overCommittees")}
        />
        <ChoiceField
          label={t`Gộp các kỳ`}
          labels={addingRules}
          error={errors.overPeriods?.message}
          {...register("overPeriods")}
        />
      </FieldRow>
      <FormLevels control={control} name="levels" label={t`Cấp báo cáo`} />
      <FormEntityPicker
        control={control}
        name="themeId"
        label={t`Lĩnh vực`}
        required
        options={optionsOf(data?.themes.edges, typed.theme)}
        onSearch={(theme) => setTyped({ ...typed, theme })}
        isLoading={loading}
      />
      <FormEntitiesPicker
        control={control}
        name="groupIds"
        label={t`Nhóm chủ thể quyền`}
        options={optionsOf(data?.groups.edges, typed.group)}
        onSearch={(group) => setTyped({ ...typed, group })}
        isLoading={loading}
      />
      <FormEntitiesPicker
        control={control}
        name="disaggregationIds"
        label={t`Phân tổ`}
        options={optionsOf(data?.disaggregations.edges, typed.split)}
        onSearch={(split) => setTyped({ ...typed, split })}
        isLoading={loading}
      />
      <FormNumberField
        control={control}
        name="smallCellThreshold"
        label={t`Ẩn số liệu nhỏ hơn`}
        description={t`Ngoài ban báo cáo và cấp trên của ban, số nhỏ hơn mức này không hiện. Để trống thì không che.`}
        min={2}
        max={100}
      />
      <RulesField form={form} />
    </>
  );
}
