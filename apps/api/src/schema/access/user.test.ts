import { graphql, type VariablesOf } from "@camket/schema";
import { describe, expect, it } from "vitest";
import { globalId, holderOfNoRole, sampleCommittees, viewerOf } from "../../../test/sample-committees.ts";
import { openTestApi } from "../../../test/test-api.ts";
import { addDays, today } from "../../calendar.ts";
import type { Viewer } from "../../context.ts";
import { authenticateToken } from "../../sign-in/api-token.ts";
import { loadViewer } from "../../sign-in/viewer.ts";

const api = await openTestApi();
const { nation, dongNai, ninhBinh, bienHoa, agency } = await sampleCommittees(api.db);
const install: Viewer = { ...holderOfNoRole, isGlobalAdministrator: true };
const provincial: Viewer = { ...viewerOf(dongNai), userId: 0 };
const day = (days: number) => addDays(today(), days).toISOString().slice(0, 10);

const Users = graphql(`
  query Users($where: UserWhere) {
    users(where: $where, first: 100) {
      totalCount
      edges { node { id email name canSignIn closedAt version viewerCanEdit grants { totalCount edges { node { role committee { name } } } } } }
    }
  }
`);
const Add = graphql(`
  mutation Add($input: AddUserInput!) {
    addUser(input: $input) {
      __typename
      ... on User { id email version grants { edges { node { id role version viewerCanEnd } } } }
      ... on DomainError { code }
      ... on InvalidInputError { fields { path code } }
    }
  }
`);
const Give = graphql(`
  mutation Give($input: GrantRoleInput!) {
    grantRole(input: $input) {
      __typename
      ... on Grant { id version role user { email } }
      ... on DomainError { code }
      ... on InvalidInputError { fields { path code } }
    }
  }
`);
const End = graphql(`
  mutation End($input: EndGrantInput!) {
    endGrant(input: $input) {
      __typename
      ... on User { grants { totalCount } }
      ... on DomainError { code }
      ... on VersionConflictError { currentVersion }
    }
  }
`);
const Close = graphql(`
  mutation Close($input: CloseUserInput!) {
    closeUser(input: $input) { __typename ... on User { closedAt version } ... on DomainError { code } }
  }
`);
const Reopen = graphql(`
  mutation Reopen($input: ReopenUserInput!) {
    reopenUser(input: $input) { __typename ... on User { closedAt version } ... on DomainError { code } }
  }
`);
const Rename = graphql(`
  mutation Rename($input: RenameUserInput!) {
    renameUser(input: $input) { __typename ... on User { name } ... on DomainError { code } ... on InvalidInputError { fields { path code } } }
  }
`);

type Terms = VariablesOf<typeof Give>["input"]["terms"];
const terms = (changes: Partial<Terms> = {}): Terms => ({
  committeeId: globalId("Committee", dongNai),
  role: "OFFICER",
  validFrom: day(0),
  ...changes,
});
const add = async (name: string, by: Viewer, grant: Terms | null = terms()) =>
  (await api.as(by).run(Add, { input: { email: `${name}@office.example`, name, grant } })).addUser;
const added = async (name: string, by: Viewer, grant: Terms | null = terms()) => {
  const user = await add(name, by, grant);
  if (user.__typename !== "User") throw new Error(JSON.stringify(user));
  return user;
};
const give = async (name: string, by: Viewer, changes: Partial<Terms> = {}) =>
  (await api.as(by).run(Give, { input: { email: `${name}@office.example`, terms: terms(changes) } })).grantRole;
const names = async (by: Viewer, where: VariablesOf<typeof Users>["where"] = {}) =>
  (await api.as(by).run(Users, { where })).users.edges.map(({ node }) => node.name);
const userId = ({ id }: { id: string }) => Number(atob(id).split(":")[1]);

describe("users", () => {
  it("are added with a role by whoever administers its committee, and by the installation without one", async () => {
    expect(await added("anh", provincial)).toMatchObject({
      version: 1,
      grants: { edges: [{ node: { role: "OFFICER" } }] },
    });
    expect(await add("binh", provincial, terms({ committeeId: globalId("Committee", bienHoa) }))).toMatchObject({
      __typename: "User",
    });
    expect(await add("chi", provincial, terms({ committeeId: globalId("Committee", ninhBinh) }))).toMatchObject({
      code: "FORBIDDEN",
    });
    expect(await add("chi", provincial, null)).toMatchObject({ code: "FORBIDDEN" });
    expect(await add("chi", viewerOf(dongNai, "OFFICER"))).toMatchObject({ code: "FORBIDDEN" });
    expect(await api.db.user.count({ where: { name: "chi" } })).toBe(0);
    expect(await add("chi", install, null)).toMatchObject({ __typename: "User" });
  });

  it("have one account an address, however it is written", async () => {
    const again = { email: "ANH@office.example ", name: "Ánh", grant: terms() };
    expect((await api.as(provincial).run(Add, { input: again })).addUser).toMatchObject({
      __typename: "EmailTakenError",
      code: "CONFLICT",
    });
  });

  it.each([
    [{ email: "không phải" }, { path: "email", code: "INVALID" }],
    [{ name: " " }, { path: "name", code: "REQUIRED" }],
    [{ name: "x".repeat(201) }, { path: "name", code: "TOO_LONG" }],
    [{ grant: terms({ validTo: day(0) }) }, { path: "validTo", code: "ENDS_BEFORE_START" }],
    [
      { grant: terms({ role: "REVIEWER", agencyId: globalId("Agency", agency) }) },
      { path: "agencyId", code: "INVALID" },
    ],
    [{ grant: terms({ committeeId: globalId("Committee", { id: 999 }) }) }, { path: "committeeId", code: "NOT_FOUND" }],
  ])("are refused with the field named: %j", async (changes, field) => {
    const input = { email: "moi@office.example", name: "Mới", grant: terms(), ...changes };
    expect((await api.as(provincial).run(Add, { input })).addUser).toMatchObject({ fields: [field] });
  });

  it("are known to those who administer where they hold a role, and to themselves", async () => {
    expect(await names(provincial)).toEqual(["anh", "binh"]);
    expect(await names({ ...viewerOf(ninhBinh), userId: 0 })).toEqual([]);
    expect(await names({ ...viewerOf(nation, "REVIEWER"), userId: 0 })).not.toContain("anh");
    const { id } = await api.db.user.findFirstOrThrow({ where: { name: "anh" } });
    expect(await names({ ...holderOfNoRole, userId: id })).toEqual(["anh"]);
    expect(await names(install)).toEqual(expect.arrayContaining(["anh", "binh", "chi"]));
  });

  it("are found without tones, by address, committee, role, and where none is held", async () => {
    const { id } = await added("thuy", provincial);
    await api.as(provincial).run(Rename, { input: { id, expectedVersion: 1, name: "Đặng Thuỳ" } });
    expect(await names(provincial, { name: "thuy dang" })).toEqual(["Đặng Thuỳ"]);
    expect(await names(provincial, { email: "BINH@" })).toEqual(["binh"]);
    expect(await names(provincial, { email: "%" })).toEqual([]);
    expect(await names(provincial, { committeeId: globalId("Committee", bienHoa) })).toEqual(["binh"]);
    expect(await names(provincial, { role: "REVIEWER" })).toEqual([]);
    expect(await names(install, { isWithoutRole: true })).toEqual(["chi"]);
  });

  it("are renamed and closed by those who administer all their roles; closing ends sessions and tokens", async () => {
    const user = await added("khanh", provincial);
    await give("khanh", { ...viewerOf(ninhBinh), userId: 0 }, { committeeId: globalId("Committee", ninhBinh) });
    const input = { id: user.id, expectedVersion: 1 };
    expect((await api.as(provincial).run(Close, { input })).closeUser).toMatchObject({ code: "FORBIDDEN" });
    expect((await api.as({ ...viewerOf(bienHoa), userId: 0 }).run(Close, { input })).closeUser).toMatchObject({
      code: "NOT_FOUND",
    });
    const national = { ...viewerOf(nation), userId: 0 };
    expect((await api.as(national).run(Rename, { input: { ...input, name: " Khánh " } })).renameUser).toMatchObject({
      name: "Khánh",
    });
    expect((await api.as(national).run(Close, { input })).closeUser).toMatchObject({ code: "CONFLICT" });
    const closed = (await api.as(national).run(Close, { input: { ...input, expectedVersion: 2 } })).closeUser;
    expect(closed).toMatchObject({ closedAt: expect.any(String), version: 3 });
    expect(await loadViewer(api.db, userId(user))).toBeNull();
    expect((await api.as(national).run(Reopen, { input: { ...input, expectedVersion: 3 } })).reopenUser).toMatchObject({
      closedAt: null,
    });
  });

  it("keep one who administers the installation", async () => {
    const [first, second] = await Promise.all(
      ["mot", "hai"].map((name) =>
        api.db.user.create({ data: { email: `${name}@office.example`, name, isGlobalAdministrator: true } }),
      ),
    );
    const close = async (user: { id: number } | undefined) =>
      (await api.as(install).run(Close, { input: { id: globalId("User", user ?? { id: 0 }), expectedVersion: 1 } }))
        .closeUser;
    const answers = await Promise.all([close(first), close(second)]);
    expect(answers.map((answer) => answer.__typename).sort()).toEqual(["LastAdministratorError", "User"]);
  });
});

describe("roles", () => {
  it("are given once at a time, also when two give them at once", async () => {
    await added("lan", install, null);
    const answers = await Promise.all([give("lan", provincial), give("lan", provincial)]);
    expect(answers.map((answer) => answer.__typename).sort()).toEqual(["Grant", "GrantExistsError"]);
    expect(await give("nobody", provincial)).toMatchObject({ fields: [{ path: "email", code: "NOT_FOUND" }] });
    expect(await give("nobody", viewerOf(dongNai, "OFFICER"))).toMatchObject({ code: "FORBIDDEN" });
  });

  it("hold from their first day to the day before their end", async () => {
    const user = await added("mai", provincial, terms({ validFrom: day(1) }));
    expect((await loadViewer(api.db, userId(user)))?.grants).toEqual([]);
    await give("mai", provincial, { validFrom: day(-9), validTo: day(0) });
    expect((await loadViewer(api.db, userId(user)))?.grants).toEqual([]);
    await give("mai", provincial, { role: "ANALYST", validFrom: day(-9), validTo: day(1) });
    expect((await loadViewer(api.db, userId(user)))?.grants).toEqual([
      { role: "ANALYST", agencyId: null, paths: [dongNai.path], provincialCommitteeIds: [dongNai.id] },
    ]);
  });

  it("reach the archive of the committees that theirs succeeded, in one statement", async () => {
    const user = await added("nga", provincial, terms({ role: "VIEWER" }));
    const reorganisation = await api.db.reorganisation.create({ data: { subject: "Sáp nhập", effectiveOn: today() } });
    await api.db.committeeSuccession.create({
      data: {
        reorganisationId: reorganisation.id,
        fromId: ninhBinh.id,
        toId: dongNai.id,
        isWhole: true,
      },
    });
    const statements = await api.statementsOf(async () => {
      const [grant] = (await loadViewer(api.db, userId(user)))?.grants ?? [];
      expect(grant?.paths.toSorted()).toEqual([dongNai.path, ninhBinh.path].sort());
      expect(grant?.provincialCommitteeIds.toSorted()).toEqual([dongNai.id, ninhBinh.id].sort());
    });
    expect(statements).toHaveLength(1);
    await api.db.committeeSuccession.deleteMany({});
  });

  it("end on a day; one that never held is taken away", async () => {
    const user = await added("oanh", provincial, terms({ validFrom: day(-5) }));
    const [{ node: grant } = { node: null }] = user.grants.edges;
    const end = async (by: Viewer, validTo: string, expectedVersion = 1) =>
      (await api.as(by).run(End, { input: { id: grant?.id ?? "", expectedVersion, validTo } })).endGrant;
    expect(await end({ ...viewerOf(ninhBinh), userId: 0 }, day(0))).toMatchObject({ code: "NOT_FOUND" });
    expect(await end({ ...viewerOf(dongNai, "OFFICER"), userId: userId(user) }, day(0))).toMatchObject({
      code: "FORBIDDEN",
    });
    expect(await end(provincial, day(0), 9)).toMatchObject({ code: "CONFLICT", currentVersion: 1 });
    expect(await end(provincial, day(0))).toMatchObject({ grants: { totalCount: 1 } });
    expect((await loadViewer(api.db, userId(user)))?.grants).toEqual([]);
    expect(await end(provincial, day(-5), 2)).toMatchObject({ grants: { totalCount: 0 } });
  });
});

describe("tokens", () => {
  const Create = graphql(`
    mutation Create($input: CreateApiTokenInput!) {
      createApiToken(input: $input) {
        __typename
        ... on NewApiToken { token apiToken { id prefix lastUsedAt } }
        ... on DomainError { code }
        ... on InvalidInputError { fields { path code } }
      }
    }
  `);
  const Revoke = graphql(`
    mutation Revoke($input: RevokeApiTokenInput!) {
      revokeApiToken(input: $input) { __typename ... on ApiToken { revokedAt } ... on DomainError { code } }
    }
  `);
  const Tokens = graphql(`query Tokens { viewer { canCreateTokens tokens { totalCount edges { node { name } } } } }`);

  async function owner(name: string, ...roles: Terms["role"][]) {
    const [first = "ANALYST", ...others] = roles;
    const user = await added(name, provincial, terms({ role: first, validFrom: day(-1) }));
    for (const role of others) await give(name, provincial, { role, validFrom: day(-1) });
    const viewer = await loadViewer(api.db, userId(user));
    if (!viewer) throw new Error("It was just added");
    return viewer;
  }
  const create = async (
    by: Viewer,
    changes: Partial<VariablesOf<typeof Create>["input"]> = {},
    key: string | null = null,
  ) =>
    (await api.as(by, "en", key).run(Create, { input: { name: "Bảng tính", expiresOn: day(90), ...changes } }))
      .createApiToken;
  const tokenOf = async (by: Viewer, committeeId?: string) => {
    const made = await create(by, committeeId ? { committeeId } : {});
    if (made.__typename !== "NewApiToken" || !made.token) throw new Error(JSON.stringify(made));
    return { token: made.token, id: made.apiToken.id };
  };

  it("are made by analysts, for a year at most", async () => {
    expect(await create(await owner("phuong", "OFFICER"))).toMatchObject({ code: "FORBIDDEN" });
    const analyst = await owner("quynh");
    expect(await create(analyst, { expiresOn: day(366) })).toMatchObject({
      fields: [{ path: "expiresOn", code: "OUT_OF_RANGE" }],
    });
    expect(await create(analyst, { expiresOn: day(0) })).toMatchObject({
      fields: [{ path: "expiresOn", code: "OUT_OF_RANGE" }],
    });
    expect(await create(analyst, { name: " " })).toMatchObject({ fields: [{ path: "name", code: "REQUIRED" }] });
    expect(await create(analyst)).toMatchObject({ __typename: "NewApiToken" });
  });

  it("are shown once and kept as a hash, with a prefix to know them by", async () => {
    const analyst = await owner("son");
    const made = await create(analyst, {}, "one");
    const again = await create(analyst, {}, "one");
    expect([made, again]).toMatchObject([{ token: expect.stringMatching(/^camket_/) }, { token: null }]);
    const kept = JSON.stringify(await api.db.apiToken.findMany({ where: { userId: analyst.userId } }));
    const secret = made.__typename === "NewApiToken" ? made.token?.split("_")[2] : undefined;
    expect(secret).toHaveLength(48);
    expect(kept).not.toContain(secret);
    expect(
      JSON.stringify(await api.db.$queryRaw`SELECT "after" FROM "AuditEntry" WHERE "model" = 'ApiToken'`),
    ).not.toMatch(/"tokenHash": ?"/);
  });

  it("read with the present roles of their owner, none more, and write nothing", async () => {
    const analyst = await owner("thu", "ANALYST", "OFFICER", "ADMINISTRATOR");
    const { token } = await tokenOf(analyst);
    const program = await authenticateToken(api.db, token);
    expect(program).toMatchObject({ isProgram: true, isGlobalAdministrator: false });
    expect(new Set(program?.grants.map(({ role }) => role))).toEqual(new Set(["VIEWER"]));
    expect((await add("moi", program ?? holderOfNoRole)).__typename).toBe("ForbiddenError");
    expect(await create(program ?? holderOfNoRole)).toMatchObject({ code: "FORBIDDEN" });
    expect((await api.as(program).run(Tokens, {})).viewer).toMatchObject({
      canCreateTokens: false,
      tokens: { totalCount: 0 },
    });

    await api.asOwner(`UPDATE "Grant" SET "validTo" = '${day(0)}' WHERE "userId" = ${analyst.userId}`);
    expect((await authenticateToken(api.db, token))?.grants).toEqual([]);
    await api.asOwner(`UPDATE "User" SET "closedAt" = now() WHERE "id" = ${analyst.userId}`);
    expect(await authenticateToken(api.db, token)).toBeNull();
  });

  it.each([
    ["one below", bienHoa, [bienHoa.path]],
    ["its own", dongNai, [dongNai.path]],
    ["one above", nation, [dongNai.path]],
    ["one beside", ninhBinh, []],
  ])("narrowed to %s read what both may", async (what, committee, paths) => {
    const { token } = await tokenOf(await owner(what.replaceAll(" ", "-")), globalId("Committee", committee));
    expect((await authenticateToken(api.db, token))?.grants.flatMap((grant) => grant.paths)).toEqual(paths);
  });

  it("end when they are revoked, by their owner alone, and when their day comes", async () => {
    const analyst = await owner("uyen");
    const { token, id } = await tokenOf(analyst);
    const revoke = async (by: Viewer) => (await api.as(by).run(Revoke, { input: { id } })).revokeApiToken;
    expect(await revoke(await owner("vinh"))).toMatchObject({ code: "NOT_FOUND" });
    expect(await authenticateToken(api.db, token)).not.toBeNull();
    expect(await revoke(analyst)).toMatchObject({ revokedAt: expect.any(String) });
    expect(await authenticateToken(api.db, token)).toBeNull();

    const late = await tokenOf(analyst);
    await api.asOwner(
      `UPDATE "ApiToken" SET "createdAt" = now() - INTERVAL '2 days', "expiresAt" = now() WHERE "revokedAt" IS NULL`,
    );
    expect(await authenticateToken(api.db, late.token)).toBeNull();
  });

  it("that are mistyped cost no statement, and use is kept to the minute", async () => {
    const { token } = await tokenOf(await owner("xuan"));
    const wrong = `${token.slice(0, -1)}${token.endsWith("0") ? "1" : "0"}`;
    for (const text of [wrong, "camket_", `${token}0`, token.toUpperCase()])
      expect(await api.statementsOf(async () => expect(await authenticateToken(api.db, text)).toBeNull())).toEqual([]);
    await authenticateToken(api.db, token);
    const { lastUsedAt } = await api.db.apiToken.findFirstOrThrow({ where: { user: { name: "xuan" } } });
    expect(lastUsedAt).not.toBeNull();
    await authenticateToken(api.db, token);
    expect((await api.db.apiToken.findFirstOrThrow({ where: { user: { name: "xuan" } } })).lastUsedAt).toEqual(
      lastUsedAt,
    );
  });

  it("are twenty at most for one user", async () => {
    const analyst = await owner("yen");
    for (let made = 0; made < 20; made += 1) await tokenOf(analyst);
    expect(await create(analyst)).toMatchObject({ __typename: "TooManyTokensError", code: "CONFLICT" });
  });
});
