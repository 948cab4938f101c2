import { graphql } from "@camket/schema";
import { FieldRow, FormDrawer } from "@camket/ui/form-layout";
import { useToast } from "@camket/ui/toast";
import { useLingui } from "@lingui/react/macro";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { FormDateField, FormTextField } from "../../FormFields.tsx";
import { IntentForm } from "../../IntentForm.tsx";
import { useIntent } from "../../intent.ts";
import { Refusal_error, refuse } from "../../refusal.ts";
import { today } from "../../today.ts";
import { definitionOf, IndicatorFields, type IndicatorValues, indicatorFieldNames } from "./IndicatorFields.tsx";

const DefineIndicator = graphql(
  `
    mutation DefineIndicator($input: CreateIndicatorInput!) {
      createIndicator(input: $input) {
        __typename
        ... on Indicator {
          id
        }
        ...Refusal_error
      }
    }
  `,
  [Refusal_error],
);

interface DefineIndicatorDrawerProps {
  isOpen: boolean;
  onClose(): void;
}

export function DefineIndicatorDrawer({ isOpen, onClose }: DefineIndicatorDrawerProps) {
  const { t } = useLingui();
  return (
    <FormDrawer isOpen={isOpen} onClose={onClose} title={t`Thêm chỉ tiêu`} width={720}>
      <DefineIndicatorForm onClose={onClose} />
    </FormDrawer>
  );
}

function DefineIndicatorForm({ onClose }: { onClose(): void }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const showToast = useToast();
  const { send, isSending, failure } = useIntent(DefineIndicator, { refetchQueries: ["IndicatorsPage"] });
  const [refusal, setRefusal] = useState<string | null>(null);
  const form = useForm<IndicatorValues>({
    defaultValues: {
      ...{ code: "", validFrom: today(), name: "", nameEn: "", definition: "", definitionEn: "", unit: "", unitEn: "" },
      ...{ valueType: "COUNT", numeratorName: "", numeratorNameEn: "", denominatorName: "", denominatorNameEn: "" },
      ...{ overCommittees: "SUM", overPeriods: "SUM", source: "ENTERED", smallCellThreshold: 5, levels: [] },
      ...{ counted: null, eventKinds: [] },
      ...{ themeId: null, groupIds: [], disaggregationIds: [], rules: [] },
    },
  });
  const { control } = form;

  async function define(values: IndicatorValues) {
    setRefusal(null);
    const { code, validFrom } = values;
    const answer = await send({ input: { code, validFrom: validFrom ?? "", definition: definitionOf(values) } });
    const result = answer?.createIndicator;
    if (!result) return;
    if (result.__typename === "Indicator") {
      showToast({ message: t`Đã thêm chỉ tiêu ${code}. Đưa chỉ tiêu vào mẫu báo cáo để các ban nhập số.` });
      await navigate({ to: "/indicators/$id", params: { id: result.id } });
    } else setRefusal(refuse(form, indicatorFieldNames, result, "definition."));
  }

  return (
    <IntentForm
      label={t`Thêm chỉ tiêu`}
      form={form}
      onSubmit={define}
      submitLabel={t`Thêm chỉ tiêu`}
      isSending={isSending}
      failure={failure ?? refusal}
      onCancel={onClose}
    >
      <FieldRow>
        <FormTextField
          control={control}
          name="code"
          label={t`Mã`}
          description={t`Chữ in hoa, số, gạch nối và gạch dưới: EDU-05. Mã không đổi về sau.`}
          required
          maxLength={20}
        />
        <FormDateField
          control={control}
          name="validFrom"
          label={t`Có hiệu lực từ`}
          description={t`Kỳ kết thúc từ ngày này mới hỏi được.`}
          required
        />
      </FieldRow>
      <IndicatorFields form={form} />
    </IntentForm>
  );
}
