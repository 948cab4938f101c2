import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { migrate } from "./migrate.ts";
import { type PostgresServer, startPostgres } from "./server.ts";

let folder: string;
let postgres: PostgresServer;
let url: string;
let db: pg.Client;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "camket-test-"));
  postgres = await startPostgres(folder);
  url = await postgres.openDatabase("promises");
  await migrate(url);
  db = await connect();
});

afterAll(async () => {
  await db?.end();
  await postgres?.stop();
  await rm(folder, { recursive: true });
});

// Every test is undone, so that none sees another's rows.
beforeEach(() => db.query("BEGIN"));
afterEach(() => db.query("ROLLBACK"));

describe("time", () => {
  it("gives a person no two terms on one committee on the same day", async () => {
    const { nation } = await tree();
    const personId = await person("Nguyễn Thị Ánh");
    await appoint({ committeeId: nation, personId, startsOn: "2024-01-01", endsOn: "2024-12-31" });

    const again = { committeeId: nation, personId, role: "SECRETARY" };
    expect(await refusal(() => appoint({ ...again, startsOn: "2024-12-31" }))).toBe("Membership_person_term_excl");
    expect(await refusal(() => appoint({ ...again, startsOn: "2023-01-01" }))).toBe("Membership_person_term_excl");
    await appoint({ ...again, startsOn: "2025-01-01" });
    await appoint({ ...again, startsOn: "2023-01-01", endsOn: "2023-12-31" });
  });

  it("leads from a merged person in one step to the one kept, and appoints only that one", async () => {
    const { nation, province } = await tree();
    const [a, b, c] = [await person("Đỗ Hòa"), await person("Đỗ Hoà"), await person("Hòa Đỗ")];
    const merge = (id: number, into: number) =>
      db.query(`UPDATE "Person" SET "mergedIntoId" = $2 WHERE "id" = $1`, [id, into]);
    const term = { committeeId: nation, personId: a, startsOn: "2024-01-01" };
    const termId = await appoint(term);

    expect(await refusal(() => merge(a, b))).toBe("Person_merged_check");
    await db.query(`UPDATE "Membership" SET "personId" = $1`, [b]);
    expect(await refusal(() => merge(a, a))).toBe("Person_merged_check");
    await merge(a, b);
    expect(await refusal(() => merge(b, c))).toBe("Person_merged_check");
    expect(await refusal(() => merge(c, a))).toBe("Person_merged_check");
    const isMerged = "Membership_person_merged_check";
    expect(await refusal(() => appoint({ ...term, committeeId: province }))).toBe(isMerged);
    const move = () => db.query(`UPDATE "Membership" SET "personId" = $1 WHERE "id" = $2`, [a, termId]);
    expect(await refusal(move)).toBe(isMerged);
  });

  it("gives a committee one head at a time", async () => {
    const { nation, province } = await tree();
    const personId = await person("Nguyễn Thị Ánh");
    const other = await person("Trần Văn Đức");
    await appoint({ committeeId: nation, personId, role: "HEAD", startsOn: "2024-01-01", endsOn: "2024-06-30" });

    const second = { committeeId: nation, personId: other, role: "HEAD", startsOn: "2024-06-30" };
    expect(await refusal(() => appoint(second))).toBe("Membership_head_term_excl");
    await appoint({ ...second, committeeId: province });
    await appoint({ ...second, startsOn: "2024-07-01", endsOn: "2024-12-31" });
    await appoint({ ...second, role: "DEPUTY_HEAD", startsOn: "2025-01-01" });
    expect(
      await refusal(() =>
        db.query(`UPDATE "Membership" SET "role" = 'HEAD', "startsOn" = '2024-01-01'
        WHERE "role" = 'DEPUTY_HEAD'`),
      ),
    ).toMatch(/_term_excl$/);
  });

  it.each([
    "AdministrativeUnit",
    "UnitPeriod",
    "Agency",
    "AgencyPeriod",
    "Committee",
    "CommitteePeriod",
    "Seat",
    "Grant",
    "IndicatorVersion",
  ])("ends a span of %s after its first day", async (table) => {
    const row = await spanOf(table);
    const span = { ...row, validFrom: "2030-01-02" };
    expect(await refusal(() => insert(table, { ...span, validTo: "2030-01-02" }))).toBe(`${table}_validity_check`);
    await insert(table, { ...span, validTo: "2030-01-03" });
  });

  // An empty or inverted range would stop the exclusion constraint with an error of its own.
  it.each(["UnitPeriod", "AdministrativeUnit"])("refuses a span of %s that ends before it starts", async (table) => {
    const row = { ...(await spanOf(table)), validFrom: "2030-01-02", validTo: "2030-01-01" };
    expect(await refusal(() => insert(table, row))).toBe(`${table}_validity_check`);
  });

  it.each(["Plan", "Event", "ReportingRound"])(
    "lets a period of %s last a day, but not end before it",
    async (table) => {
      const row = await periodOf(table);
      const period = { ...row, startsOn: "2026-01-02" };
      expect(await refusal(() => insert(table, { ...period, endsOn: "2026-01-01" }))).toBe(`${table}_period_check`);
      await insert(table, { ...period, endsOn: "2026-01-02" });
    },
  );

  it("ends a term or a task no earlier than it starts", async () => {
    const { nation } = await tree();
    const personId = await person("Nguyễn Thị Ánh");
    const term = { committeeId: nation, personId, startsOn: "2024-01-02", endsOn: "2024-01-01" };
    expect(await refusal(() => appoint(term))).toBe("Membership_term_check");
    await appoint({ ...term, endsOn: "2024-01-02" });
    expect(await refusal(() => task(nation, { startsOn: "2026-02-01", dueOn: "2026-01-31" }))).toBe(
      "Task_period_check",
    );
  });

  it.each([
    ["UnitPeriod", "AdministrativeUnit", "unitId"],
    ["AgencyPeriod", "Agency", "agencyId"],
    ["CommitteePeriod", "Committee", "committeeId"],
  ])("keeps %s within the life of its owner, and apart from the one before", async (table, ownerTable, key) => {
    const { [key]: owner, ...row } = await spanOf(table);
    await db.query(`UPDATE "${ownerTable}" SET "validTo" = '2040-01-01' WHERE "id" = $1`, [owner]);
    const add = (validFrom: string, validTo: string | null) =>
      insert(table, { ...row, [key]: owner, validFrom, validTo });

    expect(await refusal(() => add("2030-01-01", null))).toBe(`${table}_within_check`);
    expect(await refusal(() => add("2030-01-01", "2040-01-02"))).toBe(`${table}_within_check`);
    expect(await refusal(() => add("1990-01-01", "2030-01-01"))).toBe(`${table}_within_check`);
    await add("2030-01-01", "2035-01-01");
    expect(await refusal(() => add("2034-12-31", "2036-01-01"))).toBe(`${table}_validity_excl`);
    await add("2035-01-01", "2040-01-01");

    const end = (day: string) => db.query(`UPDATE "${ownerTable}" SET "validTo" = $1 WHERE "id" = $2`, [day, owner]);
    expect(await refusal(() => end("2039-12-31"))).toBe(`${table}_within_check`);
    // Both ends may move in one transaction, in either order.
    await end("2039-12-31");
    await db.query(`UPDATE "${table}" SET "validTo" = '2039-12-31' WHERE "validTo" = '2040-01-01'`);
    await db.query("SET CONSTRAINTS ALL IMMEDIATE");
  });

  it("lets an official code be used again, but by one unit at a time", async () => {
    const first = { code: "06970", level: "COMMUNE", validFrom: "2020-01-01", validTo: "2025-07-01" };
    await insert("AdministrativeUnit", first);
    const reuse = { ...first, validTo: null };
    expect(await refusal(() => insert("AdministrativeUnit", { ...reuse, validFrom: "2025-06-30" }))).toBe(
      "AdministrativeUnit_code_validity_excl",
    );
    await insert("AdministrativeUnit", { ...reuse, validFrom: "2025-07-01" });
  });

  it("gives a unit one committee and an indicator one definition at a time", async () => {
    const unitId = await unit("PROVINCE");
    await insert("Committee", { unitId, validFrom: "2020-01-01", validTo: "2025-07-01" });
    expect(await refusal(() => insert("Committee", { unitId, validFrom: "2025-06-30" }))).toBe(
      "Committee_unit_validity_excl",
    );
    await insert("Committee", { unitId, validFrom: "2025-07-01" });

    const first = await definition();
    await insert("IndicatorVersion", { ...first, validFrom: "2020-01-01" });
    expect(await refusal(() => insert("IndicatorVersion", { ...first, number: 2, validFrom: "2026-01-01" }))).toBe(
      "IndicatorVersion_validity_excl",
    );
  });
});

describe("the tree", () => {
  it("writes a path of ids that ends in a dot, so that a prefix catches no sibling", async () => {
    const root = await committee({ level: "NATION", id: 1001 });
    await committee({ level: "PROVINCE", parentId: root, id: 1 });
    await committee({ level: "PROVINCE", parentId: root, id: 11 });
    await committee({ level: "COMMUNE", parentId: 11, id: 111 });

    const { rows } = await db.query(`SELECT "path" FROM "Committee" WHERE "path" LIKE '1001.1.%'`);
    expect(rows).toEqual([{ path: "1001.1." }]);
    expect(await pathOf(111)).toBe("1001.11.111.");
    expect(await refusal(() => insert("Committee", { unitId: 1, path: "x", validFrom: "2020-01-01", id: -5 }))).toBe(
      "Committee_path_check",
    );
  });

  it("names the provincial committee of a province and of all beneath it, and none for the nation's own", async () => {
    const nation = await committee({ level: "NATION" });
    const province = await committee({ level: "PROVINCE", parentId: nation });
    const district = await committee({ level: "DISTRICT", parentId: province });
    const commune = await committee({ level: "COMMUNE", parentId: district });

    const { rows } = await db.query(`SELECT "id", "provincialCommitteeId" FROM "Committee" ORDER BY "id"`);
    expect(rows).toEqual([
      { id: nation, provincialCommitteeId: null },
      { id: province, provincialCommitteeId: province },
      { id: district, provincialCommitteeId: province },
      { id: commune, provincialCommitteeId: province },
    ]);
  });

  it("puts no committee under itself, nor two under each other", async () => {
    const [first, second] = [await unit("PROVINCE"), await unit("PROVINCE")];
    const under = `INSERT INTO "Committee" ("id", "unitId", "parentId", "validFrom") VALUES`;
    expect(await refusal(() => db.query(`${under} (901, ${first}, 901, '2020-01-01')`))).toBe(
      "Committee_parentId_fkey",
    );
    expect(
      await refusal(() => db.query(`${under} (901, ${first}, 902, '2020-01-01'), (902, ${second}, 901, '2020-01-01')`)),
    ).toBe("Committee_parentId_fkey");
  });

  it("never moves a committee, nor changes the level its place rests on", async () => {
    const { nation, province } = await tree();
    const other = await committee({ level: "PROVINCE", parentId: nation });
    const unitId = await unit("COMMUNE");
    const change = (assignment: string) => () =>
      db.query(`UPDATE "Committee" SET ${assignment} WHERE "id" = ${province}`);

    expect(await refusal(change(`"parentId" = ${other}`))).toBe(RESTRICT);
    expect(await refusal(change(`"parentId" = NULL`))).toBe(RESTRICT);
    expect(await refusal(change(`"path" = '1.'`))).toBe(RESTRICT);
    expect(await refusal(change(`"provincialCommitteeId" = NULL`))).toBe(RESTRICT);
    expect(await refusal(change(`"unitId" = ${unitId}`))).toBe(RESTRICT);
    expect(await refusal(() => db.query(`UPDATE "AdministrativeUnit" SET "level" = 'DISTRICT'`))).toBe(RESTRICT);
    await change(`"validTo" = '2035-01-01', "version" = 2`)();
  });

  it("puts a unit only under one of a higher level", async () => {
    const province = await unit("PROVINCE");
    const district = await unit("DISTRICT");
    const period = (unitId: number, parentId: number) =>
      insert("UnitPeriod", { ...UNIT_NAME, unitId, parentId, validFrom: "2020-01-01" });

    expect(await refusal(() => period(province, province))).toBe("UnitPeriod_parent_level_check");
    expect(await refusal(async () => period(province, await unit("PROVINCE")))).toBe("UnitPeriod_parent_level_check");
    expect(await refusal(() => period(province, district))).toBe("UnitPeriod_parent_level_check");
    await period(district, province);
    const commune = await unit("COMMUNE");
    await period(commune, district);
    expect(
      await refusal(() => db.query(`UPDATE "UnitPeriod" SET "parentId" = $1 WHERE "unitId" = $2`, [commune, district])),
    ).toBe("UnitPeriod_parent_level_check");
  });
});

describe("rows of a committee", () => {
  it("carry its path, whatever was written", async () => {
    const { province } = await tree();
    const path = await pathOf(province);
    const planId = await insert("Plan", { ...plan(province), committeePath: "1.", provincialCommitteeId: 1 });
    const sectionId = await insert("PlanSection", { planId, number: "1", title: "Giáo dục", position: 1 });
    const reportId = await report(province);
    const revisionId = await insert("ReportRevision", { reportId, number: 1 });
    const figureId = await figure(revisionId);
    const eventId = await insert("Event", event(province));
    const attachmentId = await insert("Attachment", { ...FILE, eventId });

    const place = { committeePath: path, provincialCommitteeId: province };
    expect(await placeOf("Plan", planId)).toEqual(place);
    expect(await placeOf("PlanSection", sectionId)).toEqual(place);
    expect(await placeOf("Figure", figureId)).toEqual(place);
    expect(await placeOf("Attachment", attachmentId)).toEqual(place);
  });

  it("all carry it: no table has the columns without the trigger that fills them", async () => {
    const { rows } = await db.query(`
      SELECT "table_name" FROM information_schema.columns WHERE "column_name" = 'committeePath'
        AND "table_name" NOT IN ('AuditEntry', 'AuditHead') -- written by the audit, which outlives the row
        AND 2 > (SELECT count(*) FROM pg_trigger JOIN pg_class ON pg_class."oid" = "tgrelid"
          WHERE "relname" = "table_name" AND "tgname" IN ("table_name" || '_committeePath', "table_name" || '_move'))`);
    expect(rows).toEqual([]);
  });

  it("never move to another committee or owner", async () => {
    const { nation, province } = await tree();
    const planId = await insert("Plan", plan(province));
    const otherPlan = await insert("Plan", plan(nation));
    await insert("PlanSection", { planId, number: "1", title: "Giáo dục", position: 1 });
    const eventId = await insert("Event", event(province));
    const otherEvent = await insert("Event", event(nation));
    await insert("Attachment", { ...FILE, eventId });

    expect(
      await refusal(() => db.query(`UPDATE "Plan" SET "committeeId" = $1 WHERE "id" = $2`, [nation, planId])),
    ).toBe(RESTRICT);
    expect(await refusal(() => db.query(`UPDATE "Plan" SET "committeePath" = '1.'`))).toBe(RESTRICT);
    expect(await refusal(() => db.query(`UPDATE "PlanSection" SET "planId" = $1`, [otherPlan]))).toBe(RESTRICT);
    expect(await refusal(() => db.query(`UPDATE "Attachment" SET "eventId" = $1`, [otherEvent]))).toBe(RESTRICT);
    await db.query(`UPDATE "Plan" SET "title" = 'Kế hoạch năm 2027'`);
  });

  it("give a file exactly one owner", async () => {
    const { nation } = await tree();
    const eventId = await insert("Event", event(nation));
    const documentId = await insert("Document", await document(nation));
    expect(await refusal(() => insert("Attachment", { ...FILE }))).toBe("Attachment_owner_check");
    expect(await refusal(() => insert("Attachment", { ...FILE, eventId, documentId }))).toBe("Attachment_owner_check");
    await insert("Attachment", { ...FILE, documentId });
  });

  it("keep a file that is what its size and digest say, and of at most 10 MB", async () => {
    const eventId = await insert("Event", event((await tree()).nation));
    const refused = (row: object) => refusal(() => insert("Attachment", { ...FILE, eventId, ...row }));
    expect(await refused({ sha256: "00" })).toBe("Attachment_sha256_check");
    expect(await refused({ size: 2 })).toBe("Attachment_size_check");
    for (const content of [Buffer.alloc(0), Buffer.alloc(10 * 1024 * 1024 + 1)]) {
      const sha256 = createHash("sha256").update(content).digest("hex");
      expect(await refused({ content, sha256, size: content.length })).toBe("Attachment_size_check");
    }
  });

  it("take their files with them when they go", async () => {
    const eventId = await insert("Event", event((await tree()).nation));
    const attachmentId = await insert("Attachment", { ...FILE, eventId });
    await db.query(`DELETE FROM "Event" WHERE "id" = $1`, [eventId]);
    expect((await db.query(`SELECT 1 FROM "Attachment" WHERE "id" = $1`, [attachmentId])).rows).toEqual([]);
  });
});

describe("successors", () => {
  it("reach the archive of all their predecessors, each of a divided one's too", async () => {
    const [a, b, c, d] = [await lone(), await lone(), await lone(), await lone()];
    await succeed([[a, b]]);
    await succeed([
      [b, c],
      [b, d],
    ]);
    await succeed([[d, null]]);

    expect(await reach()).toEqual(
      reachOf([
        [a, b],
        [b, c],
        [b, d],
      ]),
    );
    expect((await reach()).get(d)).toEqual([a, b]);
  });

  it("lose it again when the reorganisation is undone, and only then", async () => {
    const [a, b, c] = [await lone(), await lone(), await lone()];
    const reorganisation = await succeed([[a, b]]);
    await succeed([[b, c]]);
    expect(
      await refusal(() => db.query(`UPDATE "CommitteeSuccession" SET "toId" = $1 WHERE "fromId" = $2`, [c, a])),
    ).toBe(RESTRICT);
    await db.query(`DELETE FROM "Reorganisation" WHERE "id" = $1`, [reorganisation]);
    expect(await reach()).toEqual(reachOf([[b, c]]));
  });

  it("reach the same in whatever order successions are entered and deleted", async () => {
    const ids: number[] = [];
    for (let i = 0; i < 7; i++) ids.push(await lone());
    const edge = fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids)).filter(([from, to]) => from < to);
    const history = fc
      .uniqueArray(edge, { selector: String, maxLength: 15 })
      .chain((edges) => fc.tuple(fc.constant(edges), fc.subarray(edges), fc.integer({ min: 1, max: 4 })));
    await fc.assert(
      fc.asyncProperty(history, async ([edges, undone, batch]) => {
        await db.query("SAVEPOINT history");
        for (let i = 0; i < edges.length; i += batch) await succeed(edges.slice(i, i + batch));
        expect(await reach()).toEqual(reachOf(edges));

        await db.query(
          `DELETE FROM "CommitteeSuccession" USING unnest($1::int[], $2::int[]) undone ("from", "to")
            WHERE "fromId" = "from" AND "toId" = "to"`,
          [undone.map(([from]) => from), undone.map(([, to]) => to)],
        );
        expect(await reach()).toEqual(reachOf(edges.filter((one) => !undone.includes(one))));
        await db.query("ROLLBACK TO SAVEPOINT history");
      }),
      { numRuns: 60 },
    );
  });
});

describe("documents", () => {
  it("never share a number of one committee, type and year", async () => {
    const { nation, province } = await tree();
    const issued = { ...(await document(nation)), number: 96, year: 2026, issuedOn: "2026-02-01" };
    await insert("Document", issued);
    expect(await refusal(() => insert("Document", issued))).toBe("Document_committeeId_typeId_year_number_key");
    await insert("Document", { ...issued, committeeId: province });
    await insert("Document", { ...issued, year: 2027 });
    const draft = { ...issued, number: null, year: null, issuedOn: null };
    await insert("Document", draft);
    await insert("Document", draft);
  });

  it("have a number only with its year, committee and day of issue", async () => {
    const { nation } = await tree();
    const issued = { ...(await document(nation)), number: 96, year: 2026, issuedOn: "2026-02-01" };
    for (const gap of [{ year: null }, { committeeId: null }, { issuedOn: null }, { number: 0 }, { number: null }])
      expect(await refusal(() => insert("Document", { ...issued, ...gap }))).toBe("Document_number_check");
    await insert("Document", { ...(await document(nation)), committeeId: null });
  });

  it("leave no number without a document or a reason", async () => {
    const { nation } = await tree();
    const { typeId, ...rest } = await document(nation);
    const documentId = await insert("Document", { typeId, ...rest });
    const register = { committeeId: nation, typeId, year: 2026 };
    const registerId = await insert("NumberRegister", register);
    expect(await refusal(() => insert("NumberRegister", register))).toBe("NumberRegister_committeeId_typeId_year_key");
    expect(await refusal(() => insert("NumberRegister", { ...register, year: 2027, lastNumber: -1 }))).toBe(
      "NumberRegister_lastNumber_check",
    );
    const number = { registerId, number: 1 };
    expect(await refusal(() => insert("RegisteredNumber", { ...number, state: "USED" }))).toBe(
      "RegisteredNumber_state_check",
    );
    expect(await refusal(() => insert("RegisteredNumber", { ...number, state: "VOIDED" }))).toBe(
      "RegisteredNumber_state_check",
    );
    await insert("RegisteredNumber", { ...number, state: "USED", documentId });
    expect(await refusal(() => insert("RegisteredNumber", { ...number, state: "RESERVED" }))).toBe(
      "RegisteredNumber_registerId_number_key",
    );
    await insert("RegisteredNumber", { ...number, number: 2, state: "VOIDED", reason: "Ghi nhầm loại văn bản" });
  });
});

describe("plans", () => {
  it("never change as issued", async () => {
    const { nation } = await tree();
    const planId = await insert("Plan", plan(nation));
    const taskId = await task(nation);
    const revisionId = await insert("PlanRevision", {
      planId,
      number: 1,
      issuedOn: "2026-02-01",
      title: "Kế hoạch năm 2026",
      purpose: "Bảo đảm quyền học tập",
    });
    await insert("PlanRevisionTask", { ...TASK, revisionId, taskId });

    for (const table of ["PlanRevision", "PlanRevisionTask"]) {
      expect(await refusal(() => db.query(`UPDATE "${table}" SET "title" = 'Khác'`))).toBe(RESTRICT);
      expect(await refusal(() => db.query(`DELETE FROM "${table}"`))).toBe(RESTRICT);
    }
  });

  it("are returned or withdrawn only with a reason", async () => {
    const { nation } = await tree();
    for (const state of ["RETURNED", "WITHDRAWN"])
      expect(await refusal(() => insert("Plan", { ...plan(nation), state }))).toBe("Plan_reason_check");
    await insert("Plan", { ...plan(nation), state: "RETURNED", reason: "Chưa nêu cơ quan chủ trì" });
  });

  it("hold tasks whose progress and end agree with their state", async () => {
    const { nation } = await tree();
    expect(await refusal(() => task(nation, { progress: 101 }))).toBe("Task_progress_check");
    expect(await refusal(() => task(nation, { progress: -1 }))).toBe("Task_progress_check");
    expect(await refusal(() => task(nation, { state: "DONE" }))).toBe("Task_done_check");
    expect(await refusal(() => task(nation, { doneOn: "2026-03-01" }))).toBe("Task_done_check");
    const taskId = await task(nation, { state: "DONE", doneOn: "2026-03-01", progress: 100 });
    const update = { taskId, date: "2026-03-01", note: "Đã ban hành" };
    expect(await refusal(() => insert("TaskUpdate", { ...update, progress: 101 }))).toBe("TaskUpdate_progress_check");
  });

  it("count those who came and what was published", async () => {
    const { nation } = await tree();
    const eventId = await insert("Event", event(nation));
    const came = { eventId, attendingCommitteeId: nation };
    expect(await refusal(() => insert("Attendance", { ...came, count: 0 }))).toBe("Attendance_count_check");
    expect(await refusal(() => insert("Attendance", { eventId, count: 5 }))).toBe("Attendance_count_check");
    await insert("Attendance", { ...came, count: 5 });
    expect(await refusal(() => insert("Attendance", { ...came, count: 6 }))).toMatch(/^Attendance_eventId_.*_key$/);

    const taxon = { code: "NEWS", name: "Tin, bài", nameEn: "News item", position: 1 };
    const output = {
      committeeId: nation,
      kindId: await insert("OutputKind", taxon),
      channelId: await insert("OutputChannel", taxon),
    };
    const published = (month: string, count: number) => () => insert("Output", { ...output, month, count });
    expect(await refusal(published("2026-05-15", 3))).toBe("Output_count_check");
    expect(await refusal(published("2026-05-01", 0))).toBe("Output_count_check");
    await published("2026-05-01", 3)();
  });
});

describe("reports", () => {
  it("have one draft at most", async () => {
    const reportId = await report((await tree()).province);
    await insert("ReportRevision", { reportId, number: 1 });
    const second = () => insert("ReportRevision", { reportId, number: 2 });
    expect(await refusal(second)).toBe("ReportRevision_draft_key");
    await db.query(SEAL);
    await second();
  });

  it("keep zero, nothing arose and a ratio apart", async () => {
    const revisionId = await draft((await tree()).province);
    const indicatorVersionId = await indicator();
    const disaggregation = { code: `${next()}`, name: "Giới", nameEn: "Sex", addsUpToTotal: true };
    const disaggregationId = await insert("Disaggregation", disaggregation);
    const part = { disaggregationId, code: "F", name: "Nữ", nameEn: "Female", position: 1 };
    const categoryId = await insert("DisaggregationCategory", part);
    const cell = { revisionId, indicatorVersionId };
    const bad = (row: object) => refusal(() => insert("Figure", { ...cell, ...row }));

    expect(await bad({})).toBe("Figure_state_check");
    expect(await bad({ state: "NOTHING_AROSE", numerator: 0 })).toBe("Figure_state_check");
    expect(await bad({ state: "NOTHING_AROSE", denominator: 10 })).toBe("Figure_denominator_check");
    expect(await bad({ numerator: 3, origin: "OVERRIDDEN" })).toBe("Figure_override_check");
    await insert("Figure", { ...cell, numerator: 0, denominator: 10 });
    expect(await bad({ numerator: 1 })).toBe("Figure_revisionId_indicatorVersionId_categoryId_key");
    await insert("Figure", { ...cell, categoryId, state: "NOTHING_AROSE" });
  });

  it("ask again for an explanation once the number is another, but of those who type it", async () => {
    const cell = {
      revisionId: await draft((await tree()).province),
      indicatorVersionId: await indicator(),
      numerator: 10,
    };
    const id = await insert("Figure", { ...cell, origin: "CONSOLIDATED", explanation: "Thêm trường" });
    const isOutdated = async (change: string) => {
      const { rows } = await db.query(
        `UPDATE "Figure" SET ${change} WHERE "id" = ${id} RETURNING "isExplanationOutdated"`,
      );
      return rows[0]?.isExplanationOutdated;
    };
    expect(await isOutdated(`"numerator" = 10.0, "version" = 2`)).toBe(false);
    expect(await isOutdated(`"numerator" = 11`)).toBe(true);
    expect(await isOutdated(`"explanation" = 'Thêm lớp', "isExplanationOutdated" = FALSE`)).toBe(false);
    expect(await isOutdated(`"state" = 'NOTHING_AROSE', "numerator" = NULL`)).toBe(true);
    expect(await refusal(() => db.query(`UPDATE "Figure" SET "explanation" = NULL WHERE "id" = ${id}`))).toBe(
      "Figure_explanation_check",
    );
    await isOutdated(`"isExplanationOutdated" = FALSE, "origin" = 'TYPED'`);
    expect(await isOutdated(`"state" = 'NUMBER', "numerator" = 12`)).toBe(false);
  });

  it("take no committee for the latest", async () => {
    const latest = { ...(await definition()), overCommittees: "LATEST", validFrom: "2020-01-01" };
    expect(await refusal(() => insert("IndicatorVersion", latest))).toBe("IndicatorVersion_overCommittees_check");
  });

  it("trace a counted figure to one row of work each", async () => {
    const { nation } = await tree();
    const figureId = await figure(await draft(nation));
    const [taskId, eventId] = [await task(nation), await insert("Event", event(nation))];
    const bad = (row: object) => refusal(() => insert("FigureEvidence", { figureId, ...row }));

    expect(await bad({})).toBe("FigureEvidence_source_check");
    expect(await bad({ taskId, eventId })).toBe("FigureEvidence_source_check");
    await insert("FigureEvidence", { figureId, taskId });
    expect(await bad({ taskId })).toMatch(/^FigureEvidence_figureId_.*_key$/);
  });

  it("are returned, exempted or declared missing only with a reason", async () => {
    const { province } = await tree();
    const revisionId = await draft(province);
    const { rows } = await db.query(`SELECT "reportId" FROM "ReportRevision" WHERE "id" = $1`, [revisionId]);
    const decision = { reportId: rows[0].reportId, revisionId };
    expect(await refusal(() => insert("ReportDecision", { ...decision, kind: "RETURNED" }))).toBe(
      "ReportDecision_reason_check",
    );
    await insert("ReportDecision", { ...decision, kind: "APPROVED" });

    const expectation = {
      roundId: await insert("ReportingRound", round(province)),
      committeeId: province,
      dueOn: "2026-06-20",
    };
    for (const state of ["EXEMPT", "DECLARED_MISSING"])
      expect(await refusal(() => insert("RoundExpectation", { ...expectation, state }))).toBe(
        "RoundExpectation_reason_check",
      );
    await insert("RoundExpectation", expectation);
  });

  it("never change once sealed", async () => {
    const { nation, province } = await tree();
    const sealed = await draft(province);
    const cells = await cellsOf(sealed, nation);
    const spare = await draft(nation);
    const spareCells = await cellsOf(spare, nation);
    await db.query(`${SEAL} WHERE "id" = $1`, [sealed]);

    const change = (sql: string) => refusal(() => db.query(sql, [sealed]));
    expect(await change(`UPDATE "ReportRevision" SET "sealedAt" = NULL WHERE "id" = $1`)).toBe(SEALED);
    expect(await change(`UPDATE "ReportRevision" SET "number" = 9 WHERE "id" = $1`)).toBe(SEALED);
    expect(await change(`DELETE FROM "ReportRevision" WHERE "id" = $1`)).toBe(SEALED);

    for (const { table, id, more, change, into } of cells) {
      const stray = spareCells.find((cell) => cell.table === table)?.id;
      expect(
        {
          insert: await refusal(() => insert(table, more)),
          update: await refusal(() => db.query(`UPDATE "${table}" SET ${change} WHERE "id" = ${id}`)),
          delete: await refusal(() => db.query(`DELETE FROM "${table}" WHERE "id" = ${id}`)),
          moveIn: await refusal(() => db.query(`UPDATE "${table}" SET ${into} WHERE "id" = ${stray}`)),
        },
        table,
      ).toEqual({ insert: SEALED, update: SEALED, delete: SEALED, moveIn: RESTRICT });
    }
    for (const { table, id, change } of spareCells)
      await db.query(`UPDATE "${table}" SET ${change} WHERE "id" = ${id}`);
    await db.query(`DELETE FROM "ReportRevision" WHERE "id" = $1`, [spare]);
  });
});

describe("two sessions at once", () => {
  let first: pg.Client;
  let second: pg.Client;

  beforeEach(async () => {
    first = await connect();
    second = await connect();
  });
  afterEach(async () => {
    await first.end();
    await second.end();
    // What one session is to see of another is committed; a sealed report goes only with its whole table.
    await db.query(`TRUNCATE "AdministrativeUnit", "Reorganisation", "Person" CASCADE`);
  });

  it.each(["Figure", "Narrative", "NarrativeSource", "ConsolidationSource", "FigureEvidence"])(
    "a seal under way holds off a %s, which is refused then",
    async (table) => {
      const { nation, province } = await tree();
      const revisionId = await draft(province);
      const cell = (await cellsOf(revisionId, nation)).find((one) => one.table === table);
      await db.query("COMMIT");

      await first.query("BEGIN");
      await first.query(`${SEAL} WHERE "id" = $1`, [revisionId]);
      const written = insert(table, cell?.more ?? {}, second).catch((error: pg.DatabaseError) => error.constraint);
      await untilHeldOff(second, first);
      await first.query("COMMIT");
      expect(await written).toBe(SEALED);
    },
  );

  it("a figure under way holds off the seal, which covers it then", async () => {
    const revisionId = await draft((await tree()).province);
    const indicatorVersionId = await indicator();
    await db.query("COMMIT");

    await first.query("BEGIN");
    const figureId = await insert("Figure", { revisionId, indicatorVersionId, numerator: 3 }, first);
    const sealed = second.query(`${SEAL} WHERE "id" = $1`, [revisionId]);
    await untilHeldOff(second, first);
    await first.query("COMMIT");
    expect((await sealed).rowCount).toBe(1);
    await db.query("BEGIN");
    expect(await refusal(() => db.query(`DELETE FROM "Figure" WHERE "id" = $1`, [figureId]))).toBe(SEALED);
  });

  it("a merger of people under way holds off an appointment, which is refused then", async () => {
    const { nation } = await tree();
    const [merged, kept] = [await person("Đỗ Hòa"), await person("Đỗ Hoà")];
    await db.query("COMMIT");

    await first.query("BEGIN");
    await first.query(`UPDATE "Person" SET "mergedIntoId" = $2 WHERE "id" = $1`, [merged, kept]);
    const term = {
      committeeId: nation,
      personId: merged,
      role: "MEMBER",
      position: "Giám đốc",
      startsOn: "2024-01-01",
    };
    const appointed = insert("Membership", term, second).catch((error: pg.DatabaseError) => error.constraint);
    await untilHeldOff(second, first);
    await first.query("COMMIT");
    expect(await appointed).toBe("Membership_person_merged_check");
  });

  it("two successions of one line are both in the reach of its last committee", async () => {
    const [a, b, c] = [await lone(), await lone(), await lone()];
    await db.query("COMMIT");

    await first.query("BEGIN");
    await succeed([[a, b]], first);
    const meanwhile = succeed([[b, c]], second);
    await untilHeldOff(second, first);
    await first.query("COMMIT");
    await meanwhile;
    expect(await reach()).toEqual(
      reachOf([
        [a, b],
        [b, c],
      ]),
    );
  });
});

describe("names", () => {
  it("are found without tones, diacritics, case or the habits of a keyboard", async () => {
    const fold = async (name: string) => {
      const { rows } = await db.query(`SELECT "foldedName" FROM "Person" WHERE "id" = $1`, [await person(name)]);
      return rows[0].foldedName;
    };
    expect(await fold("Đặng Thuỳ ƯỚC")).toBe("dang thuy uoc");
    expect(await fold("đỗ Hòa")).toBe("do hoa");
    expect(await fold("đỗ Hoà")).toBe("do hoa");
    expect(await fold("Nguyễn Thị Ánh".normalize("NFD"))).toBe("nguyen thi anh");
    expect(await fold("H'Hen Niê")).toBe("h'hen nie");
  });

  it("fold every Vietnamese letter to one of ASCII", async () => {
    const letters = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđ";
    const { rows } = await db.query(`SELECT fold_name($1) AS lower, fold_name($2) AS upper, fold_name($3) AS parts`, [
      letters,
      letters.toUpperCase(),
      letters.normalize("NFD"),
    ]);
    expect(rows[0].lower).toMatch(/^[a-z]+$/);
    expect(rows[0]).toEqual({ lower: rows[0].lower, upper: rows[0].lower, parts: rows[0].lower });
  });

  it("stand in Vietnamese order, persons by given name", async () => {
    const names = ["Đỗ Êm", "Lê Yên", "Đỗ Đạt", "Lê Dũng", "Phạm Ân", "Trần Ăn", "Võ An", "Lý Án", "Mai Em", "Lý An"];
    for (const name of names) await person(name);
    const { rows } = await db.query<{ name: string }>(`SELECT "name" FROM "Person" ORDER BY "givenName", "name"`);
    expect(rows.map(({ name }) => name)).toEqual([
      ...["Lý An", "Võ An", "Lý Án", "Trần Ăn", "Phạm Ân"],
      ...["Lê Dũng", "Đỗ Đạt", "Mai Em", "Đỗ Êm", "Lê Yên"],
    ]);
  });

  it("of units stand in the order of the Vietnamese alphabet", async () => {
    const letters = [..."AĂÂBCDĐEÊGHIKLMNOÔƠPQRSTUƯVXY"];
    for (const name of letters.toReversed())
      await insert("UnitPeriod", { ...UNIT_NAME, unitId: await unit("COMMUNE"), name, validFrom: "2020-01-01" });
    const { rows } = await db.query<{ name: string }>(`SELECT "name" FROM "UnitPeriod" ORDER BY "name"`);
    expect(rows.map(({ name }) => name)).toEqual(letters);
  });
});

it("has one row at most that says sample data is loaded", async () => {
  await insert("SampleLoad", {});
  expect(await refusal(() => insert("SampleLoad", { id: 2 }))).toBe("SampleLoad_single_check");
});

const RESTRICT = "23001";
const SEALED = "ReportRevision_sealed";
const SEAL = `UPDATE "ReportRevision" SET "sealedAt" = now()`;

async function connect(): Promise<pg.Client> {
  const client = new pg.Client(url);
  await client.connect();
  return client;
}

type Row = Record<string, unknown>;

async function insert(table: string, row: Row, client = db): Promise<number> {
  const columns = Object.keys(row);
  const values = columns.map((_, i) => `$${i + 1}`);
  const { rows } = await client.query(
    columns.length
      ? `INSERT INTO "${table}" (${columns.map((column) => `"${column}"`)}) VALUES (${values}) RETURNING *`
      : `INSERT INTO "${table}" DEFAULT VALUES RETURNING *`,
    Object.values(row),
  );
  return rows[0].id;
}

/** The constraint that refuses a write, or its SQLSTATE where it has no name; nothing where it is accepted. */
async function refusal(write: () => Promise<unknown>): Promise<string | undefined> {
  await db.query("SAVEPOINT attempt");
  try {
    await write();
    await db.query("SET CONSTRAINTS ALL IMMEDIATE");
    return undefined;
  } catch (error) {
    if (error instanceof pg.DatabaseError) return error.constraint ?? error.code;
    throw error;
  } finally {
    await db.query("ROLLBACK TO SAVEPOINT attempt");
  }
}

/** Resolves when one session waits for a lock of the other. */
async function untilHeldOff(waiting: pg.Client, holding: pg.Client) {
  const observer = await connect();
  try {
    await vi.waitFor(async () => {
      const { rows } = await observer.query(`SELECT pg_blocking_pids($1) AS "blockers"`, [pidOf(waiting)]);
      expect(rows[0].blockers).toContain(pidOf(holding));
    });
  } finally {
    await observer.end();
  }
}

/** A pid is there once a session is open. */
const pidOf = (session: pg.Client & { processID?: number | null }) => session.processID ?? 0;

let count = 0;
/** A number not given yet, for codes and years that must differ. */
const next = () => ++count;

const UNIT_NAME = { kind: "tỉnh", name: "Đồng Nai", nameEn: "Dong Nai" };
const TASK = {
  number: "1.1",
  title: "Rà soát trẻ em chưa đến trường",
  expectedResult: "Báo cáo rà soát",
  startsOn: "2026-01-01",
  dueOn: "2026-06-30",
};
const FILE = {
  fileName: "ket-luan.pdf",
  sha256: createHash("sha256").update(Buffer.of(0)).digest("hex"),
  mediaType: "application/pdf",
  size: 1,
  content: Buffer.of(0),
};

type Level = "NATION" | "PROVINCE" | "DISTRICT" | "COMMUNE";

const unit = (level: Level) => insert("AdministrativeUnit", { code: `${next()}`, level, validFrom: "2000-01-01" });

async function committee({ level, ...row }: { level: Level; parentId?: number; id?: number }): Promise<number> {
  return insert("Committee", { unitId: await unit(level), validFrom: "2000-01-01", ...row });
}

/** A committee that stands by itself. */
const lone = () => committee({ level: "PROVINCE" });

async function tree() {
  const nation = await committee({ level: "NATION" });
  return { nation, province: await committee({ level: "PROVINCE", parentId: nation }) };
}

const person = (name: string) => insert("Person", { name });

const appoint = (row: Row) => insert("Membership", { role: "MEMBER", position: "Giám đốc Sở Tư pháp", ...row });

const task = (committeeId: number, row: Row = {}) => insert("Task", { ...TASK, committeeId, position: 1, ...row });

const plan = (committeeId: number) => ({
  committeeId,
  title: "Kế hoạch năm 2026",
  purpose: "Bảo đảm quyền học tập",
  startsOn: "2026-01-01",
  endsOn: "2026-12-31",
});

const event = (committeeId: number) => ({
  committeeId,
  kind: "TRAINING",
  title: "Tập huấn về bảo vệ trẻ em",
  place: "Biên Hòa",
  startsOn: "2026-03-10",
  endsOn: "2026-03-11",
});

const round = (committeeId: number) => ({
  committeeId,
  name: "6 tháng đầu năm",
  periodKind: "HALF_YEAR_1",
  year: next(),
  startsOn: "2025-12-15",
  endsOn: "2026-06-14",
  opensOn: "2026-06-01",
  dueOn: "2026-06-20",
});

async function document(committeeId: number) {
  const typeId = await insert("DocumentType", {
    code: `${next()}`,
    name: "Kế hoạch",
    nameEn: "Plan",
    isNumbered: true,
  });
  return { typeId, committeeId, issuer: "Ban Chỉ đạo", subject: "Kế hoạch năm 2026" };
}

async function report(committeeId: number): Promise<number> {
  const expected = { committeeId, roundId: await insert("ReportingRound", round(committeeId)) };
  await insert("RoundExpectation", { ...expected, dueOn: "2026-06-25" });
  return insert("Report", expected);
}

async function draft(committeeId: number): Promise<number> {
  return insert("ReportRevision", { reportId: await report(committeeId), number: 1 });
}

async function definition() {
  const taxon = { code: `${next()}`, name: "Giáo dục", nameEn: "Education", position: 1 };
  return {
    indicatorId: await insert("Indicator", { code: taxon.code }),
    themeId: await insert("Theme", { ...taxon, description: "", descriptionEn: "" }),
    number: 1,
    name: "Trẻ em đi học đúng tuổi",
    nameEn: "Children at school at the right age",
    definition: "",
    definitionEn: "",
    unit: "người",
    unitEn: "people",
    valueType: "COUNT",
    overCommittees: "SUM",
    overPeriods: "LATEST",
    source: "ENTERED",
  };
}

const indicator = async () => insert("IndicatorVersion", { ...(await definition()), validFrom: "2020-01-01" });

const figure = async (revisionId: number) =>
  insert("Figure", { revisionId, indicatorVersionId: await indicator(), numerator: 120 });

/** A row of every kind that a revision seals, one more of it, a change to it, and a way for another one into it. */
async function cellsOf(revisionId: number, committeeId: number) {
  const figureId = await figure(revisionId);
  const [taskId, eventId] = [await task(committeeId), await insert("Event", event(committeeId))];
  const into = `"revisionId" = ${revisionId}`;
  const narrative = { revisionId, section: "RESULTS", text: "Đã hoàn thành" };
  const narrativeId = await insert("Narrative", narrative);
  return [
    {
      table: "FigureEvidence",
      id: await insert("FigureEvidence", { figureId, taskId }),
      more: { figureId, eventId },
      change: `"taskId" = ${await task(committeeId)}`,
      into: `"figureId" = ${figureId}`,
    },
    {
      table: "Figure",
      id: figureId,
      more: { revisionId, indicatorVersionId: await indicator(), numerator: 3 },
      change: `"numerator" = 121`,
      into,
    },
    {
      table: "Narrative",
      id: narrativeId,
      more: { ...narrative, section: "CAUSES" },
      change: `"text" = 'Chưa hoàn thành'`,
      into,
    },
    {
      table: "NarrativeSource",
      id: await insert("NarrativeSource", { narrativeId, taskId }),
      more: { narrativeId, eventId },
      change: `"taskId" = ${await task(committeeId)}`,
      into: `"narrativeId" = ${narrativeId}`,
    },
    {
      table: "ConsolidationSource",
      id: await insert("ConsolidationSource", { revisionId, committeeId }),
      more: { revisionId, committeeId: await lone() },
      change: `"sourceRevisionId" = ${await draft(committeeId)}`,
      into,
    },
  ];
}

/** A row of a model that lives from `validFrom`, without that day, whose owner lives from 2000 on. */
async function spanOf(table: string): Promise<Row> {
  switch (table) {
    case "AdministrativeUnit":
      return { code: `${next()}`, level: "PROVINCE" };
    case "UnitPeriod":
      return { unitId: await unit("PROVINCE"), ...UNIT_NAME };
    case "AgencyPeriod": {
      const agencyId = await insert("Agency", { ...(await spanOf("Agency")), validFrom: "2000-01-01" });
      return { agencyId, name: "Sở Tư pháp", nameEn: "Department of Justice", abbreviation: "STP", kind: "DEPARTMENT" };
    }
    case "CommitteePeriod":
      return { committeeId: await lone(), name: "Ban Chỉ đạo", nameEn: "Steering committee", symbol: "BCĐ" };
    case "Seat":
      return { committeeId: await lone(), role: "MEMBER", office: "Giám đốc Sở Tư pháp" };
    case "Grant": {
      const userId = await insert("User", { email: "can-bo@example.vn", name: "Cán bộ" });
      return { userId, committeeId: await lone(), role: "OFFICER" };
    }
    case "IndicatorVersion":
      return definition();
    default: // Agency, Committee
      return { unitId: await unit("PROVINCE") };
  }
}

async function periodOf(table: string): Promise<Row> {
  const committeeId = await lone();
  return table === "Plan" ? plan(committeeId) : table === "Event" ? event(committeeId) : round(committeeId);
}

async function pathOf(committeeId: number): Promise<string> {
  const { rows } = await db.query<{ path: string }>(`SELECT "path" FROM "Committee" WHERE "id" = $1`, [committeeId]);
  return rows[0]?.path ?? "";
}

async function placeOf(table: string, id: number) {
  const { rows } = await db.query<{ committeePath: string; provincialCommitteeId: number | null }>(
    `SELECT "committeePath", "provincialCommitteeId" FROM "${table}" WHERE "id" = $1`,
    [id],
  );
  return rows[0];
}

/** Who ended, and who goes on. */
type Edge = [from: number, to: number | null];

/** Enters successions in one statement, as one reorganisation, and returns its id. */
async function succeed(edges: Edge[], client = db): Promise<number> {
  const id = await insert("Reorganisation", { subject: "Sắp xếp", effectiveOn: "2025-07-01" }, client);
  await client.query(
    `INSERT INTO "CommitteeSuccession" ("reorganisationId", "fromId", "toId", "isWhole")
      SELECT $1, edge."from", edge."to", TRUE FROM unnest($2::int[], $3::int[]) edge ("from", "to")`,
    [id, edges.map(([from]) => from), edges.map(([, to]) => to)],
  );
  return id;
}

/** Committees that keep an archive besides their own, each with the ids of those whose it is. */
async function reach(): Promise<Map<number, number[]>> {
  const { rows } = await db.query<{ heir: number; reached: number[] }>(
    `SELECT "committeeId" AS "heir", array_agg("id" ORDER BY "id") AS "reached"
      FROM "CommitteeReach" JOIN "Committee" ON "path" = "reachedPath" GROUP BY "committeeId"`,
  );
  return new Map(rows.map(({ heir, reached }) => [heir, reached]));
}

/** The same by walking back from every heir. */
function reachOf(edges: Edge[]): Map<number, number[]> {
  const walk = (heir: number): number[] => edges.flatMap(([from, to]) => (to === heir ? [from, ...walk(from)] : []));
  const heirs = edges.flatMap(([, to]) => to ?? []);
  return new Map(heirs.map((heir) => [heir, [...new Set(walk(heir))].sort((a, b) => a - b)]));
}
