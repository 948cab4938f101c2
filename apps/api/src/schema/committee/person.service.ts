import { type Database, type Transaction, violatedConstraint } from "@camket/prisma";
import DataLoader from "dataloader";
import { z } from "zod";
import type { Context, RequestIdentity } from "../../context.ts";
import { ForbiddenError, InvalidInputError, NotFoundError, parseInput, VersionConflictError } from "../../errors.ts";
import { requiredText } from "../../text-rules.ts";
import { transact } from "../../transact.ts";
import { administers } from "../visibility.ts";
import { PeopleSatTogetherError } from "./person.errors.ts";

const personRules = z.object({
  name: requiredText(100),
});

/** @returns the id of the new person. */
export async function createPerson(input: { name: string }, context: Context): Promise<number> {
  requireAdministrator(context);
  const data = parseInput(personRules, input);
  return transact(context, async (tx) => (await tx.person.create({ data, select: { id: true } })).id);
}

/** @returns the id of the person. */
export async function renamePerson(
  { id, expectedVersion, ...input }: { id: number; expectedVersion: number; name: string },
  context: Context,
): Promise<number> {
  requireAdministrator(context);
  const { name } = parseInput(personRules, input);
  return transact(context, async (tx) => {
    await renew(id, expectedVersion, tx, { name });
    return id;
  });
}

interface Merger {
  keptId: number;
  expectedKeptVersion: number;
  mergedId: number;
  expectedMergedVersion: number;
}

/**
 * Terms are moved, never rewritten: each keeps whose it was first, so that a merger can be undone.
 *
 * @returns the id of the person kept.
 */
export async function mergePeople(
  { keptId, expectedKeptVersion, mergedId, expectedMergedVersion }: Merger,
  context: Context,
): Promise<number> {
  requireAdministrator(context);
  if (keptId === mergedId) throw new InvalidInputError([{ path: "mergedId", code: "INVALID" }]);
  try {
    return await transact(context, async (tx) => {
      // Locks both, so that nobody appoints either in the meantime.
      await renew(keptId, expectedKeptVersion, tx);
      await renew(mergedId, expectedMergedVersion, tx);
      await requireTermsAdministered([keptId, mergedId], context, tx);
      await tx.membership.updateMany({
        where: { personId: mergedId, originalPersonId: null },
        data: { originalPersonId: mergedId },
      });
      await tx.membership.updateMany({
        where: { personId: mergedId },
        data: { personId: keptId, version: { increment: 1 } },
      });
      await tx.person.updateMany({
        where: { mergedIntoId: mergedId },
        data: { mergedIntoId: keptId, version: { increment: 1 } },
      });
      await tx.person.updateMany({ where: { id: mergedId }, data: { mergedIntoId: keptId } });
      return keptId;
    });
  } catch (error) {
    if (violatedConstraint(error) !== "Membership_person_term_excl") throw error;
    throw new PeopleSatTogetherError(await findOverlaps(keptId, mergedId, context.db));
  }
}

/** @returns the id of the person who stands alone again. */
export async function splitPerson(
  { id, expectedVersion }: { id: number; expectedVersion: number },
  context: Context,
): Promise<number> {
  requireAdministrator(context);
  return transact(context, async (tx) => {
    const merged = await tx.person.findUnique({ where: { id }, select: { mergedIntoId: true, version: true } });
    if (!merged?.mergedIntoId) throw new NotFoundError();
    const { count } = await tx.person.updateMany({
      where: { id, version: expectedVersion },
      data: { mergedIntoId: null, version: { increment: 1 } },
    });
    if (count === 0) throw new VersionConflictError(merged.version);
    await requireTermsAdministered([merged.mergedIntoId], context, tx);
    await tx.person.updateMany({ where: { id: merged.mergedIntoId }, data: { version: { increment: 1 } } });
    await tx.membership.updateMany({
      where: { originalPersonId: id },
      data: { personId: id, originalPersonId: null, version: { increment: 1 } },
    });
    return id;
  });
}

/** Compares and sets in one statement; whoever was merged is no longer there to be changed. */
async function renew(id: number, expectedVersion: number, tx: Transaction, data: { name?: string } = {}) {
  const { count } = await tx.person.updateMany({
    where: { id, version: expectedVersion, mergedIntoId: null },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 1) return;
  const person = await tx.person.findFirst({ where: { id, mergedIntoId: null }, select: { version: true } });
  throw person ? new VersionConflictError(person.version) : new NotFoundError();
}

async function requireTermsAdministered(personIds: number[], { viewer }: Context, tx: Transaction) {
  const terms = await tx.membership.findMany({
    where: { personId: { in: personIds } },
    distinct: ["committeePath"],
    select: { committeePath: true },
  });
  if (!terms.every(({ committeePath }) => administers(viewer, committeePath))) throw new ForbiddenError();
}

/** The terms of two people that run at the same time on one committee. */
async function findOverlaps(keptId: number, mergedId: number, db: Database): Promise<number[]> {
  const terms = await db.membership.findMany({ where: { personId: { in: [keptId, mergedId] } } });
  const overlapping = terms.filter((a) =>
    terms.some(
      (b) =>
        a.personId !== b.personId &&
        a.committeeId === b.committeeId &&
        (!b.endsOn || a.startsOn <= b.endsOn) &&
        (!a.endsOn || b.startsOn <= a.endsOn),
    ),
  );
  return overlapping.map(({ id }) => id);
}

const loaders = new WeakMap<RequestIdentity, DataLoader<number, boolean>>();

/** Whether the viewer administers every committee that a person sits or sat on: one statement a request. */
export function mayMerge(personId: number, { db, viewer, request }: Context): Promise<boolean> {
  const loader =
    loaders.get(request) ??
    new DataLoader<number, boolean>(async (ids) => {
      const terms = await db.membership.findMany({
        where: { personId: { in: [...ids] } },
        distinct: ["personId", "committeePath"],
        select: { personId: true, committeePath: true },
      });
      const elsewhere = new Set(
        terms.filter(({ committeePath }) => !administers(viewer, committeePath)).map((term) => term.personId),
      );
      return ids.map((id) => isAdministrator(viewer) && !elsewhere.has(id));
    });
  loaders.set(request, loader);
  return loader.load(personId);
}

const isAdministrator = (viewer: Context["viewer"]) =>
  viewer !== null && (viewer.isGlobalAdministrator || viewer.grants.some(({ role }) => role === "ADMINISTRATOR"));

/** A person belongs to no committee, so whoever appoints members anywhere may name them. */
export function requireAdministrator({ viewer }: Context) {
  if (!isAdministrator(viewer)) throw new ForbiddenError();
}
