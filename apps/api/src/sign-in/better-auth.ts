import { createHash, randomBytes } from "node:crypto";
import type { Database } from "@camket/prisma";
import { betterAuth } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { APIError, createAuthEndpoint, createAuthMiddleware } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import { genericOAuth } from "better-auth/plugins";
import type pg from "pg";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { z } from "zod";

const MINUTES = 60;
const HOURS = 60 * MINUTES;
/** Header in which the server hands on where a request came from; what a client sends in it is overwritten. */
export const ADDRESS_HEADER = "x-camket-address";
/** The provider of identities in the addresses of sign-in. */
export const PROVIDER = "oidc";

export interface SignInOptions {
  db: Database;
  pool: pg.Pool;
  /** Signs the cookies; the same on every replica. */
  secret: string;
  /** Where people open Camket: https://camket.example. */
  publicUrl: string;
  provider: { issuer: string; clientId: string; clientSecret: string; name: string } | null;
  /** Whether the users of the sample may sign in without a password. */
  offersSample: boolean;
}

export type SignIn = ReturnType<typeof createSignIn>;

/** Passwords, sessions, cookies and the provider of identities. The paths below /auth are those of better-auth. */
export function createSignIn({ db, pool, secret, publicUrl, provider, offersSample }: SignInOptions) {
  const isSecure = publicUrl.startsWith("https:");
  const { perAccount, perAddress } = createLimits(pool);
  return betterAuth({
    baseURL: publicUrl,
    basePath: "/auth",
    secret,
    trustedOrigins: ownOrigins(publicUrl),
    database: prismaAdapter(db, { provider: "postgresql" }),
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false }, // ours lies in PostgreSQL and counts by account too
    session: {
      expiresIn: 30 * MINUTES,
      updateAge: MINUTES,
      fields: { ipAddress: "openedFrom", userAgent: "openedWith", updatedAt: "lastUsedAt" },
    },
    account: {
      modelName: "signInMethod",
      fields: { accountId: "subject" },
      storeAccountCookie: false,
      // Accounts are made by an administrator, so an address that the provider verified names its owner.
      accountLinking: { enabled: true, requireLocalEmailVerified: false, updateUserInfoOnLink: false },
    },
    verification: { storeIdentifier: "hashed" },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 12,
      maxPasswordLength: 128,
      revokeSessionsOnPasswordReset: true,
    },
    advanced: {
      database: { generateId: "serial", validateSchema: false }, // we keep no picture and no token of a provider
      useSecureCookies: false, // its prefix would be __Secure-
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
      defaultCookieAttributes: { httpOnly: true, secure: isSecure, path: "/" },
      cookies: {
        session_token: {
          name: isSecure ? "__Host-camket-session" : "camket-session",
          attributes: { sameSite: "strict" },
        },
      },
    },
    databaseHooks: {
      session: {
        create: {
          before: async ({ userId }) => {
            const user = await db.user.findUnique({ where: { id: Number(userId) }, select: { closedAt: true } });
            if (user?.closedAt !== null) throw wrongPassword();
          },
        },
        update: {
          before: async (change, context) => {
            const openedAt = context?.context.session?.session.createdAt;
            if (!openedAt || !change.expiresAt) return;
            const last = openedAt.valueOf() + 8 * HOURS * 1000;
            return { data: { ...change, expiresAt: new Date(Math.min(change.expiresAt.valueOf(), last)) } };
          },
        },
      },
      account: {
        create: {
          // What the provider lets one do elsewhere is no business of Camket's.
          before: async ({ userId, providerId, accountId, password, createdAt, updatedAt }) => ({
            data: {
              userId,
              providerId,
              accountId,
              createdAt,
              updatedAt,
              ...withoutTokens,
              ...(password && { password }),
            },
          }),
        },
        update: { before: async (change) => ({ data: { ...change, ...withoutTokens } }) },
      },
    },
    hooks: {
      before: createAuthMiddleware(async ({ path, body, headers }) => {
        if (path !== "/sign-in/email") return;
        const address = headers?.get(ADDRESS_HEADER) ?? "";
        // Counted before the password is looked at, so that attempts at the same time are counted too.
        await consume(perAddress, digest(address));
        await consume(perAccount, accountKey(body, address));
      }),
      after: createAuthMiddleware(async (context) => {
        const { path, body, headers } = context;
        const { newSession, authCookies, secret, internalAdapter } = context.context;
        if (!newSession) return;
        if (path === "/sign-in/email") {
          const address = headers?.get(ADDRESS_HEADER) ?? "";
          await perAccount.delete(accountKey(body, address));
          await perAddress.reward(digest(address), 1);
        }
        const earlier = await context.getSignedCookie(authCookies.sessionToken.name, secret);
        if (earlier && earlier !== newSession.session.token) await internalAdapter.deleteSession(earlier);
      }),
    },
    plugins: [
      ...(provider
        ? [
            genericOAuth({
              config: [
                {
                  providerId: PROVIDER,
                  name: provider.name,
                  discoveryUrl: `${provider.issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
                  clientId: provider.clientId,
                  clientSecret: provider.clientSecret,
                  scopes: ["openid", "email", "profile"],
                  disableSignUp: true,
                  requireIdTokenVerification: true,
                  disableProviderLogout: true,
                },
              ],
            }),
          ]
        : []),
      ...(offersSample ? [sampleSignIn(db)] : []),
    ],
  });
}

export const LINK_HOURS = 24;

/** @returns the secret of a link with which a user sets a password once. */
export async function createLink(signIn: SignIn, userId: number): Promise<string> {
  const { internalAdapter } = await signIn.$context;
  const token = randomBytes(24).toString("base64url");
  await internalAdapter.createVerificationValue({
    identifier: `reset-password:${token}`, // as better-auth names it
    value: String(userId),
    expiresAt: new Date(Date.now() + LINK_HOURS * HOURS * 1000),
  });
  return token;
}

const withoutTokens = {
  accessToken: undefined,
  refreshToken: undefined,
  idToken: undefined,
  accessTokenExpiresAt: undefined,
  refreshTokenExpiresAt: undefined,
  scope: undefined,
};

/** Failed attempts in 15 minutes, shared by every replica. */
function createLimits(pool: pg.Pool) {
  const limit = (keyPrefix: string, points: number) =>
    new RateLimiterPostgres({
      storeClient: pool,
      tableName: "RateLimit",
      tableCreated: true,
      clearExpiredByTimeout: false,
      keyPrefix,
      points,
      duration: 15 * MINUTES,
    });
  return { perAccount: limit("sign-in-account", 5), perAddress: limit("sign-in-address", 50) };
}

async function consume(limiter: RateLimiterPostgres, key: string) {
  try {
    await limiter.consume(key);
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    throw new APIError(
      "TOO_MANY_REQUESTS",
      { code: "TOO_MANY_ATTEMPTS", message: "Too many attempts. Try again later." },
      { "Retry-After": String(Math.ceil(error.msBeforeNext / 1000)) },
    );
  }
}

/** Of whatever was sent as an address: the limit stands before it is validated. */
const accountKey = (body: unknown, address: string) => {
  const { email } = z.object({ email: z.string() }).catch({ email: "" }).parse(body);
  return digest(`${email.toLowerCase()} ${address}`);
};

const digest = (text: string) => createHash("sha256").update(text).digest("base64url");

const wrongPassword = () =>
  new APIError("UNAUTHORIZED", { code: "INVALID_EMAIL_OR_PASSWORD", message: "Invalid email or password" });

/** Where pages of Camket come from; without TLS that is this computer, by any of its names. */
export const ownOrigins = (publicUrl: string) => {
  const { port, protocol } = new URL(publicUrl);
  return protocol === "https:"
    ? [publicUrl]
    : [publicUrl, ...["localhost", "127.0.0.1", "[::1]"].map((host) => `http://${host}:${port}`)];
};

/** Users that came with the sample; they have no password. */
export const sampleUsers = (db: Database) =>
  db.user.findMany({
    where: { email: { endsWith: "@camket.example" }, closedAt: null, signInMethods: { none: {} } },
    orderBy: { id: "asc" },
    take: 10,
  });

const sampleSignIn = (db: Database) => ({
  id: "sample",
  endpoints: {
    signInSample: createAuthEndpoint(
      "/sign-in/sample",
      { method: "POST", body: z.object({ email: z.string() }) },
      async (context) => {
        const isLoaded = (await db.sampleLoad.count()) > 0;
        const user = isLoaded && (await sampleUsers(db)).find(({ email }) => email === context.body.email);
        if (!user) throw wrongPassword();
        const { internalAdapter } = context.context;
        const found = await internalAdapter.findUserById(String(user.id));
        const session = await internalAdapter.createSession(String(user.id));
        if (!found || !session) throw wrongPassword();
        await setSessionCookie(context, { session, user: found });
        return context.json({ status: true });
      },
    ),
  },
});
