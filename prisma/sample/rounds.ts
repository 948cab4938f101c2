import type { PeriodKind } from "../generated/client/enums.ts";
import { type Day, earlier, TODAY } from "./calendar.ts";
import { type Committee, type Committees, isAlive } from "./committees.ts";
import { found, type Reference } from "./reference.ts";
import type { Row, Rows } from "./rows.ts";

export interface RoundWork {
  row: Row<"ReportingRound">;
  /** The committee that asks. */
  committee: Committee;
  /** Half-years since the first round, to let figures move. */
  step: number;
  /** Codes of the indicators asked of those below. */
  indicators: string[];
  expectations: { row: Row<"RoundExpectation">; committee: Committee }[];
}

interface RoundKind {
  kind: PeriodKind;
  title: string;
  /** End of the codes of its forms. */
  form: string;
  ends: string;
  opens: string;
  due: { PROVINCE: string; COMMUNE: string };
}

const kinds: RoundKind[] = [
  {
    kind: "HALF_YEAR_1",
    title: "6 tháng đầu năm",
    form: "6T",
    ends: "06-14",
    opens: "05-15",
    due: { PROVINCE: "06-25", COMMUNE: "06-17" },
  },
  {
    kind: "YEAR",
    title: "Năm",
    form: "NAM",
    ends: "12-14",
    opens: "11-15",
    due: { PROVINCE: "12-25", COMMUNE: "12-17" },
  },
];

/** The rounds of the nation for the provinces, then those of two provinces for their communes. */
export function addRounds(rows: Rows, reference: Reference, committees: Committees): RoundWork[] {
  const rounds: RoundWork[] = [];
  for (const year of [2023, 2024, 2025, 2026])
    for (const [index, kind] of kinds.entries()) {
      const step = (year - 2023) * 2 + index;
      const asking = [committees.nation];
      if (`${year}-${kind.ends}` > "2025-12-01")
        asking.push(found(committees.provinces, "38"), found(committees.provinces, "25"));
      for (const committee of asking)
        rounds.push(addRound(rows, reference, committees, { committee, year, step, kind }));
    }
  return rounds;
}

/** By when the nation's own report of a round is made. */
export const ownDay = ({ year, periodKind }: Row<"ReportingRound">): Day =>
  periodKind === "YEAR" ? `${year + 1}-01-10` : `${year}-07-10`;

function addRound(
  rows: Rows,
  { forms }: Reference,
  committees: Committees,
  { committee, year, step, kind }: { committee: Committee; year: number; step: number; kind: RoundKind },
): RoundWork {
  const isNational = committee.level === "NATION";
  const below = isNational ? "PROVINCE" : "COMMUNE";
  const endsOn: Day = `${year}-${kind.ends}`;
  const dueOn: Day = `${year}-${kind.due[below]}`;
  const row = rows.add("ReportingRound", {
    committeeId: committee.id,
    name: `${kind.title} ${year}`,
    periodKind: kind.kind,
    year,
    startsOn: `${year - 1}-12-15`,
    endsOn,
    opensOn: `${year}-${kind.opens}`,
    dueOn,
  });
  const form = found(forms, `BC-${isNational ? "TINH" : "XA"}-${kind.form}`);
  rows.add("RoundTemplate", { roundId: row.id, level: below, templateVersionId: form.version.id });
  if (isNational) {
    rows.add("RoundTemplate", {
      roundId: row.id,
      level: "NATION",
      templateVersionId: found(forms, `BC-TW-${kind.form}`).version.id,
    });
    // The root reports to nobody: it makes its own report in the round it asks for.
    rows.add("RoundExpectation", {
      roundId: row.id,
      committeeId: committee.id,
      state: "EXPECTED",
      dueOn: ownDay(row),
      reason: null,
      responsibleCommitteeId: null,
    });
  }
  // Who is expected is fixed at the period's end; for the open round, who would be today.
  const expected = committees.all.filter(
    (other) => other.parent === committee && other.level === below && isAlive(other, earlier(endsOn, TODAY)),
  );
  const expectations = expected.map((other) => ({
    committee: other,
    row: rows.add("RoundExpectation", {
      roundId: row.id,
      committeeId: other.id,
      state: "EXPECTED",
      dueOn,
      reason: null,
      responsibleCommitteeId: null,
    }),
  }));
  return { row, committee, step, indicators: form.indicators, expectations };
}
