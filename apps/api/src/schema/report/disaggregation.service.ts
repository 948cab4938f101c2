import type { Transaction } from "@camket/prisma";
import { z } from "zod";
import type { Context } from "../../context.ts";
import {
  fieldError,
  type InvalidField,
  InvalidInputError,
  NotFoundError,
  parseInput,
  VersionConflictError,
} from "../../errors.ts";
import { requiredText } from "../../text-rules.ts";
import { transact } from "../../transact.ts";
import { codeRules, refuseTakenCode, requireKeeper } from "./catalogue.service.ts";
import { CategoryInUseError } from "./indicator.errors.ts";

interface Category {
  /** Null for a new one. */
  id: number | null;
  code: string;
  name: string;
  nameEn: string;
}

interface Split {
  name: string;
  nameEn: string;
  addsUpToTotal: boolean;
  /** In order. */
  categories: Category[];
}

const name = requiredText(200);
const splitRules = z.object({
  code: codeRules.optional(),
  name,
  nameEn: name,
  categories: z
    .array(z.object({ id: z.number().nullable(), code: codeRules, name, nameEn: name }))
    .min(2, fieldError("REQUIRED"))
    .max(100, fieldError("OUT_OF_RANGE")),
});

/** @returns the id of the new disaggregation. */
export async function createDisaggregation(input: Split & { code: string }, context: Context): Promise<number> {
  requireKeeper(context);
  const { code = "", categories, ...names } = check(input);
  const { addsUpToTotal } = input;
  return transact(context, async (tx) => {
    const parts = categories.map(({ id: _new, ...category }, index) => ({ ...category, position: index + 1 }));
    const { id } = await tx.disaggregation.create({
      data: { code, ...names, addsUpToTotal, categories: { create: parts } },
      select: { id: true },
    });
    return id;
  }).catch(refuseTakenCode);
}

/** @returns the id of the disaggregation. */
export async function reviseDisaggregation(
  { id, expectedVersion, ...input }: Split & { id: number; expectedVersion: number },
  context: Context,
): Promise<number> {
  return transact(context, async (tx) => {
    const split = await tx.disaggregation.findUnique({ where: { id }, include: { categories: true } });
    if (!split) throw new NotFoundError();
    requireKeeper(context);
    const { categories, name: newName, nameEn } = check(input);
    const { count } = await tx.disaggregation.updateMany({
      where: { id, version: expectedVersion },
      data: { name: newName, nameEn, addsUpToTotal: input.addsUpToTotal, version: { increment: 1 } },
    });
    if (count === 0) throw new VersionConflictError(split.version);
    const known = new Set(split.categories.map((category) => category.id));
    const unknown = categories.flatMap((category, index): InvalidField[] =>
      category.id !== null && !known.has(category.id) ? [{ path: `categories.${index}.id`, code: "NOT_FOUND" }] : [],
    );
    if (unknown.length > 0) throw new InvalidInputError(unknown);
    const kept = new Set(categories.map((category) => category.id));
    await removeUnused(
      split.categories.filter((category) => !kept.has(category.id)),
      tx,
    );
    // Two may swap their codes, so that none may stand in the way of another.
    await tx.$executeRaw`UPDATE "DisaggregationCategory" SET "code" = '#' || "id" WHERE "disaggregationId" = ${id}`;
    for (const [index, { id: categoryId, ...category }] of categories.entries()) {
      const row = { ...category, position: index + 1 };
      if (categoryId === null) await tx.disaggregationCategory.create({ data: { ...row, disaggregationId: id } });
      else await tx.disaggregationCategory.update({ where: { id: categoryId }, data: row });
    }
    return id;
  });
}

async function removeUnused(removed: { id: number; name: string }[], tx: Transaction) {
  const ids = removed.map(({ id }) => id);
  // A figure that is being saved holds its part, so this waits for it and then finds it.
  await tx.$queryRaw`SELECT "id" FROM "DisaggregationCategory" WHERE "id" = ANY (${ids}) FOR UPDATE`;
  const used = await tx.disaggregationCategory.findMany({
    where: { id: { in: ids }, OR: [{ figures: { some: {} } }, { cellComments: { some: {} } }] },
    orderBy: { position: "asc" },
  });
  if (used.length > 0) throw new CategoryInUseError(used.map(({ name }) => name));
  await tx.disaggregationCategory.deleteMany({ where: { id: { in: ids } } });
}

function check(input: Split & { code?: string }) {
  const parsed = parseInput(splitRules, input);
  const codes = parsed.categories.map(({ code }) => code);
  const twice = codes.flatMap((code, index): InvalidField[] =>
    codes.indexOf(code) < index ? [{ path: `categories.${index}.code`, code: "TWICE" }] : [],
  );
  if (twice.length > 0) throw new InvalidInputError(twice);
  return parsed;
}
