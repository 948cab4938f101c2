import { randomUUID } from "node:crypto";
import type { Context, Viewer } from "../context.ts";
import type { SignInOptions } from "../sign-in/better-auth.ts";

/** Whoever runs commands on the server administers the installation; in the audit, that is the system. */
const operator: Viewer = {
  userId: 0,
  name: "CLI",
  isGlobalAdministrator: true,
  isProgram: false,
  grants: [],
};

export const contextOf = ({ db }: Pick<SignInOptions, "db">, viewer: Viewer | null = operator): Context => ({
  db,
  viewer,
  locale: "vi",
  cursorSecret: "",
  request: { id: `cli:${randomUUID()}`, idempotencyKey: null, payloadHash: "", writes: 0 },
});
