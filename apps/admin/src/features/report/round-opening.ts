import type { AdministrativeLevel, PeriodKind as RoundKind } from "@camket/schema";
import { addDays, type Period, type PeriodKind, periodOf } from "@camket/ui/calendar";
import type { PickerOption } from "@camket/ui/entity-picker";

export interface LevelForm {
  /** Empty where the level is not asked. */
  versionId: string;
  /** Null for the due day of the round. */
  dueOn: string | null;
}

export interface OpeningValues {
  committeeId: PickerOption | null;
  period: Period | null;
  /** Of a period of its own days. */
  name: string;
  opensOn: string | null;
  dueOn: string | null;
  forms: Partial<Record<AdministrativeLevel, LevelForm>>;
}

export const roundKinds = {
  FIRST_HALF: "HALF_YEAR_1",
  SECOND_HALF: "HALF_YEAR_2",
  YEAR: "YEAR",
  QUARTER: "QUARTER",
  MONTH: "MONTH",
  CUSTOM: "OTHER",
} satisfies Record<PeriodKind, RoundKind>;

export const periodInput = ({ kind, year, ordinal, startsOn, endsOn }: Period, name: string) =>
  kind === "CUSTOM"
    ? { kind: roundKinds[kind], year, name, startsOn, endsOn }
    : { kind: roundKinds[kind], year, ordinal: ordinal ?? null };

/** Drafting begins a month before the period ends, and reports are due ten days after. */
export const usualDays = (period: Period | null) =>
  period
    ? {
        opensOn: [addDays(period.endsOn, -30), period.startsOn].sort().at(-1) ?? null,
        dueOn: addDays(period.endsOn, 10),
      }
    : { opensOn: null, dueOn: null };

/** Levels in their order, from the top. */
const LEVELS: readonly AdministrativeLevel[] = ["NATION", "PROVINCE", "DISTRICT", "COMMUNE"];

/** Whom a committee may ask: those below, and the root itself too. */
export const askedLevels = (level: AdministrativeLevel, isRoot: boolean) =>
  LEVELS.slice(LEVELS.indexOf(level) + (isRoot ? 0 : 1));

interface Opened {
  periodKind: RoundKind;
  year: number;
}

const proposedKinds = ["FIRST_HALF", "SECOND_HALF", "YEAR"] as const;

/** The half-year or year that ends next, or ended in the last two months, and was not opened; null if there is none. */
export function nextPeriod(opened: readonly Opened[], today: string): Period | null {
  const year = Number(today.slice(0, 4));
  const periods = [year - 1, year, year + 1].flatMap((each) => proposedKinds.map((kind) => periodOf(kind, each)));
  return (
    periods
      .filter(({ endsOn }) => endsOn >= addDays(today, -60) && endsOn <= addDays(today, 60))
      .filter(
        (period) => !opened.some((round) => round.periodKind === roundKinds[period.kind] && round.year === period.year),
      )
      .sort((a, b) => a.endsOn.localeCompare(b.endsOn))[0] ?? null
  );
}
