import { describe, expect, it } from "vitest";
import { day, holderOfNoRole, sampleCommittees, viewerOf } from "../../../test/sample-committees.ts";
import { openTestApi } from "../../../test/test-api.ts";
import { openWholeState } from "../../../test/whole-state.ts";
import type { Context, Viewer } from "../../context.ts";
import { undoBatch } from "../access/import-batch.service.ts";
import { type CommitteeEstablishment, establishCommittees } from "./committee-establishment.service.ts";

const api = await openTestApi();
const sample = await sampleCommittees(api.db);
const { owner, wholeState } = await openWholeState(api.url);
const context = (viewer: Viewer = { ...holderOfNoRole, isGlobalAdministrator: true }): Context => ({
  // A batch keeps who made it, and these viewers have no account.
  ...{ db: api.db, viewer: { ...viewer, userId: 0 }, locale: "en", cursorSecret: "" },
  request: { id: "test", idempotencyKey: null, payloadHash: "", writes: 0 },
});
const place = async (code: string, above: string) =>
  owner.query(
    `UPDATE "UnitPeriod" SET "parentId" = (SELECT "id" FROM "AdministrativeUnit" WHERE "code" = $2)
      WHERE "unitId" IN (SELECT "id" FROM "AdministrativeUnit" WHERE "code" = $1)`,
    [code, above],
  );
const commune = (code: string, kind: string, name: string, validTo: Date | null = null) =>
  api.db.administrativeUnit.create({
    data: {
      ...{ code, level: "COMMUNE", validFrom: day("2025-07-01"), validTo },
      periods: { create: { kind, name, nameEn: code, validFrom: day("2025-07-01"), validTo } },
    },
  });
await commune("90001", "Đặc khu", "Côn Đảo");
await commune("90002", "xã", "Ia O");
await commune("90003", "xã", "Đã Hết", day("2026-06-01"));
for (const [code, above] of Object.entries({
  ...{ 75: "00", 37: "00", 26068: "75", 26080: "75", 90001: "37", 90002: "75", 90003: "75" },
}))
  await place(code, above);

const communes: CommitteeEstablishment = {
  ...{ level: "COMMUNE", name: "Ban Chỉ đạo về Nhân quyền {kind} {name}", from: day("2026-01-01") },
};
const present = async () =>
  (
    await api.db.committee.findMany({
      where: { validFrom: day("2026-01-01") },
      include: { periods: true, unit: true },
      orderBy: { unit: { code: "asc" } },
    })
  ).map(({ unit, parentId, periods: [period] }) => [unit.code, parentId, period?.name, period?.symbol]);

describe("establishing the committees of a level", () => {
  it("says beforehand what it will do, and writes nothing", async () => {
    const before = await wholeState();
    const outcome = await establishCommittees(communes, context(), { isPreview: true });
    expect(outcome).toEqual({
      batchId: null,
      counts: { established: 3, leftAlone: 1, failed: 1 },
      problems: [{ unitCode: "90003", unit: "xã Đã Hết", code: "ENDS_LATER" }],
      established: [
        "Ban Chỉ đạo về Nhân quyền phường Long Khánh",
        "Ban Chỉ đạo về Nhân quyền đặc khu Côn Đảo",
        "Ban Chỉ đạo về Nhân quyền xã Ia O",
      ],
    });
    expect(await wholeState()).toEqual(before);
  });

  it("puts each under the nearest one above, calls it by its unit, and is undone to the letter", async () => {
    const before = await wholeState();
    const { batchId } = await establishCommittees(communes, context(), { isPreview: false });
    expect(await present()).toEqual([
      ["26080", sample.dongNai.id, "Ban Chỉ đạo về Nhân quyền phường Long Khánh", "BCĐ"],
      ["90001", sample.ninhBinh.id, "Ban Chỉ đạo về Nhân quyền đặc khu Côn Đảo", "BCĐ"],
      ["90002", sample.dongNai.id, "Ban Chỉ đạo về Nhân quyền xã Ia O", "BCĐ"],
    ]);
    const again = await establishCommittees(communes, context(), { isPreview: false });
    expect(again).toMatchObject({ batchId: null, counts: { established: 0, leftAlone: 4, failed: 1 } });
    await undoBatch(batchId ?? 0, context());
    expect(await wholeState()).toEqual(before);
  });

  it("takes the same number of statements however many there are", async () => {
    const one = await api.statementsOf(() =>
      establishCommittees({ ...communes, underCommitteeId: sample.ninhBinh.id }, context(), { isPreview: true }),
    );
    const three = await api.statementsOf(() => establishCommittees(communes, context(), { isPreview: true }));
    expect(three.length).toBeLessThanOrEqual(one.length);
  });

  it("is for the administrators of a committee too, under it and nowhere else", async () => {
    const input = { ...communes, underCommitteeId: sample.dongNai.id };
    const own = await establishCommittees(input, context(viewerOf(sample.dongNai)), { isPreview: true });
    expect(own.counts).toEqual({ established: 2, leftAlone: 1, failed: 1 });
    const above = await establishCommittees(input, context(viewerOf(sample.nation)), { isPreview: true });
    expect(above.counts).toEqual(own.counts);
    for (const viewer of [
      viewerOf(sample.ninhBinh),
      viewerOf(sample.bienHoa),
      viewerOf(sample.dongNai, "OFFICER"),
      holderOfNoRole,
    ])
      await expect(establishCommittees(input, context(viewer), { isPreview: true })).rejects.toMatchObject({
        code: "FORBIDDEN",
      });
    await expect(
      establishCommittees(communes, context(viewerOf(sample.nation)), { isPreview: true }),
    ).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("names the units above which no committee stands on that day", async () => {
    const earlier = { ...communes, from: day("2025-07-01"), underCommitteeId: sample.ninhBinh.id };
    await owner.query(`UPDATE "CommitteePeriod" SET "validFrom" = '2025-08-01'`);
    await owner.query(`UPDATE "Committee" SET "validFrom" = '2025-08-01'`);
    const { counts, problems } = await establishCommittees(earlier, context(), { isPreview: false });
    expect(counts).toEqual({ established: 0, leftAlone: 0, failed: 1 });
    expect(problems).toEqual([{ unitCode: "90001", unit: "Đặc khu Côn Đảo", code: "NO_COMMITTEE_ABOVE" }]);
  });

  it.each([
    ["a name without that of the unit", { name: "Ban Chỉ đạo" }, "name", "INVALID"],
    ["no name", { name: " " }, "name", "REQUIRED"],
    ["a document that is not there", { documentId: 999_999 }, "documentId", "NOT_FOUND"],
    ["a committee that is not there", { underCommitteeId: 999_999 }, "underCommitteeId", "NOT_FOUND"],
  ])("refuses %s", async (_what, change, path, code) => {
    await expect(
      establishCommittees({ ...communes, ...change }, context(), { isPreview: false }),
    ).rejects.toMatchObject({ fields: [expect.objectContaining({ path, code })] });
  });
});
