import type { PeriodKind as RoundKind } from "@camket/schema";
import type { PeriodKind } from "@camket/ui/calendar";
import { formatDateRange, formatPeriodName, type Locale } from "@camket/ui/format";
import { useLocale } from "@camket/ui/words";

interface Round {
  /** In Vietnamese. */
  name: string;
  periodKind: RoundKind;
  year: number;
  startsOn: string;
  endsOn: string;
}

const kinds = {
  HALF_YEAR_1: "FIRST_HALF",
  HALF_YEAR_2: "SECOND_HALF",
  YEAR: "YEAR",
  CALENDAR_HALF_1: "FIRST_HALF",
  CALENDAR_YEAR: "YEAR",
  MONTH: "MONTH",
  QUARTER: "QUARTER",
  OTHER: "CUSTOM",
} satisfies Record<RoundKind, PeriodKind>;

/** Months and quarters end in the month that they are named after, or are counted by. */
function ordinalOf({ periodKind, endsOn }: Round): number {
  const month = Number(endsOn.slice(5, 7));
  return periodKind === "QUARTER" ? month / 3 : month;
}

/** "6 tháng đầu năm 2026", "October 2026". */
export const roundName = (round: Round, locale: Locale) =>
  locale === "vi"
    ? round.name
    : formatPeriodName({ ...round, kind: kinds[round.periodKind], ordinal: ordinalOf(round) }, locale);

/** Rounds by the language of the screen. */
export function useRoundNames() {
  const locale = useLocale();
  return {
    roundNameOf: (round: Round) => roundName(round, locale),
    /** "15/12/2025 – 14/06/2026". */
    roundDatesOf: ({ startsOn, endsOn }: Pick<Round, "startsOn" | "endsOn">) =>
      formatDateRange(startsOn, endsOn, locale),
  };
}
