import { EntitiesPicker, EntityPicker, type PickerOption } from "@camket/ui/entity-picker";
import { DateField, NumberField, TextAreaField, TextField } from "@camket/ui/field";
import { useLingui } from "@lingui/react/macro";
import { type ComponentProps, useRef } from "react";
import { type Control, type FieldPathByValue, type FieldValues, useController } from "react-hook-form";

interface FieldProps<Values extends FieldValues, Value> {
  control: Control<Values>;
  name: FieldPathByValue<Values, Value>;
  required?: boolean;
}

/** It names the field, as it is also told above the form. */
function useRequired(required: boolean | undefined, label: string) {
  const { t } = useLingui();
  return required ? t`Mục “${label}” cần có.` : false;
}

type Own<Props> = Omit<Props, "name" | "value" | "onChange" | "error" | "required" | "ref">;

export function FormTextField<Values extends FieldValues>({
  control,
  name,
  required,
  ...props
}: FieldProps<Values, string> & Own<ComponentProps<typeof TextField>>) {
  const { field, fieldState } = useController({
    control,
    name,
    rules: { required: useRequired(required, props.label) },
  });
  return <TextField {...props} {...field} required={required ?? false} error={fieldState.error?.message} />;
}

/** A date that cannot be read stands in the way of sending, even where the field may be empty. */
export function FormDateField<Values extends FieldValues>({
  control,
  name,
  required,
  ...props
}: FieldProps<Values, string | null> & Own<ComponentProps<typeof DateField>>) {
  const unreadable = useRef<string>(null);
  const { field, fieldState } = useController({
    control,
    name,
    rules: { required: useRequired(required, props.label), validate: () => unreadable.current ?? true },
  });
  return (
    <DateField
      {...props}
      {...field}
      required={required ?? false}
      error={fieldState.error?.message}
      onInvalid={(reason) => {
        unreadable.current = reason;
      }}
    />
  );
}

export function FormEntityPicker<Values extends FieldValues>({
  control,
  name,
  required,
  ...props
}: FieldProps<Values, PickerOption | null> & Own<ComponentProps<typeof EntityPicker>>) {
  const { field, fieldState } = useController({
    control,
    name,
    rules: { required: useRequired(required, props.label) },
  });
  const { ref, disabled, ...controlled } = field;
  return <EntityPicker {...props} {...controlled} required={required ?? false} error={fieldState.error?.message} />;
}

export function FormTextAreaField<Values extends FieldValues>({
  control,
  name,
  required,
  ...props
}: FieldProps<Values, string> & Own<ComponentProps<typeof TextAreaField>>) {
  const { field, fieldState } = useController({
    control,
    name,
    rules: { required: useRequired(required, props.label) },
  });
  return <TextAreaField {...props} {...field} required={required ?? false} error={fieldState.error?.message} />;
}

export function FormNumberField<Values extends FieldValues>({
  control,
  name,
  required,
  ...props
}: FieldProps<Values, number | null> & Own<ComponentProps<typeof NumberField>>) {
  const isMissing = useRequired(required, props.label);
  const { field, fieldState } = useController({
    control,
    name,
    // Zero is a number too.
    rules: { validate: (value) => (value === null && isMissing) || true },
  });
  const { disabled, ...controlled } = field;
  return <NumberField {...props} {...controlled} required={required ?? false} error={fieldState.error?.message} />;
}

export function FormEntitiesPicker<Values extends FieldValues>({
  control,
  name,
  ...props
}: FieldProps<Values, PickerOption[]> & Own<ComponentProps<typeof EntitiesPicker>>) {
  const { field, fieldState } = useController({ control, name });
  const { ref, disabled, ...controlled } = field;
  return <EntitiesPicker {...props} {...controlled} error={fieldState.error?.message} />;
}
