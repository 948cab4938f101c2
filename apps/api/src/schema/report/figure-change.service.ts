import type { Figure, Transaction } from "@camket/prisma";
import { z } from "zod";
import type { Context } from "../../context.ts";
import { InvalidInputError, parseInput } from "../../errors.ts";
import { transact } from "../../transact.ts";
import { combine } from "./consolidation.service.ts";
import { FigureConflictError } from "./figure.errors.ts";
import {
  type CellInput,
  cellsOf,
  explanationRules,
  invalidParts,
  isAsRead,
  type Key,
  locate,
  locateAny,
  missedCells,
  RETURNED,
  records,
} from "./figure.service.ts";
import { holdDraft } from "./report.service.ts";
import { words } from "./report-decision.service.ts";
import { linesOf } from "./report-sheet.ts";

type Numbers = Pick<Figure, "numerator" | "denominator">;
type Override = Numbers & Pick<Figure, "state"> & { reason: string };

const plainRules = cellsOf(z.unknown());
const overrideRules = cellsOf(z.object({ reason: words }));

/**
 * Says why figures are as they are, and leaves their numbers alone, however they came to be.
 *
 * @returns the id of the report.
 */
export async function explainFigures(
  { reportId, figures }: { reportId: number; figures: (CellInput & Pick<Figure, "explanation">)[] },
  context: Context,
): Promise<number> {
  const written = parseInput(explanationRules, { figures }).figures;
  return transact(context, async (tx) => {
    const { draftId, form } = await holdDraft(reportId, context, tx);
    const cells = locateAny(
      figures.map((cell, index) => ({ ...cell, explanation: written[index]?.explanation ?? null })),
      linesOf(form).map(({ definition }) => definition),
    );
    const explained = await tx.$queryRaw<Key[]>`
      UPDATE "Figure" SET "explanation" = cell."explanation", "isExplanationOutdated" = FALSE, "version" = "version" + 1
      FROM ${records(cells)} WHERE ${isAsRead(draftId)} ${RETURNED}`;
    await requireChanged(draftId, cells, tx, explained);
    return reportId;
  });
}

/**
 * Writes what the committee itself adds to the figures of those below, beside them. A figure that was typed becomes that.
 *
 * @returns the id of the report.
 */
export async function saveOwnParts(
  { reportId, figures }: { reportId: number; figures: (CellInput & Numbers)[] },
  context: Context,
): Promise<number> {
  parseInput(plainRules, { figures });
  return changeDraft(reportId, context, async (draftId, definitions, tx) => {
    const cells = locate(figures, definitions);
    const invalid = cells.flatMap(({ definition, ...cell }, index) => {
      if (definition.overCommittees === "NONE")
        return [{ path: `figures.${index}.indicatorId`, code: "INVALID" as const }];
      return cell.numerator === null && cell.denominator === null
        ? []
        : invalidParts(definition, { ...cell, state: "NUMBER", explanation: null }, index);
    });
    if (invalid.length > 0) throw new InvalidInputError(invalid);
    const added = cells.filter(({ expectedVersion, numerator }) => expectedVersion === 0 && numerator !== null);
    const inserted = await tx.figure.createManyAndReturn({
      data: added.map(({ indicatorVersionId, categoryId, numerator, denominator }) => ({
        ...{ revisionId: draftId, indicatorVersionId, categoryId, numerator, denominator },
        ...{ ownNumerator: numerator, ownDenominator: denominator, origin: "CONSOLIDATED" as const },
      })),
      skipDuplicates: true,
      select: { indicatorVersionId: true, categoryId: true },
    });
    const updated = await tx.$queryRaw<Key[]>`
      UPDATE "Figure" SET "ownNumerator" = cell."numerator", "ownDenominator" = cell."denominator",
        "origin" = CASE "origin" WHEN 'TYPED' THEN 'CONSOLIDATED' ELSE "origin" END, "version" = "version" + 1
      FROM ${records(cells)}
      WHERE ${isAsRead(draftId)} AND "Figure"."origin" IN ('TYPED', 'CONSOLIDATED', 'OVERRIDDEN') ${RETURNED}`;
    await requireChanged(draftId, cells, tx, [...inserted, ...updated]);
  });
}

/**
 * Puts numbers in place of counted or consolidated ones, with a reason each. They stay when it is consolidated again.
 *
 * @returns the id of the report.
 */
export async function overrideFigures(
  { reportId, figures }: { reportId: number; figures: (CellInput & Override)[] },
  context: Context,
): Promise<number> {
  const reasons = parseInput(overrideRules, { figures }).figures;
  return changeDraft(reportId, context, async (draftId, definitions, tx) => {
    const cells = locateAny(figures, definitions).map((cell, index) => ({
      ...cell,
      reason: reasons[index]?.reason ?? "",
    }));
    const invalid = cells.flatMap(({ definition, ...cell }, index) =>
      invalidParts(definition, { ...cell, explanation: null }, index),
    );
    if (invalid.length > 0) throw new InvalidInputError(invalid);
    const overridden = await tx.$queryRaw<Key[]>`
      UPDATE "Figure" SET "state" = cell."state", "numerator" = cell."numerator", "denominator" = cell."denominator",
        "ownNumerator" = CASE "origin" WHEN 'COUNTED' THEN "Figure"."numerator" ELSE "ownNumerator" END,
        "ownDenominator" = CASE "origin" WHEN 'COUNTED' THEN "Figure"."denominator" ELSE "ownDenominator" END,
        "origin" = 'OVERRIDDEN', "overrideReason" = cell."reason", "version" = "version" + 1
      FROM ${records(cells)} WHERE ${isAsRead(draftId)} AND "Figure"."origin" <> 'TYPED' ${RETURNED}`;
    await requireChanged(draftId, cells, tx, overridden);
  });
}

/**
 * Takes overrides back: the figures are again what is consolidated, or was counted.
 *
 * @returns the id of the report.
 */
export async function restoreFigures(
  { reportId, figures }: { reportId: number; figures: CellInput[] },
  context: Context,
): Promise<number> {
  parseInput(plainRules, { figures });
  return changeDraft(reportId, context, async (draftId, definitions, tx) => {
    const cells = locateAny(figures, definitions);
    // What was counted stands in the own part, from which it is a count again.
    const restored = await tx.$queryRaw<Key[]>`
      UPDATE "Figure" SET "origin" = 'CONSOLIDATED', "overrideReason" = NULL, "version" = "version" + 1
      FROM ${records(cells)} WHERE ${isAsRead(draftId)} AND "Figure"."origin" = 'OVERRIDDEN' ${RETURNED}`;
    await requireChanged(draftId, cells, tx, restored);
  });
}

/** What is consolidated is worked out again from the sources already pinned. */
async function changeDraft(
  reportId: number,
  context: Context,
  change: (
    draftId: number,
    definitions: ReturnType<typeof linesOf>[number]["definition"][],
    tx: Transaction,
  ) => Promise<void>,
): Promise<number> {
  return transact(context, async (tx) => {
    const { draftId, form } = await holdDraft(reportId, context, tx);
    await change(
      draftId,
      linesOf(form).map(({ definition }) => definition),
      tx,
    );
    await combine([draftId], tx);
    return reportId;
  });
}

async function requireChanged(draftId: number, cells: Key[], tx: Transaction, written: Key[]) {
  const missed = await missedCells(draftId, cells, tx, written);
  if (missed.length > 0)
    throw new FigureConflictError(missed.map(({ path, figure }) => ({ path, figureId: figure?.id })));
}
