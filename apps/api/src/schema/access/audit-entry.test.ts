import { graphql } from "@camket/schema";
import pg from "pg";
import { afterAll, describe, expect, it } from "vitest";
import { globalId, holderOfNoRole, sampleCommittees, viewerOf } from "../../../test/sample-committees.ts";
import { samplePlans } from "../../../test/sample-plans.ts";
import { openTestApi } from "../../../test/test-api.ts";
import { findBreak, readHeads } from "../../audit-chain.ts";

const api = await openTestApi();
const sample = await sampleCommittees(api.db);
const { tasks, groups, plans } = await samplePlans(api.db, sample);
const owner = new pg.Client(api.url);
await owner.connect();
afterAll(() => owner.end());

const actor = await api.db.user.create({ data: { email: "officer@office.example", name: "Cán bộ Ánh" } });
const officer = { ...viewerOf(sample.dongNai, "OFFICER"), userId: actor.id };
const administrator = { ...viewerOf(sample.dongNai), userId: 0 };

const Entries = graphql(`
  query Entries($where: AuditEntryWhere, $first: Int) {
    auditEntries(where: $where, first: $first) {
      totalCount
      edges {
        node {
          action
          model
          subjectId
          subjectName
          actorName
          committee { name }
          changes { field isWithheld before { value label } after { value label } present { value label } }
        }
      }
    }
  }
`);

const historyOf = async (model: string, row: { id: number }, viewer = administrator) =>
  (
    await api.as(viewer, "vi").run(Entries, { where: { subjectIds: [globalId(model, row)] }, first: 100 })
  ).auditEntries.edges.map(({ node }) => node);

describe("a change", () => {
  it("is told field by field, against what stood there and what stands there today", async () => {
    const plan = await api.db.plan.create({
      data: {
        committeeId: sample.dongNai.id,
        title: "Kế hoạch thử",
        startsOn: new Date("2026-01-01"),
        endsOn: new Date("2026-12-31"),
        purpose: "Thử",
      },
    });
    const Rename = graphql(`mutation Rename($input: EditPlanInput!) { editPlan(input: $input) { __typename } }`);
    const rename = (title: string, expectedVersion: number) =>
      api.as(officer).run(Rename, {
        input: {
          id: globalId("Plan", plan),
          expectedVersion,
          title,
          purpose: "Thử",
          startsOn: "2026-01-01",
          endsOn: "2026-12-31",
          legalBaseIds: [],
        },
      });
    await rename("Kế hoạch một", 1);
    await rename("Kế hoạch hai", 2);
    const [second, first, made] = await historyOf("Plan", plan);
    expect(made).toMatchObject({ action: "INSERT", subjectName: "Kế hoạch hai", actorName: null });
    expect(first).toMatchObject({
      action: "UPDATE",
      actorName: "Cán bộ Ánh",
      committee: { name: "Ban Chỉ đạo Đồng Nai" },
      changes: [
        {
          field: "title",
          before: { value: "Kế hoạch thử" },
          after: { value: "Kế hoạch một" },
          present: { value: "Kế hoạch hai" },
        },
      ],
    });
    expect(second?.changes).toHaveLength(1);
  });

  it("of what is tied to a row is told by name", async () => {
    await api.db.task.update({
      where: { id: tasks.notBegun.id },
      data: { leadAgencyId: sample.agency.id, groups: { connect: { id: groups.disabled.id } } },
    });
    const [ties, fields] = await historyOf("Task", tasks.notBegun);
    const changes = [...(ties?.changes ?? []), ...(fields?.changes ?? [])];
    expect(changes).toContainEqual(
      expect.objectContaining({
        field: "leadAgencyId",
        after: { value: String(sample.agency.id), label: "Sở Tư pháp" },
      }),
    );
    expect(changes).toContainEqual(
      expect.objectContaining({
        field: "groups",
        after: { value: `[${groups.disabled.id}]`, label: expect.stringContaining("khuyết tật") },
      }),
    );
  });

  it("of what an agency is called is found with the agency", async () => {
    await api.db.agencyPeriod.updateMany({ where: { agencyId: sample.agency.id }, data: { abbreviation: "S.TP" } });
    const [renamed] = await historyOf("Agency", sample.agency, holderOfNoRole);
    expect(renamed).toMatchObject({ model: "AgencyPeriod", subjectName: "Sở Tư pháp" });
    expect(renamed?.changes).toMatchObject([
      { field: "abbreviation", before: { value: "STP" }, after: { value: "S.TP" } },
    ]);
  });

  it("of a name shows only that it changed", async () => {
    await api.db.person.update({ where: { id: sample.unappointed.id }, data: { name: "Đặng Thùy Dương" } });
    const [renamed] = await historyOf("Person", sample.unappointed, holderOfNoRole);
    expect(renamed?.changes).toEqual([{ field: "name", isWithheld: true, before: null, after: null, present: null }]);
    const { rows } = await owner.query(`SELECT "before"::text || "after"::text AS kept FROM "AuditEntry"
      WHERE "model" = 'Person' AND "action" = 'UPDATE'`);
    expect(JSON.stringify(rows)).not.toMatch(/Dương/);
  });

  it("that only counts changes leaves no entry, and a deleted row one that says what it was", async () => {
    const before = await historyOf("Plan", plans.draft);
    await api.db.plan.update({ where: { id: plans.draft.id }, data: { version: { increment: 1 } } });
    expect(await historyOf("Plan", plans.draft)).toEqual(before);
    const doomed = await api.db.outputKind.create({ data: { code: "X", name: "Xóa", nameEn: "X", position: 9 } });
    await api.db.outputKind.delete({ where: { id: doomed.id } });
    expect((await historyOf("OutputKind", doomed, holderOfNoRole))[0]).toMatchObject({
      action: "DELETE",
      subjectName: "Xóa",
    });
  });

  it("of many rows by a load is one entry with their number and digest", async () => {
    await api.asOwner(`BEGIN; SELECT set_config('camket.batch', 'load', TRUE);
      INSERT INTO "Person" ("name") SELECT 'Người ' || n FROM generate_series(1, 500) n; COMMIT`);
    const { auditEntries } = await api.as(holderOfNoRole).run(Entries, { where: { models: ["Person"] }, first: 1 });
    expect(auditEntries.edges[0]?.node.changes).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ field: "rows", after: { value: "500", label: null } }),
        expect.objectContaining({
          field: "digest",
          after: { value: expect.stringMatching(/^[0-9a-f]{64}$/), label: null },
        }),
      ]),
    );
  });
});

describe("who did it", () => {
  it.each([
    ["an administrator of the committee", administrator, "Cán bộ Ánh"],
    ["whoever did it", officer, "Cán bộ Ánh"],
    ["an administrator above", { ...viewerOf(sample.nation), userId: 0 }, null],
    ["a reviewer of the committee", { ...viewerOf(sample.dongNai, "REVIEWER"), userId: 0 }, null],
  ])("is known to %s, or is not", async (_who, viewer, name) => {
    const entries = await historyOf("Plan", { id: (await latestPlan()).id }, viewer);
    expect(entries[0]?.actorName).toBe(name);
  });

  it("can be searched only where it is known", async () => {
    const where = { actorId: globalId("User", actor) };
    const count = async (viewer: typeof administrator) =>
      (await api.as(viewer).run(Entries, { where })).auditEntries.totalCount;
    expect(await count(administrator)).toBeGreaterThan(1);
    expect(await count({ ...viewerOf(sample.nation), userId: 0 })).toBe(0);
  });

  const latestPlan = () => api.db.plan.findFirstOrThrow({ where: { title: "Kế hoạch hai" } });
});

describe("the chain", () => {
  const verify = (heads: Awaited<ReturnType<typeof readHeads>> = []) => findBreak(owner, heads);
  /** Changes the audit as only somebody with the owner's rights can, looks, and takes it back. */
  const tampered = async (sql: string, heads: Awaited<ReturnType<typeof readHeads>> = []) => {
    await owner.query(`CREATE TEMP TABLE kept AS SELECT * FROM "AuditEntry"`);
    await owner.query(`CREATE TEMP TABLE kept_heads AS SELECT * FROM "AuditHead"`);
    await owner.query(`ALTER TABLE "AuditEntry" DISABLE TRIGGER "AuditEntry_change"; ${sql}`);
    const { broken } = await verify(heads);
    await owner.query(`TRUNCATE "AuditEntry", "AuditHead"; INSERT INTO "AuditEntry" SELECT * FROM kept;
      INSERT INTO "AuditHead" SELECT * FROM kept_heads; DROP TABLE kept, kept_heads;
      ALTER TABLE "AuditEntry" ENABLE TRIGGER "AuditEntry_change"`);
    return broken && { path: broken.committeePath, position: broken.position, reason: broken.reason.en };
  };
  const path = () => sample.dongNai.path;
  const at = (position: number) => `"committeePath" = '${path()}' AND "position" = ${position}`;
  const lastOf = async () => (await readHeads(owner)).find((head) => head.committeePath === path())?.position ?? 0;

  it("is whole, and grows with every change", async () => {
    const before = await verify();
    expect(before.broken).toBeNull();
    await api.db.plan.update({ where: { id: plans.draft.id }, data: { purpose: "Khác" } });
    expect(await verify()).toEqual({ entries: before.entries + 1, broken: null });
  });

  it("names the first entry whose content was changed", async () => {
    expect(await tampered(`UPDATE "AuditEntry" SET "after" = '{"title": "Khác"}' WHERE ${at(2)}`)).toEqual({
      path: path(),
      position: 2,
      reason: "its content does not match its hash.",
    });
    expect(await tampered(`UPDATE "AuditEntry" SET "actorId" = 999 WHERE ${at(3)}`)).toMatchObject({ position: 3 });
  });

  it("names an entry that was taken out, in the middle or at the end", async () => {
    expect(await tampered(`DELETE FROM "AuditEntry" WHERE ${at(2)}`)).toMatchObject({
      position: 2,
      reason: "this entry is missing.",
    });
    const last = await lastOf();
    expect(await tampered(`DELETE FROM "AuditEntry" WHERE ${at(last)}`)).toMatchObject({
      position: last,
      reason: "the audit stops before the end that was recorded.",
    });
  });

  it("notices, against a published head, that the end was cut off with its record, or written anew", async () => {
    const published = await readHeads(owner);
    const last = await lastOf();
    const cut = `DELETE FROM "AuditEntry" WHERE ${at(last)};
      UPDATE "AuditHead" head SET "position" = ${last - 1}, "hash" = entry."hash" FROM "AuditEntry" entry
        WHERE head."committeePath" = '${path()}' AND entry."committeePath" = '${path()}' AND entry."position" = ${last - 1}`;
    expect(await tampered(cut)).toBeNull();
    expect(await tampered(cut, published)).toMatchObject({ position: last });
    const rewritten = `${cut}; UPDATE "Plan" SET "purpose" = 'Viết lại' WHERE "id" = ${plans.draft.id}`;
    expect(await tampered(rewritten, published)).toMatchObject({
      position: last,
      reason: "it differs from the end that was published.",
    });
    await api.db.plan.update({ where: { id: plans.draft.id }, data: { purpose: "Khác nữa" } });
    expect((await verify(published)).broken).toBeNull();
  });

  it("is out of reach of requests, which may only read it", async () => {
    const attempts = [
      api.db.auditEntry.deleteMany({}),
      api.db.auditEntry.updateMany({ data: { requestId: "x" } }),
      api.db.auditEntry.create({ data: { model: "Plan", rowId: 1, action: "UPDATE" } }),
      api.db.auditHead.deleteMany({}),
      api.db.$executeRaw`SELECT append_audit('', 'Plan', 1, 'UPDATE', NULL, NULL)`,
      api.db.$executeRaw`TRUNCATE "AuditEntry"`,
    ];
    for (const attempt of await Promise.allSettled(attempts))
      expect(attempt).toMatchObject({
        status: "rejected",
        reason: { message: expect.stringMatching(/permission denied/) },
      });
  });

  it("takes every table that is not a session, a limit, a notice, derived or a user's own", async () => {
    const { rows } = await owner.query<{ name: string }>(
      `SELECT "relname" AS name FROM pg_class JOIN pg_namespace ON pg_namespace."oid" = "relnamespace"
       WHERE "nspname" = 'public' AND "relkind" = 'r' AND NOT EXISTS (SELECT FROM pg_trigger
         WHERE "tgrelid" = pg_class."oid" AND "tgname" LIKE '%\\_audit\\_insert')`,
    );
    expect(rows.map(({ name }) => name).sort()).toEqual([
      "AuditEntry",
      "AuditHead",
      "CommitteeReach",
      "FigureEvidence",
      "FigureSuppression",
      "IdempotencyKey",
      "ImportedRow",
      "Job",
      "JobEntry",
      "MailDigest",
      "NarrativeSource",
      "Notification",
      "NotificationSetting",
      "RateLimit",
      "SampleLoad",
      "SavedView",
      "Session",
      "UploadedTable",
      "Verification",
      "_mention",
      "_prisma_migrations",
    ]);
  });
});

it("stands in the chain by order, when many change rows of one committee at once", async () => {
  const rename = (purpose: string) => api.db.plan.update({ where: { id: plans.draft.id }, data: { purpose } });
  await Promise.all(Array.from({ length: 20 }, (_, turn) => rename(`Lần ${turn}`)));
  expect((await findBreak(owner, [])).broken).toBeNull();
});
