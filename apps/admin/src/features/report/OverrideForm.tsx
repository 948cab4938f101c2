import { readFigure } from "@camket/figure-text";
import { graphql } from "@camket/schema";
import { FieldRow } from "@camket/ui/form-layout";
import { useLocale } from "@camket/ui/words";
import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { FormTextAreaField, FormTextField } from "../../FormFields.tsx";
import { IntentForm } from "../../IntentForm.tsx";
import { useIntent } from "../../intent.ts";
import { Refusal_error, refuse } from "../../refusal.ts";
import { useUnreadableWords } from "../../unreadable-words.ts";

const OverrideFigures = graphql(
  `
    mutation OverrideFigures($input: OverrideFiguresInput!) {
      overrideFigures(input: $input) {
        __typename
        ... on Report {
          id
        }
        ...Refusal_error
      }
    }
  `,
  [Refusal_error],
);

interface Values {
  numerator: string;
  denominator: string;
  reason: string;
}

interface OverrideFormProps {
  reportId: string;
  cell: { indicatorId: string; categoryId?: string; expectedVersion: number };
  name: string;
  isRatio: boolean;
  onClose(): void;
  onDone(): void;
}

/** A number in place of the one that was made, with its reason. */
export function OverrideForm({ reportId, cell, name, isRatio, onClose, onDone }: OverrideFormProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const reasons = useUnreadableWords();
  const { send, isSending, failure } = useIntent(OverrideFigures);
  const [refusal, setRefusal] = useState<string | null>(null);
  const form = useForm<Values>({ defaultValues: { numerator: "", denominator: "", reason: "" } });

  async function override({ reason, ...texts }: Values) {
    setRefusal(null);
    const read = { numerator: readFigure(texts.numerator, locale), denominator: readFigure(texts.denominator, locale) };
    for (const part of ["numerator", "denominator"] as const) {
      const typed = read[part];
      if (typed.kind === "UNREADABLE") return form.setError(part, { message: reasons[typed.reason] });
    }
    const { numerator, denominator } = read;
    const figure = {
      ...cell,
      reason,
      ...(numerator.kind === "NOTHING_AROSE"
        ? { state: "NOTHING_AROSE" as const }
        : {
            state: "NUMBER" as const,
            numerator: numerator.kind === "NUMBER" ? numerator.value : null,
            denominator: denominator.kind === "NUMBER" ? denominator.value : null,
          }),
    };
    const result = (await send({ input: { reportId, figures: [figure] } }))?.overrideFigures;
    if (!result) return;
    if (result.__typename === "Report") return onDone();
    setRefusal(refuse(form, ["numerator", "denominator", "reason"], result, "figures.0."));
  }

  return (
    <IntentForm
      label={t`Nhập số thay thế: ${name}`}
      form={form}
      onSubmit={override}
      submitLabel={t`Nhập số thay thế`}
      isSending={isSending}
      failure={failure ?? refusal}
      onCancel={onClose}
    >
      <FieldRow>
        <FormTextField
          control={form.control}
          name="numerator"
          label={isRatio ? t`Tử số` : t`Số thay thế`}
          inputMode="decimal"
          required
        />
        {isRatio && <FormTextField control={form.control} name="denominator" label={t`Mẫu số`} inputMode="decimal" />}
      </FieldRow>
      <FormTextAreaField control={form.control} name="reason" label={t`Lý do`} required minRows={2} maxLength={2000} />
    </IntentForm>
  );
}
