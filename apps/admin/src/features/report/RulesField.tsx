import type { FigurePart, Severity, ValidationRuleKind } from "@camket/schema";
import type { PickerOption } from "@camket/ui/entity-picker";
import { ChoiceField } from "@camket/ui/field";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, CloseButton, Fieldset, Text } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { type UseFormReturn, useController, useFieldArray, useWatch } from "react-hook-form";
import { FormNumberField } from "../../FormFields.tsx";
import type { IndicatorValues } from "./IndicatorFields.tsx";
import { IndicatorPicker } from "./IndicatorPicker.tsx";
import { useIndicatorWords } from "./indicator-words.ts";
import classes from "./RulesField.module.css";

export interface RuleValues {
  kind: ValidationRuleKind;
  severity: Severity;
  comparedIndicatorId: PickerOption | null;
  comparedPart: FigurePart;
  limit: number | null;
}

/** The rules that figures must keep, one a row. */
export function RulesField({ form }: { form: UseFormReturn<IndicatorValues> }) {
  const { t } = useLingui();
  const { fields, append, remove } = useFieldArray({ control: form.control, name: "rules" });
  return (
    <Fieldset legend={t`Quy tắc kiểm tra số liệu`} variant="unstyled" p={0} mx={0} className={classes.rules}>
      {fields.length === 0 && (
        <Text fz={14.5} c="var(--camket-ink3)">
          <Trans>Chưa có quy tắc nào: mọi số đều nộp được.</Trans>
        </Text>
      )}
      <ol>
        {fields.map(({ id }, index) => (
          <RuleRow key={id} form={form} index={index} onRemove={() => remove(index)} />
        ))}
      </ol>
      <Button
        variant="default"
        leftSection={<IconPlus size={16} stroke={2} aria-hidden />}
        onClick={() =>
          append({
            kind: "NON_NEGATIVE",
            severity: "ERROR",
            comparedIndicatorId: null,
            comparedPart: "NUMERATOR",
            limit: null,
          })
        }
      >
        <Trans>Thêm quy tắc</Trans>
      </Button>
    </Fieldset>
  );
}

interface RuleRowProps {
  form: UseFormReturn<IndicatorValues>;
  index: number;
  onRemove(): void;
}

function RuleRow({ form, index, onRemove }: RuleRowProps) {
  const { t } = useLingui();
  const { ruleKinds, severities, figureParts } = useIndicatorWords();
  const { control, register, formState } = form;
  const kind = useWatch({ control, name: `rules.${index}.kind` });
  const { field: compared } = useController({ control, name: `rules.${index}.comparedIndicatorId` });
  const errors = formState.errors.rules?.[index];
  const place = index + 1;
  return (
    <li className={classes.rule} aria-label={t`Quy tắc ${place}`}>
      <ChoiceField
        label={t`Điều kiện`}
        labels={ruleKinds}
        error={errors?.kind?.message}
        {...register(`rules.${index}.kind`)}
      />
      <ChoiceField
        label={t`Khi sai`}
        labels={severities}
        error={errors?.severity?.message}
        {...register(`rules.${index}.severity`)}
      />
      {kind === "CHANGE_FROM_PREVIOUS_PERCENT" && (
        <FormNumberField
          control={control}
          name={`rules.${index}.limit`}
          label={t`Mức chênh`}
          unit="%"
          min={0}
          decimals={4}
          required
        />
      )}
      {kind === "LE_INDICATOR" && (
        <>
          <IndicatorPicker
            label={t`Chỉ tiêu so sánh`}
            value={compared.value}
            error={errors?.comparedIndicatorId?.message}
            onChange={compared.onChange}
          />
          <ChoiceField
            label={t`So với`}
            labels={figureParts}
            error={errors?.comparedPart?.message}
            {...register(`rules.${index}.comparedPart`)}
          />
        </>
      )}
      <CloseButton className={classes.remove} aria-label={t`Bỏ quy tắc ${place}`} onClick={onRemove} />
    </li>
  );
}
