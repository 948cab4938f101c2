import { addDays, atOffice, type Day, REFORM, TODAY } from "./calendar.ts";
import { addFigures, type Cell, typeCells, typed } from "./cells.ts";
import type { Committee, Committees } from "./committees.ts";
import { addConsolidation } from "./consolidation.ts";
import { Counts } from "./counts.ts";
import type { Documents } from "./documents.ts";
import type { EventWork } from "./events.ts";
import { addNarratives } from "./narratives.ts";
import { type Outcome, outcomes } from "./outcomes.ts";
import type { OutputWork } from "./outputs.ts";
import { report2020 } from "./published.ts";
import { Random } from "./random.ts";
import { found, type Reference } from "./reference.ts";
import type { Heirs } from "./reorganisations.ts";
import { addRounds, type RoundWork } from "./rounds.ts";
import type { Row, Rows } from "./rows.ts";
import { approvals, corrections, exemptions, missing, missingInReform, returns } from "./wording.ts";

export interface RevisionWork {
  row: Row<"ReportRevision">;
  cells: Cell[];
  approvedOn: Day | null;
}

export interface ReportWork {
  row: Row<"Report">;
  committee: Committee;
  revisions: RevisionWork[];
  /** The day a correction of an approved report was approved. */
  correctedOn: Day | null;
}

interface ReportContext {
  rows: Rows;
  reference: Reference;
  committees: Committees;
  documents: Documents;
  heirs: Heirs;
  events: EventWork[];
  outputs: OutputWork[];
}

// Since this period publications are counted, and reports go out as numbered documents.
const OUTPUTS_FROM: Day = "2025-12-14";

export function addReports(context: ReportContext): void {
  const { rows, reference, committees, events, outputs } = context;
  addReport2020(context);
  const counts = new Counts(rows, events, outputs);
  for (const round of addRounds(rows, reference, committees)) {
    const random = new Random(`reports ${round.row.id}`);
    const isOpen = round.row.endsOn > TODAY;
    const reports = outcomes(round, random).flatMap(({ expectation, outcome }) => {
      const { committee } = expectation;
      settleExpectation(context, round, expectation.row, { committee, outcome, random });
      return outcome === "MISSING" || outcome === "EXEMPT" || outcome === "NOT_BEGUN"
        ? []
        : [addReport(context, counts, round, { committee, outcome, random })];
    });
    if (round.committee.level === "NATION" && !isOpen) addConsolidation(context, round, reports);
  }
}

function settleExpectation(
  { heirs }: ReportContext,
  { row: round }: RoundWork,
  expectation: Row<"RoundExpectation">,
  { committee, outcome, random }: { committee: Committee; outcome: Outcome; random: Random },
) {
  if (outcome === "EXEMPT") {
    expectation.state = "EXEMPT";
    expectation.reason = random.pick(exemptions);
  }
  // The missing ones of the last full round may still come.
  if (outcome === "MISSING" && round.endsOn < "2026-01-01") {
    expectation.state = "DECLARED_MISSING";
    expectation.reason = committee.validTo === REFORM ? missingInReform : missing;
  }
  if (committee.validTo === REFORM && addDays(round.dueOn, 30) > REFORM)
    expectation.responsibleCommitteeId = heirs.responsible(committee).id;
}

interface Filing {
  committee: Committee;
  outcome: Exclude<Outcome, "MISSING" | "EXEMPT" | "NOT_BEGUN">;
  random: Random;
}

function addReport(context: ReportContext, counts: Counts, round: RoundWork, filing: Filing): ReportWork {
  const { rows } = context;
  const { committee, outcome, random } = filing;
  const row = rows.add("Report", {
    roundId: round.row.id,
    committeeId: committee.id,
    state: outcome === "CORRECTED" || outcome === "APPROVED_AT_SECOND" ? "APPROVED" : outcome,
    receivedAt: null,
  });
  const report: ReportWork = { row, committee, revisions: [], correctedOn: null };
  let cells = fillIn(context, counts, round, filing);
  const revise = (sealedOn: Day | null) => {
    const revision = rows.add("ReportRevision", {
      reportId: row.id,
      number: report.revisions.length + 1,
      sealedAt: sealedOn && atOffice(sealedOn, random.int(0, 500)),
    });
    const added: RevisionWork = { row: revision, cells, approvedOn: null };
    report.revisions.push(added);
    addFigures(rows, context.reference, { revision, day: round.row.endsOn, cells });
    addNarratives(rows, { revision, round, committee, isDraft: outcome === "DRAFT" });
    return added;
  };
  const decide = ({ row: revision }: RevisionWork, kind: "RETURNED" | "APPROVED", day: Day, reason: string | null) =>
    rows.add("ReportDecision", {
      reportId: row.id,
      revisionId: revision.id,
      kind,
      reason,
      decidedAt: atOffice(day, random.int(0, 500)),
    });

  if (outcome === "DRAFT") {
    revise(null);
    return report;
  }
  const isLate = random.chance(0.06 + 0.3 * committee.laxity);
  // What still waits came long after it was due.
  let day =
    outcome === "SUBMITTED" || outcome === "RETURNED"
      ? addDays(TODAY, -random.int(8, 20))
      : addDays(round.row.dueOn, isLate ? random.int(1, 24) : -random.int(0, 7));
  let revision = revise(day);
  row.receivedAt = revision.row.sealedAt ?? null;
  if (outcome === "RETURNED" || outcome === "APPROVED_AT_SECOND") {
    day = addDays(day, random.int(2, 6));
    const reason = random.pick(returns);
    decide(revision, "RETURNED", day, reason);
    const remark = addCellComment(context, row, { day, text: reason });
    cells = mend(cells, random);
    if (outcome === "RETURNED") {
      revise(null);
      return report;
    }
    day = addDays(day, random.int(2, 6));
    remark.resolvedAt = atOffice(day, 10);
    revision = revise(day);
  }
  if (outcome === "SUBMITTED") return report;
  day = addDays(day, random.int(2, 6));
  decide(revision, "APPROVED", day, random.chance(0.4) ? random.pick(approvals) : null);
  revision.approvedOn = day;
  if (outcome === "CORRECTED") {
    cells = mend(cells, random);
    day = addDays(day, random.int(30, 50));
    revision = revise(day);
    day = addDays(day, random.int(2, 5));
    decide(revision, "APPROVED", day, corrections);
    revision.approvedOn = day;
    report.correctedOn = day;
  }
  if (round.row.endsOn >= OUTPUTS_FROM) issueReport(context, round, report, day);
  return report;
}

function fillIn({ reference }: ReportContext, counts: Counts, round: RoundWork, filing: Filing): Cell[] {
  const { committee, outcome, random } = filing;
  // No recommendation is in the sample, so what is counted from them stays empty.
  const asked = round.indicators.filter((code) => code !== "TRE-03");
  const isCounted = (code: string) => {
    const { source } = found(reference.measures, code).entry;
    return source === "OUTPUTS" ? round.row.endsOn >= OUTPUTS_FROM : source !== "ENTERED";
  };
  const typable = asked.filter((code) => !isCounted(code));
  const codes =
    outcome === "DRAFT" ? random.some(typable, Math.ceil(typable.length * random.between(0.25, 0.75))) : typable;
  const cells = typeCells(reference, round, committee, codes);
  const own = counts.cells(round, committee).filter(({ code }) => asked.includes(code) && isCounted(code));
  const published = own.find(({ code }) => code === "HRE-05");
  if (published?.numerator && random.chance(0.05)) {
    published.ownNumerator = published.numerator;
    published.numerator += random.int(4, 18);
    published.origin = "OVERRIDDEN";
    published.overrideReason = "Tính thêm sản phẩm của cơ quan thành viên chưa nhập theo tháng.";
    published.evidence = [];
  }
  return [...cells, ...own];
}

/** What was put right in a later revision: social assistance, with its parts. */
function mend(cells: Cell[], random: Random): Cell[] {
  const more = random.int(6, 240);
  const parts = cells.filter(({ code, categoryId }) => code === "SOC-01" && categoryId !== null);
  return cells.map((cell) => {
    if (cell.code !== "SOC-01" || cell.numerator === null) return cell;
    return cell.categoryId === null || cell === parts[0] ? { ...cell, numerator: cell.numerator + more } : cell;
  });
}

function addCellComment(
  { rows, reference }: ReportContext,
  { id }: Row<"Report">,
  { day, text }: { day: Day; text: string },
) {
  return rows.add("CellComment", {
    reportId: id,
    indicatorId: found(reference.measures, "SOC-01").row.id,
    categoryId: null,
    authorId: null,
    text: `${text} Đối chiếu lại số người hưởng trợ giúp xã hội.`,
    createdAt: atOffice(day, 20),
    resolvedAt: null,
  });
}

function issueReport({ documents }: ReportContext, round: RoundWork, report: ReportWork, issuedOn: Day) {
  const { name } = round.row;
  documents.issue({
    committee: report.committee,
    type: "BC",
    issuedOn,
    subject: `Công tác bảo đảm quyền con người ${name.charAt(0).toLowerCase()}${name.slice(1)}`,
    revisionId: report.revisions.at(-1)?.row.id,
  });
}

/** The one report of the public notices. */
function addReport2020({ rows, reference, committees }: ReportContext) {
  const committee = found(committees.provincesBefore, report2020.committee);
  const { startsOn, endsOn, publishedOn, figure } = report2020;
  const round = rows.add("ReportingRound", {
    committeeId: committees.nation.id,
    name: "6 tháng đầu năm 2020",
    periodKind: "CALENDAR_HALF_1",
    year: 2020,
    startsOn,
    endsOn,
    opensOn: "2020-06-01",
    dueOn: "2020-07-08",
  });
  rows.add("RoundTemplate", {
    roundId: round.id,
    level: "PROVINCE",
    templateVersionId: found(reference.forms, "BC-TINH-6T").version.id,
  });
  rows.add("RoundExpectation", {
    roundId: round.id,
    committeeId: committee.id,
    state: "EXPECTED",
    dueOn: round.dueOn,
    reason: null,
    responsibleCommitteeId: null,
  });
  const sealedAt = atOffice(publishedOn, 60);
  const report = rows.add("Report", {
    roundId: round.id,
    committeeId: committee.id,
    state: "APPROVED",
    receivedAt: sealedAt,
  });
  const revision = rows.add("ReportRevision", { reportId: report.id, number: 1, sealedAt });
  for (const narrative of report2020.narratives) rows.add("Narrative", { revisionId: revision.id, ...narrative });
  addFigures(rows, reference, {
    revision,
    day: endsOn,
    cells: [{ ...typed(figure.indicator, figure.value), explanation: figure.explanation }],
  });
  rows.add("ReportDecision", {
    reportId: report.id,
    revisionId: revision.id,
    kind: "APPROVED",
    reason: null,
    decidedAt: atOffice("2020-07-06", 60),
  });
}
