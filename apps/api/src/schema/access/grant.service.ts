import { type Grant, type Transaction, violatedConstraint } from "@camket/prisma";
import { z } from "zod";
import type { Context } from "../../context.ts";
import {
  ForbiddenError,
  fieldError,
  InvalidInputError,
  NotFoundError,
  parseInput,
  VersionConflictError,
} from "../../errors.ts";
import { transact } from "../../transact.ts";
import { administers, visible } from "../visibility.ts";
import { GrantExistsError } from "./grant.errors.ts";

export type GrantTerms = Pick<Grant, "committeeId" | "role" | "agencyId" | "validFrom" | "validTo">;

const termRules = z
  .object({ validFrom: z.date(), validTo: z.date().nullable() })
  .refine(({ validFrom, validTo }) => !validTo || validTo > validFrom, {
    path: ["validTo"],
    error: fieldError("ENDS_BEFORE_START"),
  });

/** @returns the id of the new grant. */
export async function grantRole(
  { email, ...terms }: GrantTerms & { email: string },
  context: Context,
): Promise<number> {
  return transact(context, async (tx) => {
    await requireAdministrator(terms.committeeId, context, tx); // first, or others learn who has an account
    const user = await tx.user.findUnique({ where: { email: email.trim().toLowerCase() }, select: { id: true } });
    if (!user) throw new InvalidInputError([{ path: "email", code: "NOT_FOUND" }]);
    return createGrant({ ...terms, userId: user.id }, context, tx);
  }).catch((error) => {
    throw nameConflict(error);
  });
}

/** @returns the id of the new grant. */
export async function createGrant(
  grant: GrantTerms & { userId: number },
  context: Context,
  tx: Transaction,
): Promise<number> {
  parseInput(termRules, grant);
  await requireAdministrator(grant.committeeId, context, tx);
  const { agencyId, role } = grant;
  if (agencyId !== null && (role !== "OFFICER" || (await tx.agency.count({ where: { id: agencyId } })) === 0))
    throw new InvalidInputError([{ path: "agencyId", code: role === "OFFICER" ? "NOT_FOUND" : "INVALID" }]);
  const { id } = await tx.grant.create({ data: grant, select: { id: true } });
  return id;
}

/**
 * Ends a role on a day; one that never came to hold is taken away.
 *
 * @returns the id of the user who holds it.
 */
export async function endGrant(
  { id, expectedVersion, validTo }: { id: number; expectedVersion: number; validTo: Date },
  context: Context,
): Promise<number> {
  return transact(context, async (tx) => {
    const grant = await tx.grant.findFirst({ where: { AND: [visible.grant(context), { id }] } });
    if (!grant) throw new NotFoundError();
    if (!administers(context.viewer, grant.committeePath)) throw new ForbiddenError();
    const where = { id, version: expectedVersion };
    const { count } =
      validTo <= grant.validFrom
        ? await tx.grant.deleteMany({ where })
        : await tx.grant.updateMany({ where, data: { validTo, version: { increment: 1 } } });
    if (count === 0) throw new VersionConflictError(grant.version);
    return grant.userId;
  }).catch((error) => {
    throw nameConflict(error);
  });
}

export async function requireAdministrator(committeeId: number, context: Context, tx: Transaction) {
  const committee = await tx.committee.findFirst({
    where: { AND: [visible.directory(context), { id: committeeId }] },
    select: { path: true },
  });
  if (!committee) throw new InvalidInputError([{ path: "committeeId", code: "NOT_FOUND" }]);
  if (!administers(context.viewer, committee.path)) throw new ForbiddenError();
}

export const nameConflict = (error: unknown) =>
  violatedConstraint(error) === "Grant_role_validity_excl" ? new GrantExistsError() : error;
