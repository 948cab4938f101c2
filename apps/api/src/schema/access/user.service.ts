import { isDuplicate, type Transaction, type User } from "@camket/prisma";
import { z } from "zod";
import type { Context } from "../../context.ts";
import { ForbiddenError, fieldError, NotFoundError, parseInput, VersionConflictError } from "../../errors.ts";
import { requiredText } from "../../text-rules.ts";
import { transact } from "../../transact.ts";
import { administersUser, visible } from "../visibility.ts";
import { createGrant, type GrantTerms, requireAdministrator } from "./grant.service.ts";
import { EmailTakenError, LastAdministratorError } from "./user.errors.ts";

export const emailRules = z
  .string()
  .trim()
  .toLowerCase()
  .max(200, fieldError("TOO_LONG"))
  .pipe(z.email(fieldError("INVALID")));

export const nameRules = requiredText(200);

interface Versioned {
  id: number;
  expectedVersion: number;
}

/**
 * An account with its first role; without one only where the viewer administers the installation.
 *
 * @returns the id of the new user.
 */
export async function addUser(
  { grant, ...input }: Pick<User, "email" | "name"> & { grant: GrantTerms | null },
  context: Context,
): Promise<number> {
  const data = parseInput(z.object({ email: emailRules, name: nameRules }), input);
  if (!grant && !context.viewer?.isGlobalAdministrator) throw new ForbiddenError();
  try {
    return await transact(context, async (tx) => {
      if (grant) await requireAdministrator(grant.committeeId, context, tx); // first, or others learn who has an account
      const { id } = await tx.user.create({ data, select: { id: true } });
      if (grant) await createGrant({ ...grant, userId: id }, context, tx);
      return id;
    });
  } catch (error) {
    throw isDuplicate(error) ? new EmailTakenError() : error;
  }
}

/** @returns the id of the user. */
export async function renameUser({ name, ...user }: Versioned & { name: string }, context: Context): Promise<number> {
  const data = parseInput(z.object({ name: nameRules }), { name });
  return transact(context, (tx) => changeUser(user, data, context, tx));
}

/** Ends an account, with its sessions and tokens. What its user did stays. */
export async function closeUser(user: Versioned, context: Context): Promise<number> {
  return transact(context, async (tx) => {
    // Whoever closes another at the same time waits here, and then finds one less.
    const administrators = await tx.$queryRaw<{ id: number }[]>`
      SELECT "id" FROM "User" WHERE "isGlobalAdministrator" AND "closedAt" IS NULL ORDER BY "id" FOR UPDATE`;
    const id = await changeUser(user, { closedAt: new Date() }, context, tx);
    if (administrators.length === 1 && administrators[0]?.id === id) throw new LastAdministratorError();
    await tx.apiToken.updateMany({ where: { userId: id, revokedAt: null }, data: { revokedAt: new Date() } });
    return id;
  });
}

/** @returns the id of the user. */
export async function reopenUser(user: Versioned, context: Context): Promise<number> {
  return transact(context, (tx) => changeUser(user, { closedAt: null }, context, tx));
}

async function changeUser(
  { id, expectedVersion }: Versioned,
  data: Partial<Pick<User, "name" | "closedAt">>,
  context: Context,
  tx: Transaction,
): Promise<number> {
  const user = await tx.user.findFirst({
    where: { AND: [visible.user(context), { id }] },
    include: { grants: { select: { committeePath: true } } },
  });
  if (!user) throw new NotFoundError();
  if (!administersUser(context.viewer, user)) throw new ForbiddenError();
  const { count } = await tx.user.updateMany({
    where: { id, version: expectedVersion },
    data: { ...data, updatedAt: new Date(), version: { increment: 1 } },
  });
  if (count === 0) throw new VersionConflictError(user.version);
  return id;
}
