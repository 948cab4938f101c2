import { z } from "zod";
import { holdsIdentityNumber } from "./attachments/identity-numbers.ts";
import { fieldError } from "./errors.ts";

/** Anything but spaces, controls, marks of direction and other characters that leave no ink. */
const INK = /[^\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/u;

/**
 * What a person writes, without spaces at its ends; where it has nothing to see, it is empty. Nothing about members of the
 * public is kept, so numbers of identity cards are refused.
 *
 * @param most letters.
 */
export const writtenText = (most: number) =>
  z
    .string()
    .overwrite((text) => (INK.test(text) ? text.trim() : ""))
    .max(most, fieldError("TOO_LONG"))
    .refine((text) => !holdsIdentityNumber(text), fieldError("IDENTITY_NUMBER"));

export const requiredText = (most: number) => writtenText(most).min(1, fieldError("REQUIRED"));

/** Null where it is left out or empty. */
export const optionalText = (most: number) =>
  writtenText(most)
    .transform((text) => text || null)
    .nullable();
