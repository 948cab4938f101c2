import type pg from "pg";
import type { LinkTable, Row, Rows, Table } from "./rows.ts";

/** Every table before those that point at it; what a revision holds is written with its revision. */
const order = [
  "Theme",
  "Group",
  "DocumentType",
  "OutputKind",
  "OutputChannel",
  "Disaggregation",
  "DisaggregationCategory",
  "Indicator",
  "IndicatorVersion",
  "ValidationRule",
  "ReportTemplate",
  "ReportTemplateVersion",
  "TemplateSection",
  "TemplateIndicator",
  "AdministrativeUnit",
  "UnitPeriod",
  "Agency",
  "AgencyPeriod",
  "Committee",
  "ReportingRound",
  "RoundTemplate",
  "RoundExpectation",
  "Report",
] as const satisfies Table[];

const orderAfterDocuments = [
  "Reorganisation",
  "UnitSuccession",
  "AgencySuccession",
  "CommitteeSuccession",
  "CommitteePeriod",
  "Seat",
  "Person",
  "Membership",
  "Plan",
  "PlanSection",
  "PlanRevision",
  "Event",
  "AgendaItem",
  "Attendance",
  "Conclusion",
  "Output",
  "Task",
  "PlanRevisionTask",
  "TaskAssignment",
  "TaskUpdate",
  "DeadlineChange",
  "TaskOccurrence",
] as const satisfies Table[];

const orderAfterRevisions = [
  "ReportDecision",
  "StaleMark",
  "CellComment",
  "User",
  "Grant",
  "NumberRegister",
  "RegisteredNumber",
] as const satisfies Table[];

const heldByRevisions = ["Narrative", "Figure", "ConsolidationSource"] as const satisfies Table[];

const links: LinkTable[] = [
  "_legalBase",
  "_coordinating",
  "_GroupToTask",
  "_TaskToTheme",
  "_EventToTheme",
  "_GroupToIndicatorVersion",
  "_DisaggregationToIndicatorVersion",
];

const BATCH = 5000;

/** Writes everything in one order that the database's promises allow; the caller holds the transaction. */
export async function writeRows(client: pg.ClientBase, rows: Rows, report: (line: string) => void): Promise<void> {
  for (const table of order) await insert(client, table, rows.of(table));
  const documents = rows.of("Document");
  await insert(
    client,
    "Document",
    documents.filter(({ revisionId }) => !revisionId),
  );
  for (const table of orderAfterDocuments) await insert(client, table, rows.of(table));
  for (const table of links) await insert(client, table, rows.linksOf(table));
  const [committees, plans, tasks] = (["Committee", "Plan", "Task"] as const).map((table) => rows.of(table).length);
  report(`${committees} Ban Chỉ đạo, ${plans} kế hoạch, ${tasks} nhiệm vụ / committees, plans, tasks`);
  await writeRevisions(client, rows);
  await insert(
    client,
    "Document",
    documents.filter(({ revisionId }) => revisionId),
  );
  for (const table of orderAfterRevisions) await insert(client, table, rows.of(table));
  report(`${rows.of("Report").length} báo cáo, ${rows.of("Figure").length} số liệu / reports, figures`);
  for (const table of [...order, ...orderAfterDocuments, ...heldByRevisions, ...orderAfterRevisions, ...withRevisions])
    await client.query(`SELECT setval(pg_get_serial_sequence('"${table}"', 'id'), $1)`, [
      Math.max(1, rows.of(table).length),
    ]);
}

const withRevisions = ["Document", "ReportRevision", "FigureEvidence"] as const satisfies Table[];

/**
 * A report has one unsealed revision at most, and what hangs on a sealed one never changes: so first revisions are
 * written and sealed before second ones, and those below before those that consolidate them.
 */
async function writeRevisions(client: pg.ClientBase, rows: Rows) {
  const heights = new Map(rows.of("Report").map(({ id, committeeId }) => [id, heightOf(rows, committeeId)]));
  const waves = new Map<number, Row<"ReportRevision">[]>();
  for (const revision of rows.of("ReportRevision")) {
    const wave = (heights.get(revision.reportId) ?? 0) * 10 + revision.number;
    waves.set(wave, [...(waves.get(wave) ?? []), revision]);
  }
  for (const [, revisions] of [...waves].sort(([a], [b]) => a - b)) {
    const ids = new Set(revisions.map(({ id }) => id));
    await insert(
      client,
      "ReportRevision",
      revisions.map((revision) => ({ ...revision, sealedAt: null })),
    );
    for (const table of heldByRevisions)
      await insert(
        client,
        table,
        rows.of(table).filter(({ revisionId }) => ids.has(revisionId)),
      );
    const figures = new Set(
      rows
        .of("Figure")
        .filter(({ revisionId }) => ids.has(revisionId))
        .map(({ id }) => id),
    );
    await insert(
      client,
      "FigureEvidence",
      rows.of("FigureEvidence").filter(({ figureId }) => figures.has(figureId)),
    );
    await client.query(
      `UPDATE "ReportRevision" SET "sealedAt" = sealed."sealedAt"
       FROM jsonb_to_recordset($1::jsonb) AS sealed("id" int, "sealedAt" timestamptz)
       WHERE "ReportRevision"."id" = sealed."id" AND sealed."sealedAt" IS NOT NULL`,
      [JSON.stringify(revisions.map(({ id, sealedAt }) => ({ id, sealedAt })))],
    );
  }
}

/** How far a committee stands above the lowest. */
function heightOf(rows: Rows, committeeId: number): number {
  const committee = rows.of("Committee")[committeeId - 1];
  return committee?.parentId ? heightOf(rows, committee.parentId) - 1 : 3;
}

async function insert(client: pg.ClientBase, table: Table | LinkTable, rows: object[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first)
    .map((column) => `"${column}"`)
    .join(", ");
  for (let start = 0; start < rows.length; start += BATCH)
    await client.query(
      `INSERT INTO "${table}" (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::"${table}", $1::jsonb)`,
      [JSON.stringify(rows.slice(start, start + BATCH))],
    );
}
