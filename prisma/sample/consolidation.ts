import { addDays, atOffice, type Day } from "./calendar.ts";
import { addFigures, type Cell, nothingArose, typed } from "./cells.ts";
import type { Documents } from "./documents.ts";
import { addNarratives } from "./narratives.ts";
import { found, type Reference } from "./reference.ts";
import type { ReportWork, RevisionWork } from "./reports.ts";
import { ownDay, type RoundWork } from "./rounds.ts";
import type { Row, Rows } from "./rows.ts";

interface ConsolidationContext {
  rows: Rows;
  reference: Reference;
  documents: Documents;
}

/** The nation's own report of a round, made of those approved by its day, with those that were missing. */
export function addConsolidation(context: ConsolidationContext, round: RoundWork, below: ReportWork[]): void {
  const { rows, documents } = context;
  const { year, periodKind } = round.row;
  const firstDay = ownDay(round.row);
  const report = rows.add("Report", {
    roundId: round.row.id,
    committeeId: round.committee.id,
    state: "APPROVED",
    receivedAt: atOffice(firstDay, 95),
  });
  const days = [firstDay];
  // After the corrections of one year the figures were pinned again.
  if (year === 2024 && periodKind === "YEAR" && below.some(({ correctedOn }) => correctedOn))
    days.push(addDays(firstDay, 75));
  for (const [index, day] of days.entries()) {
    const revision = rows.add("ReportRevision", {
      reportId: report.id,
      number: index + 1,
      sealedAt: atOffice(day, 95),
    });
    const sources = pin(rows, round, below, { revision, day });
    addFigures(rows, context.reference, {
      revision,
      day: round.row.endsOn,
      cells: combine(context.reference, sources),
    });
    addNarratives(rows, { revision, round, committee: round.committee, received: sources.length, isDraft: false });
    rows.add("ReportDecision", {
      reportId: report.id,
      revisionId: revision.id,
      kind: "APPROVED",
      reason: null,
      decidedAt: atOffice(addDays(day, 2), 30),
    });
    for (const { correctedOn, revisions } of below) {
      const [taken, corrected] = revisions.slice(-2);
      if (correctedOn && correctedOn > day && corrected && sources.some((source) => source === taken))
        rows.add("StaleMark", {
          revisionId: revision.id,
          sourceRevisionId: corrected.row.id,
          markedAt: atOffice(correctedOn, 45),
        });
    }
    documents.issue({
      committee: round.committee,
      type: "BC",
      issuedOn: day,
      subject: `Công tác bảo đảm quyền con người ${round.row.name.charAt(0).toLowerCase()}${round.row.name.slice(1)}`,
      revisionId: revision.id,
    });
  }
}

function pin(
  rows: Rows,
  round: RoundWork,
  below: ReportWork[],
  { revision, day }: { revision: Row<"ReportRevision">; day: Day },
): RevisionWork[] {
  const sources: RevisionWork[] = [];
  for (const expectation of round.expectations) {
    if (expectation.row.state === "EXEMPT") continue;
    const report = below.find(({ committee }) => committee === expectation.committee);
    const source = report?.revisions.findLast(({ approvedOn }) => approvedOn !== null && approvedOn <= day);
    if (source) sources.push(source);
    rows.add("ConsolidationSource", {
      revisionId: revision.id,
      committeeId: expectation.committee.id,
      sourceRevisionId: source?.row.id ?? null,
    });
  }
  return sources;
}

/** Adds figures up by each indicator's rule over committees. */
function combine({ measures }: Reference, sources: RevisionWork[]): Cell[] {
  const parts = new Map<string, Cell[]>();
  for (const cell of sources.flatMap(({ cells }) => cells)) {
    const key = `${cell.code} ${cell.categoryId}`;
    parts.set(key, [...(parts.get(key) ?? []), cell]);
  }
  return [...parts.values()].flatMap((cells) => {
    const [first] = cells;
    if (!first) return [];
    const rule = found(measures, first.code).entry.addOverCommittees;
    if (rule === "NONE") return [];
    const numbers = cells.filter(({ state }) => state === "NUMBER");
    const combined =
      numbers.length === 0
        ? nothingArose(first.code)
        : rule === "MAX"
          ? typed(first.code, Math.max(...numbers.map(({ numerator }) => numerator ?? 0)))
          : typed(
              first.code,
              numbers.reduce((sum, { numerator }) => sum + (numerator ?? 0), 0),
              rule === "RATIO_OF_SUMS" ? numbers.reduce((sum, { denominator }) => sum + (denominator ?? 0), 0) : null,
            );
    return [{ ...combined, categoryId: first.categoryId, origin: "CONSOLIDATED" as const }];
  });
}
