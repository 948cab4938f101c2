import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Provider } from "oidc-provider";
import { afterAll, describe, expect, it } from "vitest";
import { openBrowser } from "../../test/browser.ts";
import { openTestServer } from "../../test/test-server.ts";

const identities = createServer((_request, response) => response.writeHead(503).end()).listen(0, "127.0.0.1");
await once(identities, "listening");
const issuer = `http://127.0.0.1:${(identities.address() as AddressInfo).port}`; // a listening TCP server's address is never a string
afterAll(() => identities.close());

const server = await openTestServer({
  offersSample: true,
  provider: { issuer, clientId: "camket", clientSecret: "a secret of both", name: "Cổng đăng nhập" },
});
const { db, address, sample, asOwner } = server;
const password = "mật khẩu đủ dài";

async function addUser(name: string, role: "OFFICER" | "ADMINISTRATOR" = "OFFICER") {
  const { id } = await db.user.create({
    data: {
      email: `${name}@office.example`,
      name,
      grants: { create: { role, committeeId: sample.dongNai.id, validFrom: new Date("2026-01-01") } },
    },
  });
  await server.setPassword(id, password);
  return { id, email: `${name}@office.example` };
}

const browserOf = async ({ email }: { email: string }) => {
  const browser = openBrowser(address);
  expect(await signIn(browser, email)).toMatchObject({ status: 200 });
  return browser;
};

const signIn = (browser: ReturnType<typeof openBrowser>, email: string, typed = password) =>
  browser.post("/auth/sign-in/email", { email, password: typed });

interface Me {
  viewer: { name: string; roles: { role: string }[] } | null;
}
const me = async (browser: ReturnType<typeof openBrowser>) => {
  const { data, errors } = await browser.ask<Me>("{ viewer { name roles { role } } }");
  return data?.viewer?.name ?? errors?.[0]?.extensions.code;
};

describe("a password", () => {
  it("signs in, until one signs out", async () => {
    const browser = await browserOf(await addUser("anh"));
    expect(await me(browser)).toBe("anh");
    const kept = new Map(browser.cookies());
    expect((await browser.post("/auth/sign-out", {})).status).toBe(200);
    expect(await me(browser)).toBe("UNAUTHENTICATED");
    for (const [name, value] of kept) browser.cookies().set(name, value);
    expect(await me(browser)).toBe("UNAUTHENTICATED");
  });

  it("is refused with the same words whether it or the address is wrong", async () => {
    const { email } = await addUser("binh");
    const answers = await Promise.all(
      [email, "nobody@office.example"].map(async (address) => {
        const response = await signIn(openBrowser(server.address), address, "không phải mật khẩu");
        return [response.status, await response.text()];
      }),
    );
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.[0]).toBe(401);
  });

  it("is tried five times for an account, at once too, and then not even the right one is taken", async () => {
    const user = await addUser("chi");
    const other = await addUser("dung");
    const browser = openBrowser(address);
    const tries = await Promise.all(Array.from({ length: 8 }, () => signIn(browser, user.email, "sai mật khẩu rồi")));
    expect(tries.map(({ status }) => status).sort()).toEqual([401, 401, 401, 401, 401, 429, 429, 429]);
    const late = await signIn(browser, user.email.toUpperCase());
    expect(late.status).toBe(429);
    expect(Number(late.headers.get("retry-after"))).toBeGreaterThan(600);
    expect(await late.json()).toMatchObject({ code: "TOO_MANY_ATTEMPTS" });
    expect((await signIn(browser, other.email)).status).toBe(200);
  });

  it("counts failures only: who signs in often is not locked out", async () => {
    const { email } = await addUser("giang");
    for (let time = 0; time < 7; time += 1) expect((await signIn(openBrowser(address), email)).status).toBe(200);
  });

  it("is set with a one-time link, once, and ends the sessions before it", async () => {
    const user = await addUser("hoa");
    const browser = await browserOf(user);
    const token = await server.linkFor(user.id);
    const set = (newPassword: string) => openBrowser(address).post("/auth/reset-password", { token, newPassword });
    expect(await (await set("ngắn")).json()).toMatchObject({ code: "PASSWORD_TOO_SHORT" });
    expect((await set("mật khẩu mới, dài hơn")).status).toBe(200);
    expect(await me(browser)).toBe("UNAUTHENTICATED");
    expect(await (await set("mật khẩu khác nữa")).json()).toMatchObject({ code: "INVALID_TOKEN" });
    expect((await signIn(browser, user.email)).status).toBe(401);
    expect((await signIn(browser, user.email, "mật khẩu mới, dài hơn")).status).toBe(200);
    expect(await me(browser)).toBe("hoa");
  });

  it("is kept as a salted hash, and a link as a hash", async () => {
    const { id } = await addUser("khanh");
    const token = await server.linkFor(id);
    const { password: kept } = await db.signInMethod.findFirstOrThrow({ where: { userId: id } });
    expect(kept).toMatch(/^[0-9a-f]{32}:[0-9a-f]{128}$/);
    expect(JSON.stringify(await db.verification.findMany())).not.toContain(token);
  });
});

describe("a session", () => {
  it("has a cookie that no script reads and no other site sends", async () => {
    const { email } = await addUser("lan");
    const response = await signIn(openBrowser(address), email);
    expect(response.headers.getSetCookie().join()).toMatch(/camket-session=.*HttpOnly.*SameSite=Strict/);
    expect(response.headers.get("cache-control")).toBe("no-store");
  });

  it("begins anew at every sign-in, and takes none that somebody else has put there", async () => {
    const user = await addUser("mai");
    const attacker = await browserOf(await addUser("nga"));
    const browser = openBrowser(address);
    await browser.request("/auth/ways");
    for (const [name, value] of attacker.cookies()) browser.cookies().set(name, value);
    await signIn(browser, user.email);
    expect(await me(browser)).toBe("mai");
    expect([...browser.cookies().values()]).not.toEqual([...attacker.cookies().values()]);
    expect(await me(attacker)).toBe("UNAUTHENTICATED");
  });

  it("is worth nothing with another signature", async () => {
    const browser = await browserOf(await addUser("oanh"));
    const [[name = "", value = ""] = []] = browser.cookies();
    browser.cookies().set(name, `${value.slice(0, 33)}${encodeURIComponent(btoa("x".repeat(32)))}`);
    expect(await me(browser)).toBe("UNAUTHENTICATED");
  });

  it("ends after half an hour without use, and is prolonged by use", async () => {
    const user = await addUser("phuong");
    const browser = await browserOf(user);
    const expiry = () => db.session.findFirstOrThrow({ where: { userId: user.id } });
    await asOwner(`UPDATE "Session" SET "expiresAt" = now() + INTERVAL '10 minutes' WHERE "userId" = ${user.id}`);
    expect(await me(browser)).toBe("phuong");
    expect((await expiry()).expiresAt.valueOf()).toBeGreaterThan(Date.now() + 29 * 60_000);
    await asOwner(`UPDATE "Session" SET "expiresAt" = now() - INTERVAL '1 second' WHERE "userId" = ${user.id}`);
    expect(await me(browser)).toBe("UNAUTHENTICATED");
  });

  it("ends eight hours after it was opened, however much it is used", async () => {
    const user = await addUser("quynh");
    const browser = await browserOf(user);
    await asOwner(`UPDATE "Session" SET "createdAt" = now() - INTERVAL '7 hours 50 minutes',
      "expiresAt" = now() + INTERVAL '5 minutes' WHERE "userId" = ${user.id}`);
    expect(await me(browser)).toBe("quynh");
    const { expiresAt } = await db.session.findFirstOrThrow({ where: { userId: user.id } });
    expect(expiresAt.valueOf()).toBeLessThanOrEqual(Date.now() + 10 * 60_000);
  });

  it.each([
    [
      "a role is given",
      (id: number) => `INSERT INTO "Grant" ("userId", "committeeId", "role", "validFrom")
      VALUES (${id}, ${sample.bienHoa.id}, 'VIEWER', '2026-01-01')`,
    ],
    ["a role is ended", (id: number) => `UPDATE "Grant" SET "validTo" = '2026-01-02' WHERE "userId" = ${id}`],
    ["a role is taken away", (id: number) => `DELETE FROM "Grant" WHERE "userId" = ${id}`],
    ["the account is closed", (id: number) => `UPDATE "User" SET "closedAt" = now() WHERE "id" = ${id}`],
    [
      "the installation is entrusted",
      (id: number) => `UPDATE "User" SET "isGlobalAdministrator" = TRUE WHERE "id" = ${id}`,
    ],
  ])("ends when %s", async (what, change) => {
    const user = await addUser(what.replaceAll(" ", "-"));
    const browser = await browserOf(user);
    await asOwner(change(user.id));
    expect(await me(browser)).toBe("UNAUTHENTICATED");
  });

  it("is not opened for a closed account", async () => {
    const user = await addUser("son");
    await db.user.update({ where: { id: user.id }, data: { closedAt: new Date() } });
    const response = await signIn(openBrowser(address), user.email);
    expect([response.status, await response.json()]).toMatchObject([401, { code: "INVALID_EMAIL_OR_PASSWORD" }]);
  });

  it("opens nothing from a page of another site", async () => {
    const { email } = await addUser("thu");
    const foreign = { origin: "http://elsewhere.example", "content-type": "application/json" };
    const response = await openBrowser(address).request("/auth/sign-in/email", {
      method: "POST",
      headers: foreign,
      body: JSON.stringify({ email, password }),
    });
    expect(response.status).toBe(403);
  });
});

describe("the provider of identities", () => {
  const people: Record<string, { email: string; email_verified: boolean }> = {};
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: "camket",
        client_secret: "a secret of both",
        redirect_uris: [`${address}/auth/callback/oidc`],
        token_endpoint_auth_method: "client_secret_post",
      },
    ],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    conformIdTokenClaims: false,
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id, name: id, ...people[id] }) }),
  });
  // Only now does it answer: Camket started before it was there.
  identities.removeAllListeners("request").on("request", provider.callback());

  /** What a person does in a browser: choose the provider, give a name there, consent, and come back. */
  async function signInThere(person: string) {
    const browser = openBrowser(address);
    const started = await browser.post("/auth/sign-in/social", {
      provider: "oidc",
      callbackURL: "/",
      errorCallbackURL: "/sign-in",
    });
    const { url } = (await started.json()) as { url: string };
    let page = await browser.follow(url);
    for (const form of [{ prompt: "login", login: person, password: "x" }, { prompt: "consent" }]) {
      const sent = await browser.request(page.url, {
        method: "POST",
        headers: { "content-type": "application/x-www-form-urlencoded" },
        body: new URLSearchParams(form).toString(),
      });
      page = await browser.follow(new URL(sent.headers.get("location") ?? "", page.url).href);
    }
    return { browser, arrivedAt: new URL(page.url).pathname + new URL(page.url).search };
  }

  it("signs in whoever has an account with the address it verified, this time and the next", async () => {
    const { email } = await addUser("uyen");
    people.uyen = { email, email_verified: true };
    for (const time of ["first", "second"]) {
      const { browser, arrivedAt } = await signInThere("uyen");
      expect(arrivedAt, time).toBe("/");
      expect(await me(browser)).toBe("uyen");
    }
    const method = await db.signInMethod.findMany({ where: { providerId: "oidc" } });
    expect(method).toMatchObject([{ subject: "uyen", password: null }]);
  });

  it.each([
    ["has no account here", { email: "nobody@office.example", email_verified: true }],
    ["has an address that it did not verify", { email: "anh@office.example", email_verified: false }],
  ])("signs nobody in who %s", async (_what, claims) => {
    people.vinh = claims;
    const { browser, arrivedAt } = await signInThere("vinh");
    expect(arrivedAt).toMatch(/^\/sign-in\?error=\w+/);
    expect(await me(browser)).toBe("UNAUTHENTICATED");
    expect(await db.user.count({ where: { email: "nobody@office.example" } })).toBe(0);
  });
});

describe("the users of the sample", () => {
  const click = (email: string) => openBrowser(address).post("/auth/sign-in/sample", { email });

  it("sign in with one click while the sample is loaded, and at no other time", async () => {
    await db.user.create({ data: { email: "officer@camket.example", name: "Cán bộ mẫu" } });
    expect((await click("officer@camket.example")).status).toBe(401);
    await asOwner(`INSERT INTO "SampleLoad" DEFAULT VALUES`);
    expect((await click("officer@camket.example")).status).toBe(200);
    expect((await click("anh@office.example")).status).toBe(401);
    expect(await (await openBrowser(address).request("/auth/ways")).json()).toMatchObject({
      provider: "Cổng đăng nhập",
      sampleUsers: expect.arrayContaining([{ email: "officer@camket.example", name: "Cán bộ mẫu" }]),
    });
  });
});

it("offers of better-auth nothing but what Camket uses", async () => {
  const browser = await browserOf({ email: (await addUser("xuan")).email });
  for (const path of ["/auth/sign-up/email", "/auth/update-user", "/auth/change-email", "/auth/delete-user"])
    expect((await browser.post(path, { name: "x" })).status, path).toBe(404);
  for (const path of ["/auth/get-session", "/auth/list-sessions", "/auth/list-accounts"])
    expect((await browser.request(path)).status, path).toBe(404);
});

it("keeps two people's requests apart, however they mingle", async () => {
  const people = await Promise.all([addUser("yen"), addUser("y-nhi")]);
  const browsers = await Promise.all(people.map(browserOf));
  const names = await Promise.all(
    Array.from({ length: 200 }, async (_, turn) => [turn % 2, await me(browsers[turn % 2] ?? openBrowser(address))]),
  );
  expect(names.filter(([who, name]) => name !== (who === 0 ? "yen" : "y-nhi"))).toEqual([]);
});
