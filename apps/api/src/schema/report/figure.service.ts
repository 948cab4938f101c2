import { type Figure, Prisma, type Transaction, type ValidationRuleKind } from "@camket/prisma";
import { z } from "zod";
import type { Context } from "../../context.ts";
import { type FieldErrorCode, fieldError, type InvalidField, InvalidInputError, parseInput } from "../../errors.ts";
import { optionalText } from "../../text-rules.ts";
import { transact } from "../../transact.ts";
import { nothing } from "../visibility.ts";
import { FigureConflictError, FigureCountedError } from "./figure.errors.ts";
import { holdDraft } from "./report.service.ts";
import { brokenPart } from "./report-rules.ts";
import { type Definition, linesOf } from "./report-sheet.ts";

export interface CellInput {
  indicatorId: number;
  /** Null for the total. */
  categoryId: number | null;
  /** 0 where nothing was typed. */
  expectedVersion: number;
}

export type Typed = Pick<Figure, "state" | "numerator" | "denominator" | "explanation">;

const MOST_CELLS = 200;
export const cellsOf = <Rules extends z.ZodType>(cell: Rules) =>
  z.object({ figures: z.array(cell).min(1, fieldError("REQUIRED")).max(MOST_CELLS, fieldError("TOO_LONG")) });

const clearingRules = cellsOf(z.unknown());
export const explanationRules = optionalText(2000);
const typingRules = cellsOf(z.object({ explanation: explanationRules }));

/** @returns the id of the report. */
export async function saveFigures(
  { reportId, figures }: { reportId: number; figures: (CellInput & Typed)[] },
  context: Context,
): Promise<number> {
  const typed = parseInput(typingRules, { figures }).figures;
  return transact(context, async (tx) => {
    const { draftId, form } = await holdDraft(reportId, context, tx);
    const definitions = linesOf(form).map(({ definition }) => definition);
    const cells = locate(figures, definitions).map((cell, index) => ({
      ...cell,
      explanation: typed[index]?.explanation ?? null,
    }));
    const invalid = cells.flatMap(({ definition, ...cell }, index) => invalidParts(definition, cell, index));
    if (invalid.length > 0) throw new InvalidInputError(invalid);
    await writeFigures(draftId, cells, tx);
    return reportId;
  });
}

/** Writes cells as they were typed: all of them, or none. */
export async function writeFigures(revisionId: number, cells: Located<CellInput & Typed>[], tx: Transaction) {
  await requireAllWritten(revisionId, cells, tx, [
    ...(await insertFigures(revisionId, cells, tx)),
    ...(await updateFigures(revisionId, cells, tx)),
  ]);
}

/** @returns the id of the report. */
export async function clearFigures(
  { reportId, figures }: { reportId: number; figures: CellInput[] },
  context: Context,
): Promise<number> {
  parseInput(clearingRules, { figures });
  return transact(context, async (tx) => {
    const { draftId, form } = await holdDraft(reportId, context, tx);
    const cells = locate(
      figures,
      linesOf(form).map(({ definition }) => definition),
    );
    const cleared = await tx.$queryRaw<Key[]>`
      DELETE FROM "Figure" USING ${records(cells)}
      WHERE ${isUntouched(draftId)} RETURNING "Figure"."indicatorVersionId", "Figure"."categoryId"`;
    await requireAllWritten(draftId, cells, tx, cleared);
    return reportId;
  });
}

export interface Key {
  indicatorVersionId: number;
  categoryId: number | null;
}

export type Located<Cell extends CellInput> = Cell & Key & { definition: Definition };

/** Each cell with the definition it follows. Only what the form asks for, and committees type, can be typed. */
export function locate<Cell extends CellInput>(cells: Cell[], definitions: Definition[]): Located<Cell>[] {
  const located = locateAny(cells, definitions);
  const counted = located.flatMap(({ definition }, index) =>
    definition.source === "ENTERED" ? [] : [`figures.${index}`],
  );
  if (counted.length > 0) throw new FigureCountedError(counted);
  return located;
}

/** The same for what is counted, too. */
export function locateAny<Cell extends CellInput>(cells: Cell[], definitions: Definition[]): Located<Cell>[] {
  const seen = new Set<string>();
  const invalid: InvalidField[] = [];
  const located = cells.flatMap((cell, index) => {
    const { indicatorId, categoryId } = cell;
    const definition = definitions.find((line) => line.indicatorId === indicatorId);
    const categories = definition?.disaggregations.flatMap((split) => split.categories) ?? [];
    const key = `${indicatorId}/${categoryId}`;
    if (!definition) invalid.push({ path: `figures.${index}.indicatorId`, code: "NOT_FOUND" });
    else if (categoryId !== null && !categories.some(({ id }) => id === categoryId))
      invalid.push({ path: `figures.${index}.categoryId`, code: "NOT_FOUND" });
    else if (seen.has(key)) invalid.push({ path: `figures.${index}`, code: "INVALID" });
    seen.add(key);
    return definition ? [{ ...cell, definition, indicatorVersionId: definition.id }] : [];
  });
  if (invalid.length > 0) throw new InvalidInputError(invalid);
  return located;
}

const ruleCodes: Partial<Record<ValidationRuleKind, FieldErrorCode>> = {
  NON_NEGATIVE: "NEGATIVE",
  WHOLE_NUMBER: "NOT_WHOLE",
  NUMERATOR_LE_DENOMINATOR: "ABOVE_DENOMINATOR",
  DENOMINATOR_POSITIVE_OR_NOT_APPLICABLE: "NOT_POSITIVE",
};

/** What is wrong with one cell by itself. What it is beside others is flagged, and blocks only sending. */
export function invalidParts(definition: Definition, cell: Typed, index: number): InvalidField[] {
  const { state, numerator, denominator } = cell;
  const expected = {
    numerator: state === "NUMBER",
    denominator: state === "NUMBER" && definition.valueType === "RATIO",
  };
  const shape = Object.entries({ numerator, denominator }).flatMap(([part, value]): InvalidField[] => {
    const isExpected = part === "numerator" ? expected.numerator : expected.denominator;
    if (isExpected === (value !== null)) return [];
    return [{ path: `figures.${index}.${part}`, code: isExpected ? "REQUIRED" : "INVALID" }];
  });
  if (shape.length > 0) return shape;
  return definition.rules.flatMap(({ kind, severity }) => {
    const part = severity === "ERROR" && brokenPart(definition, kind, cell);
    const code = ruleCodes[kind];
    return part && code ? [{ path: `figures.${index}.${part}`, code }] : [];
  });
}

/** Cells that nobody typed. Where somebody just did, nothing is written. */
const insertFigures = (revisionId: number, cells: Located<CellInput & Typed>[], tx: Transaction): Promise<Key[]> =>
  tx.figure.createManyAndReturn({
    data: cells
      .filter(({ expectedVersion }) => expectedVersion === 0)
      .map(({ indicatorVersionId, categoryId, state, numerator, denominator, explanation }) => ({
        ...{ revisionId, indicatorVersionId, categoryId },
        ...{ state, numerator, denominator, explanation },
      })),
    skipDuplicates: true,
    select: { indicatorVersionId: true, categoryId: true },
  });

/** Compares and sets all cells in one statement. */
const updateFigures = (revisionId: number, cells: Located<CellInput & Typed>[], tx: Transaction): Promise<Key[]> =>
  tx.$queryRaw`
    UPDATE "Figure" SET "state" = cell."state", "numerator" = cell."numerator", "denominator" = cell."denominator",
      "explanation" = cell."explanation", "version" = "Figure"."version" + 1
    FROM ${records(cells)}
    WHERE ${isUntouched(revisionId)} RETURNING "Figure"."indicatorVersionId", "Figure"."categoryId"`;

const columns = [
  "indicatorVersionId",
  "categoryId",
  "expectedVersion",
  "state",
  "numerator",
  "denominator",
  "explanation",
];

/** Cells as rows of a statement; decimals travel as text, so that no digit is lost. */
const records = (cells: Key[]) => Prisma.sql`
  jsonb_to_recordset(${JSON.stringify(cells, columns)}::jsonb) AS cell("indicatorVersionId" INTEGER, "categoryId" INTEGER,
    "expectedVersion" INTEGER, "state" "FigureState", "numerator" NUMERIC, "denominator" NUMERIC, "explanation" TEXT)`;

const isUntouched = (revisionId: number) => Prisma.sql`
  "Figure"."revisionId" = ${revisionId} AND "Figure"."indicatorVersionId" = cell."indicatorVersionId"
    AND "Figure"."categoryId" IS NOT DISTINCT FROM cell."categoryId" AND "Figure"."version" = cell."expectedVersion"
    AND "Figure"."origin" = 'TYPED'`;

/** Names the cells that were not written, which undoes the others. */
async function requireAllWritten(revisionId: number, cells: Key[], tx: Transaction, written: Key[]) {
  const missed = await missedCells(revisionId, cells, tx, written);
  const counted = missed.filter(({ figure }) => figure && figure.origin !== "TYPED");
  if (counted.length > 0) throw new FigureCountedError(counted.map(({ path }) => path));
  if (missed.length > 0)
    throw new FigureConflictError(missed.map(({ path, figure }) => ({ path, figureId: figure?.id })));
}

/** The cells that were not written, with what is there instead. */
export async function missedCells(revisionId: number, cells: Key[], tx: Transaction, written: Key[]) {
  if (written.length === cells.length) return [];
  const figures = await tx.figure.findMany({
    where: {
      revisionId,
      OR: [nothing, ...cells.map(({ indicatorVersionId, categoryId }) => ({ indicatorVersionId, categoryId }))],
    },
    select: { id: true, indicatorVersionId: true, categoryId: true, origin: true },
  });
  const isSame = (a: Key) => (b: Key) => a.indicatorVersionId === b.indicatorVersionId && a.categoryId === b.categoryId;
  return cells.flatMap((cell, index) =>
    written.some(isSame(cell)) ? [] : [{ path: `figures.${index}`, figure: figures.find(isSame(cell)) }],
  );
}

/** Approved revisions that no later approved one replaced. Those replaced are few: corrections after an approval. */
export async function lastApproved(db: Context["db"]): Promise<Prisma.ReportRevisionWhereInput> {
  const replaced = await db.$queryRaw<{ id: number }[]>`
    SELECT DISTINCT earlier."id" FROM "ReportDecision" later
      JOIN "ReportRevision" correction ON correction."id" = later."revisionId"
      JOIN "ReportRevision" earlier ON earlier."reportId" = correction."reportId" AND earlier."number" < correction."number"
      WHERE later."kind" = 'APPROVED'
        AND EXISTS (SELECT FROM "ReportDecision" WHERE "revisionId" = earlier."id" AND "kind" = 'APPROVED')`;
  return { decisions: { some: { kind: "APPROVED" } }, id: { notIn: replaced.map(({ id }) => id) } };
}
