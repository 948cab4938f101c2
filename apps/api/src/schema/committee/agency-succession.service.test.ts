import { describe, expect, it } from "vitest";
import { day, holderOfNoRole, sampleCommittees, viewerOf } from "../../../test/sample-committees.ts";
import { openTestApi } from "../../../test/test-api.ts";
import { openWholeState } from "../../../test/whole-state.ts";
import type { Context, Viewer } from "../../context.ts";
import { undoBatch } from "../access/import-batch.service.ts";
import type { AgencyLine } from "./agency-succession.service.ts";
import { type ReorganisationInput, reorganise } from "./reorganisation.service.ts";
import { importUnits } from "./unit-import.service.ts";

const api = await openTestApi();
const { db } = api;
const sample = await sampleCommittees(db);
const { owner, wholeState } = await openWholeState(api.url);
await owner.query(`UPDATE "UnitPeriod" period SET "parentId" = above."id" FROM "AdministrativeUnit" unit, "AdministrativeUnit" above
  WHERE unit."id" = period."unitId" AND above."code" = CASE unit."level" WHEN 'COMMUNE' THEN '75' WHEN 'PROVINCE' THEN '00' END`);
const context = (viewer: Viewer = { ...holderOfNoRole, isGlobalAdministrator: true }): Context => ({
  // A batch keeps who made it, and these viewers have no account.
  ...{ db, viewer: { ...viewer, userId: 0 }, locale: "en", cursorSecret: "" },
  request: { id: "test", idempotencyKey: null, payloadHash: "", writes: 0 },
});

const from = day("2025-07-01");
const ON = "2026-07-01";
const agency = (unitId: number, name: string, abbreviation: string) =>
  db.agency.create({
    data: {
      ...{ unitId, validFrom: from },
      periods: { create: { name, nameEn: name, abbreviation, kind: "DEPARTMENT", validFrom: from } },
    },
  });
const { dongNai, ninhBinh } = sample.units;
const justice = sample.agency;
const home = await agency(dongNai.id, "Sở Nội vụ", "SNV");
const police = await agency(dongNai.id, "Công an tỉnh Đồng Nai", "CAT");
const elsewhere = await agency(ninhBinh.id, "Sở Tư Pháp", "STP");
const policeElsewhere = await agency(ninhBinh.id, "Công an tỉnh Ninh Bình", "CAT");

for (const [id, agencyId] of [
  [sample.dongNai.id, justice.id],
  [sample.ninhBinh.id, elsewhere.id],
])
  await owner.query(`UPDATE "CommitteePeriod" SET "standingAgencyId" = $2 WHERE "committeeId" = $1`, [id, agencyId]);
const seat = await db.seat.create({
  data: {
    ...{ committeeId: sample.dongNai.id, role: "HEAD", office: "Giám đốc Sở Tư pháp" },
    ...{ agencyId: justice.id, validFrom: from },
  },
});
await db.membership.update({ where: { id: sample.head.id }, data: { agencyId: justice.id, seatId: seat.id } });
const task = await db.task.create({
  data: {
    ...{ committeeId: sample.dongNai.id, number: "1", position: 1, title: "Tập huấn", expectedResult: "Báo cáo" },
    ...{ startsOn: from, dueOn: day("2027-01-01"), leadAgencyId: justice.id },
    coordinatingAgencies: { connect: [{ id: justice.id }, { id: home.id }] },
  },
});
const grant = await db.grant.create({
  data: {
    user: { create: { email: "can.bo@camket.example", name: "Cán bộ" } },
    committee: { connect: { id: sample.dongNai.id } },
    agency: { connect: { id: justice.id } },
    ...{ role: "OFFICER", validFrom: from },
  },
});

const law = { subject: "Sắp xếp sở", effectiveOn: day(ON), documentId: null, fileName: "agencies" };
const alone = (...agencies: AgencyLine[]): ReorganisationInput => ({
  ...{ ...law, lines: [], names: [], endedLevels: [], agencies },
});
const merged: AgencyLine = {
  ...{ line: 1, fromIds: [justice.id, home.id], to: { name: "Sở Nội vụ và Tư pháp", abbreviation: "SNVTP" } },
};

describe("agencies in a reorganisation", () => {
  it("are followed by whatever names them, from that day on, and undone to the letter", async () => {
    const before = await wholeState();
    const { batchId, counts, entries } = await reorganise(alone(merged), context(), { isPreview: false });
    expect(counts).toMatchObject({
      ...{ agenciesEnded: 2, agenciesEstablished: 1, agenciesSucceeded: 2, decisionsNeeded: 0, unitsEnded: 0 },
    });
    expect(entries.map(({ kind, subject, from, to }) => [kind, subject, from, to])).toEqual([
      ["AGENCY_ENDED", "Sở Tư pháp (tỉnh Đồng Nai)", null, "Sở Nội vụ và Tư pháp (tỉnh Đồng Nai)"],
      ["AGENCY_ENDED", "Sở Nội vụ (tỉnh Đồng Nai)", null, "Sở Nội vụ và Tư pháp (tỉnh Đồng Nai)"],
      [
        ...["AGENCY_ESTABLISHED", "Sở Nội vụ và Tư pháp (tỉnh Đồng Nai)"],
        ...["Sở Tư pháp (tỉnh Đồng Nai); Sở Nội vụ (tỉnh Đồng Nai)", null],
      ],
    ]);
    const { id } = await db.agency.findFirstOrThrow({ where: { validFrom: day(ON) } });
    const orderBy = { validFrom: "asc" } as const;
    expect(await db.committeePeriod.findMany({ where: { committeeId: sample.dongNai.id }, orderBy })).toMatchObject([
      { standingAgencyId: justice.id, validTo: day(ON) },
      { standingAgencyId: id, validFrom: day(ON), validTo: null },
    ]);
    const seats = await db.seat.findMany({ where: { committeeId: sample.dongNai.id }, orderBy });
    expect(seats).toMatchObject([
      { agencyId: justice.id, validTo: day(ON) },
      { agencyId: id, validFrom: day(ON), validTo: null },
    ]);
    const terms = await db.membership.findMany({
      where: { personId: sample.head.personId },
      orderBy: { startsOn: "asc" },
    });
    expect(terms).toMatchObject([
      { agencyId: justice.id, seatId: seat.id, endsOn: day("2026-06-30") },
      { agencyId: id, seatId: seats[1]?.id, startsOn: day(ON), endsOn: null, role: "HEAD" },
    ]);
    expect(await db.task.findUnique({ where: { id: task.id }, include: { coordinatingAgencies: true } })).toMatchObject(
      { leadAgencyId: id, coordinatingAgencies: [{ id }] },
    );
    expect(await db.grant.findMany({ where: { userId: grant.userId }, orderBy })).toMatchObject([
      { agencyId: justice.id, validTo: day(ON) },
      { agencyId: id, validFrom: day(ON), validTo: null },
    ]);

    // Ties have no row of their own; a later one is seen all the same.
    await db.task.update({ where: { id: task.id }, data: { coordinatingAgencies: { connect: { id: police.id } } } });
    await expect(undoBatch(batchId ?? 0, context())).rejects.toMatchObject({ name: "BatchChangedSinceError" });
    await db.task.update({ where: { id: task.id }, data: { coordinatingAgencies: { disconnect: { id: police.id } } } });
    await undoBatch(batchId ?? 0, context());
    expect(await wholeState()).toEqual(before);
  });

  it("leave what names a divided one, or one that nobody took over, and say so", async () => {
    const before = await wholeState();
    const { batchId, counts, entries } = await reorganise(
      alone(
        { line: 1, fromIds: [justice.id], to: { id: home.id } },
        { line: 2, fromIds: [justice.id], to: { name: "Sở Pháp chế", abbreviation: "SPC" } },
        { line: 3, fromIds: [police.id], to: null },
      ),
      context(),
      { isPreview: false },
    );
    expect(counts).toMatchObject({
      agenciesEnded: 2,
      agenciesEstablished: 1,
      agenciesSucceeded: 1,
      decisionsNeeded: 1,
    });
    expect(entries.filter(({ kind }) => kind === "DECISION_NEEDED")).toMatchObject([
      { subject: "Sở Tư pháp (tỉnh Đồng Nai)", to: "Sở Nội vụ (tỉnh Đồng Nai); Sở Pháp chế (tỉnh Đồng Nai)" },
    ]);
    expect(await db.task.findUnique({ where: { id: task.id } })).toMatchObject({ leadAgencyId: justice.id });
    expect(await db.agencySuccession.findMany({ where: { fromId: police.id } })).toMatchObject([
      { toId: null, isWhole: false },
    ]);
    await undoBatch(batchId ?? 0, context());
    expect(await wholeState()).toEqual(before);
  });

  it("of the same name become one where their units are joined, and end where theirs is divided", async () => {
    const before = await wholeState();
    const province = (code: string, name: string) => ({
      ...{ line: 2, code, level: "PROVINCE", kind: "Tỉnh", name, nameEn: "", parentCode: "" },
    });
    const communes = ["26068", "26080"].map((code) => ({ line: 2, oldCode: code, newCode: code, isDivided: false }));
    const named = ["26068", "26080"].map((code) => ({
      ...{ line: 2, code, level: "COMMUNE", kind: "phường", name: code, nameEn: "", parentCode: "99" },
    }));
    const joined = await reorganise(
      {
        ...law,
        lines: ["75", "37"].map((oldCode) => ({ line: 2, oldCode, newCode: "99", isDivided: false })).concat(communes),
        names: [province("99", "Đông Bình"), ...named],
        endedLevels: [],
      },
      context(),
      { isPreview: false },
    );
    expect(joined.counts).toMatchObject({ agenciesEnded: 5, agenciesEstablished: 3, agenciesSucceeded: 5 });
    expect(joined.entries.filter(({ kind }) => kind === "AGENCY_ESTABLISHED").map(({ subject }) => subject)).toEqual([
      "Sở Tư pháp (tỉnh Đông Bình)",
      "Sở Nội vụ (tỉnh Đông Bình)",
      "Công an tỉnh Đông Bình (tỉnh Đông Bình)",
    ]);
    const heirs = await db.agencySuccession.findMany({ where: { fromId: { in: [police.id, policeElsewhere.id] } } });
    expect(new Set(heirs.map(({ toId }) => toId)).size).toBe(1);
    // Both committees had the same agency for their daily work, so the new one has it too.
    const standing = await db.committeePeriod.findMany({
      where: { validFrom: day(ON), committee: { unit: { code: "99" } } },
      include: { standingAgency: { include: { periods: true } } },
    });
    expect(standing.map(({ standingAgency }) => standingAgency?.periods[0]?.name)).toEqual(["Sở Tư pháp"]);
    await undoBatch(joined.batchId ?? 0, context());
    expect(await wholeState()).toEqual(before);

    const divided = await reorganise(
      {
        ...law,
        lines: ["98", "99"]
          .map((newCode) => ({ line: 2, oldCode: "75", newCode, isDivided: true }))
          .concat([{ line: 2, oldCode: "37", newCode: "37", isDivided: false }], communes),
        names: [province("98", "Đông"), province("99", "Bình"), ...named],
        endedLevels: [],
      },
      context(),
      { isPreview: true },
    );
    expect(divided.counts).toMatchObject({ agenciesEnded: 3, agenciesEstablished: 0, agenciesSucceeded: 0 });
  });

  it("end with a unit that an import ends", async () => {
    const commune = await db.administrativeUnit.create({
      data: {
        ...{ code: "26090", level: "COMMUNE", validFrom: from },
        periods: {
          create: { kind: "xã", name: "Phú Lý", nameEn: "Phu Ly", parentId: dongNai.id, validFrom: from },
        },
      },
    });
    const { id } = await agency(commune.id, "Công an xã Phú Lý", "CAX");
    const lines = ["26068", "26080"].map((code, place) => ({
      ...{ line: place + 2, code, level: "COMMUNE", kind: "phường", nameEn: "", parentCode: "75" },
      name: place === 0 ? "Biên Hòa" : "Long Khánh",
    }));
    const before = await wholeState();
    const { batchId } = await importUnits({ lines, from: day(ON), fileName: "units.csv", validOnly: false }, context());
    expect(await db.agency.findUnique({ where: { id } })).toMatchObject({ validTo: day(ON) });
    await undoBatch(batchId ?? 0, context());
    expect(await wholeState()).toEqual(before);
  });

  it.each([
    ["an agency that is not there", [{ ...merged, fromIds: [999_999] }], "UNKNOWN_AGENCY"],
    ["a successor that is not there", [{ ...merged, to: { id: 999_999 } }], "UNKNOWN_AGENCY"],
    ["no agency", [{ ...merged, fromIds: [] }], "REQUIRED"],
    ["no name", [{ ...merged, to: { name: " ", abbreviation: "S" } }], "REQUIRED"],
    [
      "a unit that is not there",
      [{ ...merged, to: { name: "Sở", abbreviation: "S", unitCode: "55" } }],
      "UNKNOWN_CODE",
    ],
  ])("are refused where a line names %s", async (_what, lines, code) => {
    const { batchId, problems } = await reorganise(alone(...lines), context(), { isPreview: false });
    expect(batchId).toBeNull();
    expect(problems).toContainEqual(expect.objectContaining({ line: 1, code }));
  });

  it("are alone rearranged by whoever administers the committee of their unit", async () => {
    const own = await reorganise(alone(merged), context(viewerOf(sample.dongNai)), { isPreview: true });
    expect(own.counts).toMatchObject({ agenciesEnded: 2 });
    const taken = alone({ ...merged, to: { id: elsewhere.id } });
    for (const [input, viewer] of [
      [alone(merged), viewerOf(sample.ninhBinh)],
      [alone(merged), viewerOf(sample.dongNai, "OFFICER")],
      [taken, viewerOf(sample.dongNai)],
      [alone(), viewerOf(sample.dongNai)],
    ] as const)
      await expect(reorganise(input, context(viewer), { isPreview: true })).rejects.toMatchObject({
        code: "FORBIDDEN",
      });
  });
});
