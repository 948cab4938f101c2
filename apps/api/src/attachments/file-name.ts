import type { Request } from "express";
import { InvalidInputError } from "../errors.ts";

/** What the header X-File-Name says, percent-encoded. */
export function fileNameOf(request: Request): string {
  try {
    const name = decodeURIComponent(request.get("X-File-Name") ?? "").trim();
    if (name && name.length <= 200) return name;
  } catch {
    // Not percent-encoded.
  }
  throw new InvalidInputError([{ path: "X-File-Name", code: "REQUIRED" }]);
}
