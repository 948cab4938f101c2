import { TODAY } from "./calendar.ts";
import type { Committee } from "./committees.ts";
import type { Random } from "./random.ts";
import type { RoundWork } from "./rounds.ts";

/** How one expected report stands today. */
export type Outcome =
  | "APPROVED"
  | "APPROVED_AT_SECOND"
  | "CORRECTED"
  | "SUBMITTED"
  | "RETURNED"
  | "DRAFT"
  | "NOT_BEGUN"
  | "MISSING"
  | "EXEMPT";

/** Corrections after approval, by round and code of the province. */
const corrected = new Set(["YEAR 2024 40", "YEAR 2025 20"]);

/** Where the last full round waits, by code of the unit. */
const waiting: Record<string, Outcome> = {
  "12": "MISSING",
  "66": "MISSING",
  "11": "EXEMPT",
  "04": "SUBMITTED",
  "52": "SUBMITTED",
  "96": "SUBMITTED",
  "80": "RETURNED",
  "44": "RETURNED",
  "14854": "MISSING",
  "15991": "SUBMITTED",
  "08911": "RETURNED",
  "05086": "SUBMITTED",
};

/** Two provinces to look at closely: nothing of theirs is absent. */
const complete = new Set(["38", "25"]);

/** Who has begun the report that is due next. */
const begun = new Set(["38", "25", "01", "48", "40", "31", "79", "20", "46", "14797", "15865", "04978", "07900"]);

export function outcomes(round: RoundWork, random: Random) {
  return round.expectations.map((expectation) => ({
    expectation,
    outcome: outcomeOf(round, expectation.committee, random),
  }));
}

function outcomeOf({ row }: RoundWork, { unit, laxity }: Committee, random: Random): Outcome {
  const draw = random.next();
  if (row.endsOn > TODAY) return begun.has(unit.code) ? "DRAFT" : "NOT_BEGUN";
  if (row.periodKind === "HALF_YEAR_1" && row.year === 2026) {
    const known = waiting[unit.code];
    if (known) return known;
    return draw < 0.15 ? "APPROVED_AT_SECOND" : "APPROVED";
  }
  if (corrected.has(`${row.periodKind} ${row.year} ${unit.code}`)) return "CORRECTED";
  if (!complete.has(unit.code)) {
    if (draw < 0.012) return "EXEMPT";
    if (draw < 0.02 + 0.05 * laxity) return "MISSING";
  }
  return draw < 0.2 ? "APPROVED_AT_SECOND" : "APPROVED";
}
