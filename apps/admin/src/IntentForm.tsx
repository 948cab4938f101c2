import { type Blocker, FormLayout } from "@camket/ui/form-layout";
import { useWords } from "@camket/ui/words";
import { Button } from "@mantine/core";
import { type ReactNode, useMemo } from "react";
import type { FieldValues, UseFormReturn } from "react-hook-form";

interface IntentFormProps<Values extends FieldValues> {
  /** The name of the form for screen readers. */
  label: string;
  form: UseFormReturn<Values>;
  onSubmit(values: Values): Promise<void>;
  submitLabel: string;
  isSending: boolean;
  /** What is said of the form as a whole. */
  failure?: ReactNode;
  onCancel?(): void;
  children: ReactNode;
}

/** A form whose mistakes, found here or by the server, are listed above it and told at their fields. */
export function IntentForm<Values extends FieldValues>(props: IntentFormProps<Values>) {
  const { label, form, onSubmit, submitLabel, isSending, failure, onCancel, children } = props;
  const words = useWords();
  const { errors } = form.formState;
  const blockers = useMemo(() => blockersIn(errors), [errors]);
  return (
    <FormLayout
      label={label}
      onSubmit={form.handleSubmit(onSubmit)}
      blockers={blockers}
      failure={failure}
      actions={
        <>
          <Button type="submit" loading={isSending}>
            {submitLabel}
          </Button>
          {onCancel && (
            <Button variant="default" onClick={onCancel}>
              {words.cancel}
            </Button>
          )}
        </>
      }
    >
      {children}
    </FormLayout>
  );
}

/** Every mistake by the name of its field, those inside rows too: "agenda.2.title". */
function blockersIn(errors: object, path = ""): Blocker[] {
  return Object.entries(errors).flatMap(([key, error]: [string, unknown]): Blocker[] => {
    // The root of a list holds what is said of all of it, and a ref leads into the page.
    if (typeof error !== "object" || error === null || key === "ref") return [];
    const name = key === "root" ? path.slice(0, -1) : `${path}${key}`;
    return "message" in error && typeof error.message === "string"
      ? [{ name, message: error.message }]
      : blockersIn(error, `${name}.`);
  });
}
