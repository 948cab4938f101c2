import { Fieldset, Group, Input, NativeSelect, Text, TextInput } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { type CalendarDate, type Period, type PeriodKind, periodOf } from "./calendar.ts";
import { DateField } from "./field.tsx";
import { formatDateRange } from "./format.ts";
import { useLocale, useWords } from "./words.ts";

interface PeriodFieldProps {
  label: string;
  value: Period | null;
  /** Null while the period is not whole: no such year, or one of its own dates missing. */
  onChange(period: Period | null): void;
  /** Offered, in order. */
  kinds?: readonly PeriodKind[];
  /** The last day of a period in its last month; the 14th unless told. */
  closingDay?: number;
  /** The year first shown where there is no value. */
  initialYear: number;
  error?: ReactNode;
}

interface Draft {
  kind: PeriodKind;
  year: string;
  ordinal: number;
  startsOn: CalendarDate | null;
  endsOn: CalendarDate | null;
}

const allKinds: readonly PeriodKind[] = ["FIRST_HALF", "SECOND_HALF", "YEAR", "QUARTER", "MONTH", "CUSTOM"];

function isYear(text: string): boolean {
  return /^(19|20)\d\d$/.test(text);
}

function periodFrom({ kind, year, ordinal, startsOn, endsOn }: Draft, closingDay: number | undefined): Period | null {
  if (kind !== "CUSTOM") return isYear(year) ? periodOf(kind, Number(year), ordinal, closingDay) : null;
  if (!startsOn || !endsOn || endsOn < startsOn) return null;
  return { kind, year: Number(endsOn.slice(0, 4)), startsOn, endsOn };
}

/** A reporting period by its name and year, or by its own two dates. */
export function PeriodField(props: PeriodFieldProps) {
  const { label, value, onChange, kinds = allKinds, closingDay, initialYear, error } = props;
  const words = useWords();
  const locale = useLocale();
  const [draft, setDraft] = useState<Draft>({
    kind: value?.kind ?? kinds[0] ?? "FIRST_HALF",
    year: String(value?.year ?? initialYear),
    ordinal: value?.ordinal ?? 1,
    startsOn: value?.startsOn ?? null,
    endsOn: value?.endsOn ?? null,
  });

  function change(changes: Partial<Draft>) {
    const next = { ...draft, ...changes };
    setDraft(next);
    onChange(periodFrom(next, closingDay));
  }

  const { kind, year, ordinal, startsOn, endsOn } = draft;
  const period = periodFrom(draft, closingDay);
  const ordinals = kind === "QUARTER" ? 4 : kind === "MONTH" ? 12 : 0;
  const isBackwards = kind === "CUSTOM" && startsOn !== null && endsOn !== null && endsOn < startsOn;

  return (
    <Fieldset legend={label} variant="unstyled" p={0} mx={0}>
      <Group gap="sm" align="flex-start">
        <NativeSelect
          label={words.periodKind}
          value={kind}
          data={kinds.map((each) => ({ value: each, label: words.periodKinds[each] }))}
          onChange={(event) => {
            const chosen = kinds.find((each) => each === event.currentTarget.value);
            if (chosen) change({ kind: chosen, ordinal: 1 });
          }}
        />
        {ordinals > 0 && (
          <NativeSelect
            label={kind === "QUARTER" ? words.quarter : words.month}
            value={String(ordinal)}
            data={Array.from({ length: ordinals }, (_, index) => String(index + 1))}
            onChange={(event) => change({ ordinal: Number(event.currentTarget.value) })}
          />
        )}
        {kind === "CUSTOM" ? (
          <>
            <DateField label={words.from} value={startsOn} onChange={(date) => change({ startsOn: date })} />
            <DateField
              label={words.to}
              value={endsOn}
              error={isBackwards && words.endsBeforeStart}
              onChange={(date) => change({ endsOn: date })}
            />
          </>
        ) : (
          <TextInput
            label={words.year}
            w={96}
            inputMode="numeric"
            maxLength={4}
            value={year}
            error={!isYear(year) && words.invalidYear}
            onChange={(event) => change({ year: event.currentTarget.value.trim() })}
          />
        )}
      </Group>
      {kind !== "CUSTOM" && period && (
        <Text size="xs" c="var(--camket-ink3)" mt={4} role="status">
          {formatDateRange(period.startsOn, period.endsOn, locale)}
        </Text>
      )}
      {error && <Input.Error mt={4}>{error}</Input.Error>}
    </Fieldset>
  );
}
