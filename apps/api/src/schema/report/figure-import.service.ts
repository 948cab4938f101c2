import { createHash } from "node:crypto";
import { Prisma, type Transaction } from "@camket/prisma";
import { z } from "zod";
import type { Context } from "../../context.ts";
import { InvalidInputError } from "../../errors.ts";
import type { Table } from "../../tables/table.ts";
import { beginBatch, endBatch, writeBatch } from "../access/import-batch.service.ts";
import { askForJob, type JobEntryDraft, type JobOutcome, type JobRun } from "../access/job.service.ts";
import {
  type Correction,
  correctTable,
  type KnownColumns,
  MOST_CORRECTIONS,
  readUploadedTable,
  requireColumns,
} from "../access/uploaded-table.service.ts";
import { FIGURES, holdsAt } from "../visibility.ts";
import { type Typed, writeFigures } from "./figure.service.ts";
import {
  FIGURE_COLUMNS,
  type FigureColumn,
  type FigureLine,
  type FigurePlan,
  type FigureProblem,
  type FigureWorld,
  type PlannedFigure,
  planFigures,
} from "./figure-plan.ts";
import { NUMBER_STYLES, type NumberStyle } from "./number-style.ts";
import { AGAINST_TYPING, holdDraft } from "./report.service.ts";
import { cellSelect, linesOf } from "./report-sheet.ts";

export const figureColumns: KnownColumns<FigureColumn> = {
  heads: {
    indicator: ["indicator_code", "indicator code", "indicator", "mã chỉ tiêu", "ma chi tieu"],
    category: ["part_code", "part code", "category", "mã phân tổ", "mã phần phân tổ", "ma phan to"],
    value: ["value", "value (numerator)", "numerator", "số liệu", "số liệu (tử số)", "giá trị", "tử số", "so lieu"],
    denominator: ["denominator", "mẫu số", "mau so"],
    explanation: ["explanation", "giải trình", "giai trinh"],
  },
  optional: ["category", "denominator", "explanation"],
};

export function figureLines({ columns, rows }: Table, told?: Partial<Record<FigureColumn, string>>): FigureLine[] {
  const places = requireColumns(columns, figureColumns, told);
  return rows.map((row, index) => {
    const read = (column: FigureColumn) => row[places[column]] ?? "";
    return {
      line: index + 2,
      indicator: read("indicator"),
      category: read("category"),
      value: read("value"),
      denominator: read("denominator"),
      explanation: read("explanation"),
    };
  });
}

const countsOf = z.object({
  created: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  failed: z.int(),
  ambiguous: z.int(),
});
export type FigureCounts = z.infer<typeof countsOf>;

export interface FigureOutcome {
  /** Null where nothing was written. */
  batchId: number | null;
  counts: FigureCounts;
  problems: FigureProblem[];
  /** What it writes, by name. */
  entries: JobEntryDraft[];
}

interface FigureImport {
  reportId: number;
  lines: FigureLine[];
  fileName: string;
  numberStyle: NumberStyle | null;
  /** Whether rows without problems are taken where others have some. */
  validOnly: boolean;
}

/**
 * Types the figures of a file into the draft of a report in one transaction, as a batch that can be undone; a preview only
 * says what it would do.
 */
export async function importFigures(
  { reportId, lines, fileName, numberStyle, validOnly }: FigureImport,
  context: Context,
  { isPreview }: { isPreview: boolean },
): Promise<FigureOutcome> {
  const look = async (tx: Transaction, lock: Prisma.Sql) => {
    const { draftId, committeeId, world } = await readWorld(reportId, lines, context, tx, lock);
    const plan = planFigures(lines, world, numberStyle);
    const outcome: FigureOutcome = {
      ...{ batchId: null, counts: countPlan(plan), problems: plan.problems },
      entries: plan.figures.map(figureEntry),
    };
    return { draftId, committeeId, plan, outcome };
  };
  if (isPreview) return (await look(context.db, Prisma.empty)).outcome;
  return writeBatch(
    context,
    async (tx): Promise<FigureOutcome> => {
      // What is checked here holds until it is written: nobody types meanwhile.
      const { draftId, committeeId, plan, outcome: looked } = await look(tx, AGAINST_TYPING);
      if (plan.figures.length === 0 || (plan.problems.length > 0 && !validOnly)) return looked;
      const sha256 = createHash("sha256").update(JSON.stringify(lines)).digest("hex");
      const batchId = await beginBatch({ kind: FIGURES, fileName, sha256, committeeId }, context, tx);
      await writeFigures(draftId, plan.figures, tx);
      await endBatch(batchId, { ...looked.counts }, tx);
      return { ...looked, batchId };
    },
    (batchId, counts) => ({ batchId, counts: countsOf.parse(counts), problems: [], entries: [] }),
  );
}

const asked = z.object({
  reportId: z.int(),
  tableId: z.int(),
  columns: z.partialRecord(z.enum(FIGURE_COLUMNS), z.string()),
  corrections: z.array(z.object({ row: z.int(), column: z.enum(FIGURE_COLUMNS), value: z.string() })),
  numberStyle: z.enum(NUMBER_STYLES).nullable(),
  validOnly: z.boolean(),
});

interface AskedFigureImport {
  reportId: number;
  tableId: number;
  columns: { column: FigureColumn; head: string }[];
  corrections: Correction<FigureColumn>[];
  numberStyle: NumberStyle | null;
  validOnly: boolean;
  isPreview: boolean;
}

/** @returns the id of the job that does it. */
export async function askForFigureImport(
  { columns, corrections, isPreview, ...rest }: AskedFigureImport,
  context: Context,
): Promise<number> {
  await holdDraft(rest.reportId, context, context.db, Prisma.empty);
  if (corrections.length > MOST_CORRECTIONS)
    throw new InvalidInputError([{ path: "corrections", code: "TOO_LONG", limit: MOST_CORRECTIONS }]);
  const told = Object.fromEntries(columns.map(({ column, head }) => [column, head]));
  requireColumns((await readUploadedTable(rest.tableId, context)).columns, figureColumns, told);
  const input = { ...rest, columns: told, corrections: corrections.map((each) => ({ ...each })) };
  return askForJob({ kind: "IMPORT_FIGURES", isPreview, input }, context);
}

/** The import of a file that was sent before, as a job. */
export async function figureImportWork(input: Prisma.JsonValue, context: Context, run: JobRun): Promise<JobOutcome> {
  const { tableId, columns, corrections, ...rest } = asked.parse(input);
  await run.onStage("CHECKING");
  const { fileName, ...table } = await readUploadedTable(tableId, context);
  const places = requireColumns(table.columns, figureColumns, columns);
  const lines = figureLines(correctTable(table, places, corrections), columns);
  if (!run.isPreview) await run.onStage("FIGURES");
  const { batchId, counts, problems, entries } = await importFigures({ ...rest, lines, fileName }, context, run);
  return { batchId, counts: { ...counts }, entries: [...problems.map(problemEntry), ...entries] };
}

/** The draft, what its form asks for, and who writes it, in the same number of statements however many rows there are. */
async function readWorld(reportId: number, lines: FigureLine[], context: Context, tx: Transaction, lock: Prisma.Sql) {
  const { draftId, form } = await holdDraft(reportId, context, tx, lock);
  const definitions = new Map(linesOf(form).map(({ definition }) => [definition.id, definition]));
  const versions = await tx.indicatorVersion.findMany({
    where: { id: { in: [...definitions.keys()] } },
    select: {
      id: true,
      name: true,
      indicator: { select: { code: true } },
      disaggregations: {
        orderBy: { code: "asc" },
        select: {
          code: true,
          categories: { orderBy: { position: "asc" }, select: { id: true, code: true, name: true } },
        },
      },
    },
  });
  const codes = [...new Set(lines.map(({ indicator }) => indicator.toUpperCase()))];
  const known = await tx.$queryRaw<{ code: string }[]>`
    SELECT "code" FROM "Indicator" WHERE upper("code") = ANY(${codes}::text[])`;
  const cells = await tx.figure.findMany({
    where: { revisionId: draftId },
    select: { ...cellSelect, version: true },
  });
  const world: FigureWorld = {
    asked: versions.flatMap(({ id, name, indicator, disaggregations }) => {
      const definition = definitions.get(id);
      const parts = disaggregations.flatMap(({ code: split, categories }) =>
        categories.map((category) => ({ categoryId: category.id, split, code: category.code, name: category.name })),
      );
      return definition ? [{ code: indicator.code, name, definition, parts }] : [];
    }),
    knownCodes: known.map(({ code }) => code),
    cells,
  };
  const { committeePath, committeeId, responsibleCommitteeId } = form.expectation;
  const isOwn = holdsAt(context.viewer, committeePath, "OFFICER");
  return { draftId, committeeId: isOwn ? committeeId : responsibleCommitteeId, world };
}

const countPlan = ({ figures, unchanged, ambiguous, problems }: FigurePlan): FigureCounts => ({
  created: figures.filter(({ before }) => !before).length,
  changed: figures.filter(({ before }) => before).length,
  unchanged,
  failed: new Set(problems.map(({ line }) => line)).size,
  ambiguous,
});

const textOf = ({ state, numerator, denominator }: Typed) =>
  state === "NOTHING_AROSE" ? state : [numerator, denominator].flatMap((part) => part?.toFixed() ?? []).join("/");

const figureEntry = ({ indicator, part, before, ...cell }: PlannedFigure): JobEntryDraft => ({
  ...{ kind: before ? "FIGURE_CHANGED" : "FIGURE_ADDED", toName: textOf(cell) },
  subject: `${indicator.code} ${indicator.name}${part ? `, ${part.name}` : ""}`,
  ...(before && { fromName: textOf(before) }),
  ...(cell.explanation !== (before?.explanation ?? null) && { note: cell.explanation }),
});

/** One thing that is wrong, with the cell it is about. */
const problemEntry = ({ line, column, value, code, note }: FigureProblem): JobEntryDraft => ({
  ...{ kind: "PROBLEM", row: line, column, subject: value, code },
  ...(note !== undefined && { note }),
});
