import { type FragmentOf, graphql, type ResultOf, readFragment } from "@camket/schema";
import { FormDrawer } from "@camket/ui/form-layout";
import { useToast } from "@camket/ui/toast";
import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { Conflict } from "../../Conflict.tsx";
import { FormDateField } from "../../FormFields.tsx";
import { IntentForm } from "../../IntentForm.tsx";
import { useIntent } from "../../intent.ts";
import { useNames } from "../../names.ts";
import { Refusal_error, refuse } from "../../refusal.ts";
import { definitionOf, IndicatorFields, type IndicatorValues, indicatorFieldNames } from "./IndicatorFields.tsx";
import { useIndicatorWords } from "./indicator-words.ts";

export const ReviseIndicatorDrawer_indicator = graphql(`
  fragment ReviseIndicatorDrawer_indicator on Indicator {
    id
    code
    edition
    version {
      id
      name
      nameEn
      definition
      definitionEn
      unit
      unitEn
      valueType
      numeratorName
      numeratorNameEn
      denominatorName
      denominatorNameEn
      overCommittees
      overPeriods
      source
      counted
      eventKinds
      smallCellThreshold
      levels
      validFrom
      theme {
        id
        name
        nameEn
      }
      groups {
        id
        name
        nameEn
      }
      disaggregations {
        id
        name
        nameEn
      }
      rules {
        kind
        severity
        limit
        comparedPart
        comparedIndicator {
          id
          code
        }
      }
    }
  }
`);

const ReviseIndicator = graphql(
  `
    mutation ReviseIndicator($input: ReviseIndicatorInput!) {
      reviseIndicator(input: $input) {
        __typename
        ... on Indicator {
          id
          edition
        }
        ...Refusal_error
      }
    }
  `,
  [Refusal_error],
);

interface ReviseIndicatorDrawerProps {
  indicator: FragmentOf<typeof ReviseIndicatorDrawer_indicator>;
  isOpen: boolean;
  onClose(): void;
}

export function ReviseIndicatorDrawer({ indicator, isOpen, onClose }: ReviseIndicatorDrawerProps) {
  const { t } = useLingui();
  return (
    <FormDrawer isOpen={isOpen} onClose={onClose} title={t`Sửa định nghĩa chỉ tiêu`} width={720}>
      <ReviseIndicatorForm indicator={readFragment(ReviseIndicatorDrawer_indicator, indicator)} onClose={onClose} />
    </FormDrawer>
  );
}

interface ReviseIndicatorFormProps {
  indicator: ResultOf<typeof ReviseIndicatorDrawer_indicator>;
  onClose(): void;
}

function ReviseIndicatorForm({ indicator, onClose }: ReviseIndicatorFormProps) {
  const { t } = useLingui();
  const { nameOf } = useNames();
  const { addingRules, countedWorks, sources, valueTypes } = useIndicatorWords();
  const showToast = useToast();
  const { send, isSending, failure } = useIntent(ReviseIndicator, { refetchQueries: ["IndicatorPage"] });
  const [refusal, setRefusal] = useState<string | null>(null);
  const option = (each: { id: string; name: string; nameEn: string }) => ({ id: each.id, label: nameOf(each) });
  const valuesOf = ({ code, version }: typeof indicator): IndicatorValues => ({
    ...version,
    code,
    numeratorName: version.numeratorName ?? "",
    numeratorNameEn: version.numeratorNameEn ?? "",
    denominatorName: version.denominatorName ?? "",
    denominatorNameEn: version.denominatorNameEn ?? "",
    levels: [...version.levels],
    eventKinds: [...version.eventKinds],
    themeId: option(version.theme),
    groupIds: version.groups.map(option),
    disaggregationIds: version.disaggregations.map(option),
    rules: version.rules.map(({ kind, severity, limit, comparedPart, comparedIndicator }) => ({
      ...{ kind, severity, comparedPart: comparedPart ?? "NUMERATOR" },
      limit: limit === null ? null : Number(limit),
      comparedIndicatorId: comparedIndicator && { id: comparedIndicator.id, label: comparedIndicator.code },
    })),
  });
  const [base] = useState(() => valuesOf(indicator));
  const [mine, setMine] = useState<IndicatorValues | null>(null);
  const form = useForm<IndicatorValues>({ defaultValues: base });

  async function revise(values: IndicatorValues) {
    setRefusal(null);
    setMine(null);
    const { id, edition } = indicator;
    const answer = await send({
      input: { id, expectedEdition: edition, validFrom: values.validFrom ?? "", definition: definitionOf(values) },
    });
    const result = answer?.reviseIndicator;
    if (!result) return;
    if (result.__typename === "Indicator") {
      onClose();
      showToast({ message: t`Đã ghi định nghĩa. Số liệu của các kỳ trước giữ định nghĩa cũ.` });
    } else if (result.__typename === "VersionConflictError") setMine(values);
    else setRefusal(refuse(form, indicatorFieldNames, result, "definition."));
  }

  return (
    <IntentForm
      label={t`Sửa định nghĩa chỉ tiêu`}
      form={form}
      onSubmit={revise}
      submitLabel={t`Lưu`}
      isSending={isSending}
      failure={failure ?? refusal}
      onCancel={onClose}
    >
      {mine && (
        <Conflict
          form={form}
          base={base}
          mine={mine}
          theirs={valuesOf(indicator)}
          fields={[
            { name: "name", label: t`Tên` },
            { name: "nameEn", label: t`Tên tiếng Anh` },
            { name: "definition", label: t`Định nghĩa` },
            { name: "definitionEn", label: t`Định nghĩa tiếng Anh` },
            { name: "unit", label: t`Đơn vị` },
            { name: "unitEn", label: t`Đơn vị tiếng Anh` },
            { name: "valueType", label: t`Loại`, labels: valueTypes },
            { name: "source", label: t`Nguồn`, labels: sources },
            { name: "counted", label: t`Cách đếm`, labels: countedWorks },
            { name: "overCommittees", label: t`Gộp các ban`, labels: addingRules },
            { name: "overPeriods", label: t`Gộp các kỳ`, labels: addingRules },
            { name: "themeId", label: t`Lĩnh vực` },
            { name: "groupIds", label: t`Nhóm chủ thể quyền` },
            { name: "disaggregationIds", label: t`Phân tổ` },
            { name: "smallCellThreshold", label: t`Ẩn số liệu nhỏ hơn` },
          ]}
        />
      )}
      <FormDateField
        control={form.control}
        name="validFrom"
        label={t`Có hiệu lực từ`}
        description={t`Giữ nguyên ngày thì sửa ngay định nghĩa này, khi chưa có số liệu theo nó. Chọn ngày sau thì lập định nghĩa mới từ ngày đó.`}
        required
      />
      <IndicatorFields form={form} />
    </IntentForm>
  );
}
