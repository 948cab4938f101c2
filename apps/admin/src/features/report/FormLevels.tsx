import type { AdministrativeLevel } from "@camket/schema";
import { useLingui } from "@lingui/react/macro";
import { Checkbox, Group } from "@mantine/core";
import { type Control, type FieldPathByValue, type FieldValues, useController } from "react-hook-form";
import { useIndicatorWords } from "./indicator-words.ts";

interface FormLevelsProps<Values extends FieldValues> {
  control: Control<Values>;
  name: FieldPathByValue<Values, AdministrativeLevel[]>;
  label: string;
}

/** At least one level, ticked. */
export function FormLevels<Values extends FieldValues>({ control, name, label }: FormLevelsProps<Values>) {
  const { t } = useLingui();
  const { levels } = useIndicatorWords();
  const { field, fieldState } = useController({
    control,
    name,
    rules: { validate: (value: AdministrativeLevel[]) => value.length > 0 || t`Chọn ít nhất một cấp` },
  });
  return (
    <Checkbox.Group
      label={label}
      required
      error={fieldState.error?.message}
      value={field.value}
      onChange={(value) => field.onChange(everyLevel.filter((level) => value.includes(level)))}
    >
      <Group gap="md" mt={4}>
        {everyLevel.map((level) => (
          <Checkbox key={level} name={name} value={level} label={levels[level]} />
        ))}
      </Group>
    </Checkbox.Group>
  );
}

export const everyLevel: readonly AdministrativeLevel[] = ["NATION", "PROVINCE", "DISTRICT", "COMMUNE"];
