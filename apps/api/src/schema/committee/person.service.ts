import { z } from "zod";
import type { Context } from "../../context.ts";
import { ForbiddenError, fieldError, NotFoundError, parseInput, VersionConflictError } from "../../errors.ts";
import { transact } from "../../transact.ts";

const personRules = z.object({
  name: z.string().trim().min(1, fieldError("REQUIRED")).max(100, fieldError("TOO_LONG")),
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
    const { count } = await tx.person.updateMany({
      where: { id, version: expectedVersion },
      data: { name, version: { increment: 1 } },
    });
    if (count === 1) return id;
    const person = await tx.person.findUnique({ where: { id }, select: { version: true } });
    throw person ? new VersionConflictError(person.version) : new NotFoundError();
  });
}

/** A person belongs to no committee, so whoever appoints members anywhere may name them. */
function requireAdministrator({ viewer }: Context) {
  const isAdministrator = viewer?.isGlobalAdministrator || viewer?.grants.some(({ role }) => role === "ADMINISTRATOR");
  if (!isAdministrator) throw new ForbiddenError();
}
