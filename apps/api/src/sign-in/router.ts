import type { Database } from "@camket/prisma";
import { toNodeHandler } from "better-auth/node";
import { type Request, type Response, Router } from "express";
import type { Viewer } from "../context.ts";
import { authenticateToken } from "./api-token.ts";
import { ADDRESS_HEADER, ownOrigins, PROVIDER, type SignIn, type SignInOptions, sampleUsers } from "./better-auth.ts";
import { loadViewer } from "./viewer.ts";

/** Of better-auth only what Camket offers; the rest of its paths are not there. */
const OFFERED = new Set([
  "POST /sign-in/email",
  "POST /sign-in/sample",
  "POST /sign-in/social",
  `GET /callback/${PROVIDER}`,
  "POST /sign-out",
  "POST /reset-password",
]);

/** Everything under /auth. */
export function signInRouter(signIn: SignIn, { db, publicUrl, provider, offersSample }: SignInOptions) {
  const handle = toNodeHandler(signIn);
  const origins = ownOrigins(publicUrl);
  return Router()
    .use((_request, response, next) => {
      response.set("Cache-Control", "no-store");
      next();
    })
    .get("/ways", async (_request, response) => {
      const isSampleLoaded = offersSample && (await db.sampleLoad.count()) > 0;
      response.json({
        provider: provider?.name ?? null,
        sampleUsers: isSampleLoaded ? (await sampleUsers(db)).map(({ email, name }) => ({ email, name })) : [],
      });
    })
    .use((request, response, next) => {
      if (!OFFERED.has(`${request.method} ${request.path}`)) return next();
      // better-auth asks for this only of a request with a cookie; a sign-in has none yet.
      const origin = request.get("origin");
      if (origin && !origins.includes(origin)) return response.sendStatus(403);
      request.headers[ADDRESS_HEADER] = request.ip ?? "";
      return handle(request, response);
    })
    .use((_request, response) => {
      response.sendStatus(404);
    });
}

/** Who sends a request: a program with a token, or the browser of a user who signed in; null for nobody. */
export async function authenticate(
  signIn: SignIn,
  db: Database,
  request: Request,
  response: Response,
): Promise<Viewer | null> {
  const [, token] = /^Bearer (\S+)$/i.exec(request.get("authorization") ?? "") ?? [];
  if (token) return authenticateToken(db, token);
  const cookie = request.get("cookie");
  if (!cookie) return null;
  const { response: session, headers } = await signIn.api.getSession({
    headers: new Headers({ cookie }),
    returnHeaders: true,
  });
  for (const renewed of headers.getSetCookie()) response.append("Set-Cookie", renewed);
  return session && loadViewer(db, Number(session.user.id));
}
