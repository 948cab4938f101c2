import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { day, holderOfNoRole, sampleCommittees, viewerOf } from "../../../test/sample-committees.ts";
import { openTestApi } from "../../../test/test-api.ts";
import { openWholeState } from "../../../test/whole-state.ts";
import type { Context, Viewer } from "../../context.ts";
import { undoBatch } from "../access/import-batch.service.ts";
import { chooseColumns, keepTable } from "../access/uploaded-table.service.ts";
import { importMembers, memberColumns, memberLines } from "./member-import.service.ts";
import type { MemberLine } from "./member-plan.ts";

const api = await openTestApi();
const sample = await sampleCommittees(api.db);
const { wholeState } = await openWholeState(api.url);
const operator: Viewer = { ...holderOfNoRole, isGlobalAdministrator: true };
const context = (viewer: Viewer = operator): Context => ({
  // A batch keeps who made it, and these viewers have no account.
  ...{ db: api.db, viewer: { ...viewer, userId: 0 }, locale: "en", cursorSecret: "" },
  request: { id: "test", idempotencyKey: null, payloadHash: "", writes: 0 },
});

const document = (reference: string) =>
  api.db.document.create({
    data: {
      type: {
        connectOrCreate: {
          where: { code: "QĐ" },
          create: { code: "QĐ", name: "Quyết định", nameEn: "Decision", isNumbered: true },
        },
      },
      ...{ reference, issuer: "Chủ tịch UBND tỉnh", subject: "Kiện toàn ban", issuedOn: day("2026-01-05") },
    },
  });
await document("12/QĐ-UBND");
await document("13/QĐ-UBND");
await document("13/QĐ-UBND");

const lineOf = (change: Partial<MemberLine> = {}): MemberLine => ({
  ...{ line: 2, unitCode: "75", fullName: "Vũ Thị Hoà", role: "Ủy viên", position: "Giám đốc Sở Tư pháp" },
  ...{ agency: "STP", startsOn: "01/02/2026", endsOn: "", reference: "12/QĐ-UBND" },
  ...change,
});

interface Options {
  viewer?: Viewer;
  committeeId?: number | null;
  validOnly?: boolean;
  isPreview?: boolean;
}

const run = (
  changes: Partial<MemberLine>[],
  { viewer = operator, committeeId = null, validOnly = false, isPreview = false }: Options = {},
) =>
  importMembers(
    {
      lines: changes.map((change, index) => lineOf({ line: index + 2, ...change })),
      committeeId,
      fileName: "f.csv",
      validOnly,
    },
    context(viewer),
    { isPreview },
  );

const problemsOf = async (changes: Partial<MemberLine>[], options: Options = {}) =>
  (await run(changes, { ...options, isPreview: true })).problems.map(({ line, column, code }) => [line, column, code]);

describe("a file of members", () => {
  it("is written as a batch, says what it made by name, and is undone to the letter", async () => {
    const before = await wholeState();
    const lines = [{}, { fullName: "Vũ Hà", role: "secretary", agency: "Sở Tư Pháp", endsOn: "2026-12-31" }];
    const preview = await run(lines, { isPreview: true });
    expect(await wholeState()).toEqual(before);

    const { batchId, counts, entries, problems } = await run(lines);
    expect({ batchId: null, counts, entries, problems }).toEqual(preview);
    expect(counts).toEqual({ created: 2, unchanged: 0, failed: 0 });
    expect(entries.map(({ kind, subject, toName }) => [kind, subject, toName])).toEqual([
      ["PERSON_ADDED", "Vũ Thị Hoà", "Ban Chỉ đạo Đồng Nai"],
      ["PERSON_ADDED", "Vũ Hà", "Ban Chỉ đạo Đồng Nai"],
      ["MEMBER_APPOINTED", "Vũ Thị Hoà", "Ban Chỉ đạo Đồng Nai"],
      ["MEMBER_APPOINTED", "Vũ Hà", "Ban Chỉ đạo Đồng Nai"],
    ]);
    expect(
      await api.db.membership.findMany({
        where: { person: { name: "Vũ Hà" } },
        select: { role: true, agencyId: true, startsOn: true, endsOn: true, document: { select: { reference: true } } },
      }),
    ).toEqual([
      {
        ...{ role: "SECRETARY", agencyId: sample.agency.id, startsOn: day("2026-02-01"), endsOn: day("2026-12-31") },
        document: { reference: "12/QĐ-UBND" },
      },
    ]);

    const again = await run(lines);
    expect(again).toMatchObject({ batchId: null, counts: { created: 0, unchanged: 2, failed: 0 }, entries: [] });
    await undoBatch(batchId ?? 0, context());
    expect(await wholeState()).toEqual(before);
  });

  it("knows who sat on the committee before, however the tone is written, and names who is called so elsewhere", async () => {
    const { entries, batchId } = await run(
      [
        { fullName: "H'hen niê", startsOn: "2020-01-01", endsOn: "2020-12-31", unitCode: "37" },
        { fullName: "Phạm Minh Ân" },
        { fullName: "Đặng Thùy Dương" },
      ].map((line) => ({ agency: "", ...line })),
      { validOnly: true },
    );
    expect(entries.filter(({ kind }) => kind === "PERSON_ADDED")).toMatchObject([
      { subject: "Phạm Minh Ân", code: "POSSIBLE_NAMESAKE", note: "Phạm Minh Ân, Ban Chỉ đạo Ninh Bình" },
      { subject: "Đặng Thùy Dương", code: "POSSIBLE_NAMESAKE", note: "Đặng Thuỳ Dương" },
    ]);
    await undoBatch(batchId ?? 0, context());

    await api.db.membership.update({ where: { id: sample.members[1]?.id ?? 0 }, data: { endsOn: day("2025-12-31") } });
    const people = await api.db.person.count();
    const back = await run([{ fullName: "LÊ HOÀNG AN" }]);
    expect(back.counts.created).toBe(1);
    expect(await api.db.person.count()).toBe(people);
    await undoBatch(back.batchId ?? 0, context());
  });

  it("makes one person of two rows about one, one after the other", async () => {
    const { entries, batchId } = await run([
      { endsOn: "30/06/2026" },
      { role: "Phó trưởng ban", startsOn: "01/07/2026" },
    ]);
    expect(entries.map(({ kind }) => kind)).toEqual(["PERSON_ADDED", "MEMBER_APPOINTED", "MEMBER_APPOINTED"]);
    await undoBatch(batchId ?? 0, context());
  });

  it.each<[string, Partial<MemberLine>, string, string]>([
    ["no name", { fullName: "" }, "fullName", "REQUIRED"],
    ["a name too long", { fullName: "a".repeat(101) }, "fullName", "PERSON_NAME_TOO_LONG"],
    ["no role", { role: "" }, "role", "REQUIRED"],
    ["a role that is none", { role: "Chủ tịch" }, "role", "UNKNOWN_ROLE"],
    ["no office", { position: "" }, "position", "REQUIRED"],
    ["an office too long", { position: "a".repeat(201) }, "position", "TOO_LONG"],
    ["no first day", { startsOn: "" }, "startsOn", "REQUIRED"],
    ["a day that is none", { startsOn: "31/02/2026" }, "startsOn", "NOT_A_DAY"],
    ["a day of another age", { startsOn: "0000-01-01" }, "startsOn", "NOT_A_DAY"],
    ["an end before the start", { endsOn: "31/01/2026" }, "endsOn", "ENDS_BEFORE_START"],
    ["no committee", { unitCode: "" }, "unitCode", "REQUIRED"],
    ["a unit without a committee", { unitCode: "26080" }, "unitCode", "NO_COMMITTEE"],
    ["a day before the committee", { startsOn: "30/06/2025", agency: "" }, "startsOn", "COMMITTEE_NOT_THERE"],
    ["an agency of nobody", { agency: "Sở Lạ" }, "agency", "UNKNOWN_AGENCY"],
    ["an agency of another unit", { unitCode: "37" }, "agency", "UNKNOWN_AGENCY"],
    ["a document that is not there", { reference: "99/QĐ-UBND" }, "reference", "UNKNOWN_DOCUMENT"],
    ["a document of two", { reference: "13/QĐ-UBND" }, "reference", "AMBIGUOUS_DOCUMENT"],
    ["somebody who sits there already", { fullName: "Trần Văn Đức" }, "startsOn", "TERM_OVERLAPS"],
    ["a second head", { role: "HEAD" }, "role", "HEAD_TAKEN"],
  ])("with %s says so at the cell, and nothing is written", async (_what, change, column, code) => {
    const before = await wholeState();
    expect(await problemsOf([change])).toEqual([[2, column, code]]);
    const { batchId, counts } = await run([change, { fullName: "Vũ Hà" }]);
    expect({ batchId, counts }).toEqual({ batchId: null, counts: { created: 1, unchanged: 0, failed: 1 } });
    expect(await wholeState()).toEqual(before);
  });

  it("names every wrong cell of a row at once, and rows that exclude each other", async () => {
    expect(await problemsOf([{ role: "?", position: "", startsOn: "hôm nay" }])).toEqual([
      [2, "role", "UNKNOWN_ROLE"],
      [2, "position", "REQUIRED"],
      [2, "startsOn", "NOT_A_DAY"],
    ]);
    expect(await problemsOf([{}, { fullName: "VŨ THỊ HÒA" }])).toEqual([[3, "startsOn", "TERM_OVERLAPS_ROW"]]);
    const heads = [{ fullName: "A B" }, { fullName: "C D" }].map((line) => ({
      ...line,
      role: "HEAD",
      unitCode: "26068",
      agency: "",
    }));
    expect(await problemsOf(heads)).toEqual([[3, "role", "HEAD_TAKEN_ROW"]]);
  });

  it("says where a committee ends, and where two of one name sat", async () => {
    const end = (text: string, order = ["CommitteePeriod", "Committee"]) =>
      order
        .map(
          (table) => `UPDATE "${table}" SET "validTo" = ${text} WHERE
        "${table === "Committee" ? "id" : "committeeId"}" = ${sample.bienHoa.id};`,
        )
        .join("");
    await api.asOwner(end("'2027-01-01'"));
    const commune = { unitCode: "26068", agency: "" };
    expect(await problemsOf([commune, { ...commune, fullName: "Vũ Hà", endsOn: "31/12/2026" }])).toEqual([
      [2, "endsOn", "COMMITTEE_ENDS"],
    ]);
    await api.asOwner(end("NULL", ["Committee", "CommitteePeriod"]));
    const terms = await Promise.all(
      [1, 2].map(() =>
        api.db.membership.create({
          data: {
            ...{ role: "MEMBER", position: "Ủy viên", startsOn: day("2025-07-01"), endsOn: day("2025-07-31") },
            person: { create: { name: "Hai Người" } },
            committee: { connect: { id: sample.dongNai.id } },
          },
        }),
      ),
    );
    expect(await problemsOf([{ fullName: "Hai Người" }])).toEqual([[2, "fullName", "AMBIGUOUS_PERSON"]]);
    await api.db.membership.deleteMany({ where: { id: { in: terms.map(({ id }) => id) } } });
  });

  it("is taken without the rows that have problems, where that is asked for", async () => {
    const { batchId, counts } = await run([{ role: "?" }, { fullName: "Vũ Hà" }], { validOnly: true });
    expect(counts).toEqual({ created: 1, unchanged: 0, failed: 1 });
    expect(await api.db.membership.count({ where: { person: { name: "Vũ Hà" } } })).toBe(1);
    await undoBatch(batchId ?? 0, context());
  });

  it("is for administrators of each committee in it, who may undo what is theirs", async () => {
    const province = viewerOf(sample.dongNai);
    const rows = [{ unitCode: "" }, { unitCode: "26068", agency: "", fullName: "Vũ Hà" }];
    const { batchId } = await run(rows, { viewer: province, committeeId: sample.dongNai.id });
    expect(await api.db.importBatch.findUnique({ where: { id: batchId ?? 0 } })).toMatchObject({
      committeeId: sample.dongNai.id,
    });
    await expect(undoBatch(batchId ?? 0, context(viewerOf(sample.bienHoa)))).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await undoBatch(batchId ?? 0, context(province));

    expect(await problemsOf([{ unitCode: "37", agency: "" }], { viewer: province })).toEqual([
      [2, "unitCode", "NOT_ADMINISTERED"],
    ]);
    for (const viewer of [viewerOf(sample.ninhBinh), viewerOf(sample.bienHoa), viewerOf(sample.dongNai, "OFFICER")])
      await expect(run([{}], { viewer, committeeId: sample.dongNai.id })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(run([{}], { viewer: viewerOf(sample.dongNai, "OFFICER") })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });

    const both = await run([{}, { unitCode: "37", agency: "" }], {
      viewer: { ...province, grants: [...province.grants, ...viewerOf(sample.ninhBinh).grants] },
    });
    const kept = await api.db.importBatch.findUnique({ where: { id: both.batchId ?? 0 } });
    expect(kept?.committeeId).toBeNull();
    await undoBatch(both.batchId ?? 0, context());
  });

  it("that was sent twice is written once", async () => {
    const request = { id: "job:1", idempotencyKey: randomUUID(), payloadHash: "", writes: 0 };
    const input = { lines: [lineOf()], committeeId: null, fileName: "f.csv", validOnly: false };
    const first = await importMembers(input, { ...context(), request: { ...request } }, { isPreview: false });
    const second = await importMembers(input, { ...context(), request: { ...request } }, { isPreview: false });
    expect(second).toMatchObject({ batchId: first.batchId, counts: { created: 1 } });
    await undoBatch(first.batchId ?? 0, context());
  });

  it("can't be undone once somebody of it was appointed elsewhere", async () => {
    const { batchId } = await run([{}]);
    const person = await api.db.person.findFirstOrThrow({ where: { name: "Vũ Thị Hoà" } });
    const term = await api.db.membership.create({
      data: {
        ...{ role: "MEMBER", position: "Ủy viên", startsOn: day("2026-02-01"), personId: person.id },
        committeeId: sample.ninhBinh.id,
      },
    });
    await expect(undoBatch(batchId ?? 0, context())).rejects.toMatchObject({ code: "CONFLICT" });
    await api.db.membership.delete({ where: { id: term.id } });
    await undoBatch(batchId ?? 0, context());
  });

  it("takes the same number of statements however many rows it has", async () => {
    const many = Array.from({ length: 200 }, (_, index) => ({ fullName: `Người ${index}` }));
    const one = await api.statementsOf(() => run([{}], { isPreview: true }));
    const all = await api.statementsOf(() => run(many, { isPreview: true }));
    expect(all.length).toBe(one.length);
  });
});

it("is read by the words of its head, whatever else stands in the file", () => {
  const columns = ["STT", "Họ và tên", "Vai trò", "Chức vụ", "Từ ngày", "Số CCCD"];
  const rows = [["1", "Vũ Hà", "Ủy viên", "Giám đốc", "01/02/2026", "…"]];
  expect(memberLines({ columns, rows })).toEqual([
    lineOf({ unitCode: "", fullName: "Vũ Hà", position: "Giám đốc", agency: "", reference: "" }),
  ]);
});

it("keeps nothing of a file but what is known of a member, by its heads or as told", async () => {
  const { id: userId } = await api.db.user.create({ data: { email: "a@camket.example", name: "A" } });
  const bytes = Buffer.from("STT,Họ và tên,Chức danh đang giữ,Số CCCD\n1,Vũ Hà,Giám đốc,079000000000\n");
  const keep = async (told: Parameters<typeof memberLines>[1]) => {
    const { id, dropped } = await keepTable({ name: "f.csv", bytes }, userId, api.db, {
      choose: chooseColumns(memberColumns, told),
    });
    const { columns, rows } = await api.db.uploadedTable.findUniqueOrThrow({ where: { id } });
    return { columns, rows, dropped };
  };
  expect(await keep({})).toEqual({
    columns: ["Họ và tên"],
    rows: [["Vũ Hà"]],
    dropped: ["STT", "Chức danh đang giữ", "Số CCCD"],
  });
  expect(await keep({ position: "Chức danh đang giữ" })).toEqual({
    columns: ["Họ và tên", "Chức danh đang giữ"],
    rows: [["Vũ Hà", "Giám đốc"]],
    dropped: ["STT", "Số CCCD"],
  });
});
