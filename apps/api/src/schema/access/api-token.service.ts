import { z } from "zod";
import { addDays, today } from "../../calendar.ts";
import type { Context } from "../../context.ts";
import { ForbiddenError, fieldError, InvalidInputError, NotFoundError, parseInput } from "../../errors.ts";
import { mintToken } from "../../sign-in/api-token.ts";
import { requiredText } from "../../text-rules.ts";
import { transact } from "../../transact.ts";
import { visible } from "../visibility.ts";
import { TooManyTokensError } from "./api-token.errors.ts";

const LONGEST_DAYS = 365;
const MOST_TOKENS = 20;

const tokenRules = z.object({
  name: requiredText(100),
  expiresOn: z
    .date()
    .refine((day) => day > today() && day <= addDays(today(), LONGEST_DAYS), fieldError("OUT_OF_RANGE")),
});

/** Whether the viewer may make tokens: analysts may, and no token makes another. */
export const makesTokens = ({ viewer }: Context) =>
  viewer !== null && !viewer.isProgram && viewer.grants.some(({ role }) => role === "ANALYST");

/** @returns the id of the new token, and the token itself, which is kept nowhere; null where this request was answered before. */
export async function createApiToken(
  { committeeId, ...input }: { name: string; expiresOn: Date; committeeId: number | null },
  context: Context,
): Promise<{ id: number; token: string | null }> {
  const { name, expiresOn } = parseInput(tokenRules, input);
  const { viewer } = context;
  if (!viewer || !makesTokens(context)) throw new ForbiddenError();
  let shownOnce: string | null = null;
  const id = await transact(context, async (tx) => {
    if (committeeId !== null && (await tx.committee.count({ where: { id: committeeId } })) === 0)
      throw new InvalidInputError([{ path: "committeeId", code: "NOT_FOUND" }]);
    const live = { userId: viewer.userId, revokedAt: null, expiresAt: { gt: new Date() } };
    if ((await tx.apiToken.count({ where: live })) >= MOST_TOKENS) throw new TooManyTokensError(MOST_TOKENS);
    const { token, ...kept } = mintToken();
    const { id } = await tx.apiToken.create({
      data: { ...kept, userId: viewer.userId, name, committeeId, expiresAt: expiresOn },
      select: { id: true },
    });
    shownOnce = token;
    return id;
  });
  return { id, token: shownOnce };
}

/** @returns the id of the token. */
export async function revokeApiToken(id: number, context: Context): Promise<number> {
  return transact(context, async (tx) => {
    const own = { AND: [visible.apiToken(context), { id }] };
    await tx.apiToken.updateMany({ where: { AND: [own, { revokedAt: null }] }, data: { revokedAt: new Date() } });
    if ((await tx.apiToken.count({ where: own })) === 0) throw new NotFoundError();
    return id;
  });
}
