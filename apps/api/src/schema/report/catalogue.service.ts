import { isDuplicate } from "@camket/prisma";
import { z } from "zod";
import type { Context } from "../../context.ts";
import { ForbiddenError, fieldError, InvalidInputError } from "../../errors.ts";
import { administersCatalogue } from "../visibility.ts";

export const codeRules = z
  .string()
  .trim()
  .min(1, fieldError("REQUIRED"))
  .max(20, fieldError("TOO_LONG"))
  .regex(/^[A-ZĐ\d][A-ZĐ\d_-]*$/, fieldError("INVALID"));

/** What all committees share is kept by the administrators of the nation's committee and of the installation. */
export function requireKeeper({ viewer }: Context) {
  if (!administersCatalogue(viewer)) throw new ForbiddenError();
}

/** @throws the error itself, or that the code is another's already. */
export function refuseTakenCode(error: unknown): never {
  throw isDuplicate(error) ? new InvalidInputError([{ path: "code", code: "TAKEN" }]) : error;
}
