import { graphql, type VariablesOf } from "@camket/schema";
import { describe, expect, it } from "vitest";
import { day, globalId, sampleCommittees, viewerOf } from "../../../test/sample-committees.ts";
import { sampleReports } from "../../../test/sample-reports.ts";
import { openTestApi } from "../../../test/test-api.ts";
import { addDays, today } from "../../calendar.ts";

const api = await openTestApi();
const committees = await sampleCommittees(api.db);
const { nation, dongNai, ninhBinh, bienHoa, units } = committees;
const { indicators } = await sampleReports(api.db, committees);
const form = await api.db.reportTemplateVersion.findFirstOrThrow();
await api.db.reportTemplateVersion.update({ where: { id: form.id }, data: { levels: ["PROVINCE", "COMMUNE"] } });
const templateVersionId = globalId("ReportTemplateVersion", form);

const reviewer = api.as(viewerOf(nation, "REVIEWER"));
const provincial = api.as(viewerOf(dongNai, "REVIEWER"));
const text = (date: Date) => date.toISOString().slice(0, 10);
const inDays = (days: number) => text(addDays(today(), days));

const Open = graphql(`
  mutation Open($input: OpenRoundInput!) {
    result: openRound(input: $input) {
      __typename
      ... on ReportingRound {
        id version name ordinal startsOn endsOn dueOn viewerCanEdit
        expectations(first: 100) { totalCount edges { node { dueOn state reason committee { id } responsibleCommittee { id } } } }
      }
      ... on RoundExistsError { round { id } }
      ... on IndicatorsEndedError { codes }
      ... on InvalidInputError { fields { path code } }
    }
  }
`);
const Edit = graphql(`
  mutation Edit($input: EditRoundInput!) {
    result: editRound(input: $input) {
      __typename
      ... on ReportingRound { id version name dueOn expectations(first: 100) { edges { node { dueOn } } } }
      ... on InvalidInputError { fields { path code } }
    }
  }
`);
const Refresh = graphql(`
  mutation Refresh($input: RefreshExpectationsInput!) {
    result: refreshExpectations(input: $input) {
      __typename
      ... on ReportingRound { version expectations(first: 100) { edges { node { state reason committee { id } } } } }
      ... on InvalidInputError { fields { path code } }
    }
  }
`);
const Delete = graphql(`
  mutation Delete($input: DeleteRoundInput!) {
    result: deleteRound(input: $input) {
      __typename
      ... on Committee { id }
      ... on RoundHasReportsError { reports }
      ... on DomainError { code }
    }
  }
`);
const Preview = graphql(`
  query Preview($committeeId: ID!, $period: PeriodInput!) {
    roundPreview(committeeId: $committeeId, period: $period) {
      name startsOn endsOn round { id } expected { level count } notExpectedCount
      notExpected { name endedOn successors }
    }
  }
`);

type Opening = VariablesOf<typeof Open>["input"];
const opening = (period: Opening["period"], changes: Partial<Opening> = {}): Opening => ({
  committeeId: globalId("Committee", nation),
  period,
  opensOn: `${period.year}-11-15`,
  dueOn: `${period.year + 1}-01-31`,
  forms: [{ level: "PROVINCE", templateVersionId }],
  ...changes,
});
const opened = async (input: Opening, as = reviewer) => {
  const { result } = await as.run(Open, { input });
  if (result.__typename !== "ReportingRound") throw new Error(JSON.stringify(result));
  return result;
};
const ids = (round: { expectations: { edges: { node: { committee: { id: string } } }[] } }) =>
  round.expectations.edges.map(({ node }) => node.committee.id);
const idOf = ({ id }: { id: number }) => globalId("Committee", { id });

describe("opening a round", () => {
  it("expects a report of each committee of its levels, in one statement", async () => {
    const forms = [
      { level: "PROVINCE" as const, templateVersionId },
      { level: "COMMUNE" as const, templateVersionId, dueOn: "2026-12-20" },
    ];
    const round = await opened(opening({ kind: "YEAR", year: 2026 }, { forms }));
    expect(round).toMatchObject({
      ...{ name: "Năm 2026", startsOn: "2025-12-15", endsOn: "2026-12-14", ordinal: 1, viewerCanEdit: true },
      expectations: { totalCount: 3 },
    });
    expect(round.expectations.edges.map(({ node }) => node.dueOn)).toEqual(["2027-01-31", "2027-01-31", "2026-12-20"]);
    expect(ids(round)).toEqual(expect.arrayContaining([dongNai, ninhBinh, bienHoa].map(idOf)));
  });

  it("takes as many statements for many as for few", async () => {
    const forms = [{ level: "DISTRICT" as const, templateVersionId }];
    await api.db.reportTemplateVersion.update({ where: { id: form.id }, data: { levels: { push: "DISTRICT" } } });
    const statements = async (year: number) =>
      (await api.statementsOf(() => opened(opening({ kind: "QUARTER", year, ordinal: 1 }, { forms })))).length;
    const few = await statements(2030);
    const districts = await api.db.administrativeUnit.createManyAndReturn({
      data: Array.from({ length: 60 }, (_, place) => ({
        ...{ code: `D${place}`, level: "DISTRICT" as const, validFrom: day("2025-07-01"), validTo: day("2032-01-01") },
      })),
    });
    await api.db.committee.createMany({
      data: districts.map(({ id, validFrom, validTo }) => ({ unitId: id, parentId: ninhBinh.id, validFrom, validTo })),
    });
    expect(await statements(2031)).toBe(few);
    expect(await api.db.roundExpectation.count({ where: { round: { periodKind: "QUARTER" } } })).toBe(60);
  });

  const periods: [Opening["period"], string, string, string][] = [
    [{ kind: "MONTH", year: 2027, ordinal: 1 }, "Tháng 1 năm 2027", "2026-12-15", "2027-01-14"],
    [{ kind: "MONTH", year: 2027, ordinal: 12 }, "Tháng 12 năm 2027", "2027-11-15", "2027-12-14"],
    [{ kind: "QUARTER", year: 2027, ordinal: 2 }, "Quý II năm 2027", "2027-03-15", "2027-06-14"],
    [{ kind: "HALF_YEAR_2", year: 2027 }, "6 tháng cuối năm 2027", "2027-06-15", "2027-12-14"],
    [{ kind: "CALENDAR_HALF_1", year: 2027 }, "6 tháng đầu năm 2027", "2027-01-01", "2027-06-30"],
  ];
  it.each(periods)("knows the days of %o", async (period, name, startsOn, endsOn) => {
    const round = await opened(opening(period, { opensOn: endsOn, dueOn: "2028-01-31" }));
    expect(round).toMatchObject({ name, startsOn, endsOn });
  });

  it("takes any other period by its name and days, several a year", async () => {
    const period = {
      kind: "OTHER" as const,
      year: 2026,
      name: "Cao điểm",
      startsOn: "2026-02-01",
      endsOn: "2026-02-28",
    };
    const input = opening(period, { opensOn: "2026-02-01" });
    expect(await opened(input)).toMatchObject({ name: "Cao điểm", ordinal: 1 });
    expect(await opened(input)).toMatchObject({ ordinal: 2 });
    const { result } = await reviewer.run(Open, { input: opening({ kind: "OTHER", year: 2026 }) });
    expect(result).toMatchObject({
      fields: [
        { path: "startsOn", code: "REQUIRED" },
        { path: "endsOn", code: "REQUIRED" },
      ],
    });
  });

  it("names a round that is there, and reads it", async () => {
    const round = await opened(opening({ kind: "YEAR", year: 2029 }));
    const { result } = await reviewer.run(Open, { input: opening({ kind: "YEAR", year: 2029 }) });
    expect(result).toEqual({ __typename: "RoundExistsError", round: { id: round.id } });
  });

  it("asks only those below, with a form of their level that was in use", async () => {
    const refused = async (changes: Partial<Opening>, as = reviewer) =>
      (await as.run(Open, { input: opening({ kind: "YEAR", year: 2028 }, changes) })).result;
    expect(await refused({ committeeId: idOf(dongNai) }, provincial)).toMatchObject({
      fields: [{ path: "forms.0.level", code: "INVALID" }],
    });
    expect(await refused({ forms: [{ level: "NATION", templateVersionId }] })).toMatchObject({
      fields: [{ path: "forms.0.templateVersionId", code: "INVALID" }],
    });
    expect(await refused({ dueOn: "2028-12-01" })).toMatchObject({ fields: [{ path: "dueOn", code: "OUT_OF_RANGE" }] });
    expect(await refused({ forms: [] })).toMatchObject({ fields: [{ path: "forms", code: "REQUIRED" }] });
  });

  it("refuses a form whose indicators have ended", async () => {
    const version = { where: { id: indicators.kitchens.versionId } };
    await api.db.indicatorVersion.update({ ...version, data: { validTo: day("2032-01-01") } });
    const { result } = await reviewer.run(Open, { input: opening({ kind: "YEAR", year: 2032 }) });
    expect(result).toEqual({ __typename: "IndicatorsEndedError", codes: ["EDU-03"] });
    await api.db.indicatorVersion.update({ ...version, data: { validTo: null } });
  });
});

describe("who is expected", () => {
  it("is previewed, with those dissolved before the end", async () => {
    const gone = await api.db.committee.create({
      data: {
        ...{
          unitId: units.longKhanh.id,
          parentId: dongNai.id,
          validFrom: day("2025-07-01"),
          validTo: day("2026-03-01"),
        },
        periods: {
          create: {
            ...{ name: "Ban Chỉ đạo Long Khánh", nameEn: "Long Khanh", symbol: "BCĐ" },
            ...{ validFrom: day("2025-07-01"), validTo: day("2026-03-01") },
          },
        },
      },
    });
    await api.db.reorganisation.create({
      data: {
        ...{ subject: "Sắp xếp", effectiveOn: day("2026-03-01") },
        committeeSuccessions: { create: { fromId: gone.id, toId: bienHoa.id, isWhole: true } },
      },
    });
    const period = { kind: "HALF_YEAR_1" as const, year: 2026 };
    const ask = (as: typeof reviewer) => as.run(Preview, { committeeId: idOf(dongNai), period });
    expect((await ask(provincial)).roundPreview).toEqual({
      ...{ name: "6 tháng đầu năm 2026", startsOn: "2025-12-15", endsOn: "2026-06-14", round: null },
      expected: [{ level: "COMMUNE", count: 1 }],
      notExpectedCount: 1,
      notExpected: [
        { name: "Ban Chỉ đạo Long Khánh", endedOn: "2026-03-01", successors: ["Ban Chỉ đạo phường Biên Hòa"] },
      ],
    });
    expect((await ask(reviewer)).roundPreview).toBeNull();

    // Of a period that ended before it was dissolved its report is due, from the one that goes on.
    const input = opening(
      { kind: "OTHER", year: 2026, name: "Tháng 1", startsOn: "2026-01-01", endsOn: "2026-01-31" },
      { committeeId: idOf(dongNai), opensOn: "2026-01-01", forms: [{ level: "COMMUNE", templateVersionId }] },
    );
    const round = await opened(input, provincial);
    const left = round.expectations.edges.find(({ node }) => node.committee.id === idOf(gone));
    expect(left?.node.responsibleCommittee).toEqual({ id: idOf(bienHoa) });
  });

  it("follows the committees until the period's end, and is fixed after it but for a reason", async () => {
    const year = today().getUTCFullYear();
    const open = (startsOn: string, endsOn: string) =>
      opened(
        opening(
          { kind: "OTHER", year, name: "Kỳ thử", startsOn, endsOn },
          { opensOn: startsOn, dueOn: inDays(60), forms: [{ level: "COMMUNE", templateVersionId }] },
        ),
      );
    const running = await open(inDays(-10), inDays(30));
    const over = await open(inDays(-40), inDays(-1));
    expect(ids(running)).toEqual([idOf(bienHoa)]);
    const unit = await api.db.administrativeUnit.create({
      data: { code: "26099", level: "COMMUNE", validFrom: day("2025-07-01") },
    });
    const late = await api.db.committee.create({
      data: {
        ...{ unitId: unit.id, parentId: ninhBinh.id, validFrom: addDays(today(), -2) },
        periods: { create: { name: "Ban mới", nameEn: "New", symbol: "BCĐ", validFrom: addDays(today(), -2) } },
      },
    });
    const refresh = async ({ id, version }: { id: string; version: number }, reason: string | null = null) =>
      (await reviewer.run(Refresh, { input: { id, expectedVersion: version, reason } })).result;
    expect(await refresh(running)).toMatchObject({
      version: running.version + 1,
      expectations: { edges: [{ node: { reason: null } }, { node: { committee: { id: idOf(late) } } }] },
    });
    expect(await refresh(over)).toMatchObject({ fields: [{ path: "reason", code: "REQUIRED" }] });
    expect(await refresh(over, "Thành lập cuối kỳ")).toMatchObject({
      expectations: { edges: [{}, { node: { reason: "Thành lập cuối kỳ", committee: { id: idOf(late) } } }] },
    });
    await api.db.committee.update({
      where: { id: late.id },
      data: {
        validTo: addDays(today(), -1),
        periods: { updateMany: { where: {}, data: { validTo: addDays(today(), -1) } } },
      },
    });
    expect(await refresh({ ...running, version: running.version + 1 })).toMatchObject({
      expectations: { edges: [{}] },
    });
    expect(await refresh({ ...over, version: over.version + 1 }, "Đã kết thúc")).toMatchObject({
      expectations: { edges: [{}, { node: { state: "EXEMPT", reason: "Đã kết thúc" } }] },
    });
  });
});

describe("editing a round", () => {
  it("moves what is due with it, until it is due", async () => {
    const year = today().getUTCFullYear();
    const period = { kind: "OTHER" as const, year, name: "Kỳ sửa", startsOn: inDays(-30), endsOn: inDays(5) };
    const { id, version, expectations } = await opened(opening(period, { opensOn: inDays(-5), dueOn: inDays(10) }));
    expect(expectations.totalCount).toBe(2);
    await api.db.roundExpectation.updateMany({
      where: { roundId: Number(atob(id).split(":")[1]), committeeId: ninhBinh.id },
      data: { dueOn: day(inDays(40)) },
    });
    const edit = async (dueOn: string, expectedVersion: number) =>
      (await reviewer.run(Edit, { input: { id, expectedVersion, name: "Tên mới", opensOn: inDays(-5), dueOn } }))
        .result;
    const moved = await edit(inDays(20), version);
    expect(moved).toMatchObject({ name: "Tên mới", dueOn: inDays(20) });
    if (moved.__typename !== "ReportingRound") throw new Error(moved.__typename);
    expect(moved.expectations.edges.map(({ node }) => node.dueOn).sort()).toEqual([inDays(20), inDays(40)]);
    expect((await edit(inDays(20), version)).__typename).toBe("VersionConflictError");
    await api.db.reportingRound.update({
      where: { id: Number(atob(id).split(":")[1]) },
      data: { dueOn: day(inDays(-1)) },
    });
    expect((await edit(inDays(20), version + 1)).__typename).toBe("RoundOverError");
  });
});

describe("a round opened by mistake", () => {
  const opened = async (ordinal: number, dueOn: string) => {
    const input = { ...opening({ kind: "MONTH", year: 2025, ordinal }), opensOn: "2025-12-01", dueOn };
    const { result } = await reviewer.run(Open, { input });
    if (result.__typename !== "ReportingRound") throw new Error(result.__typename);
    return { id: result.id, rowId: Number(atob(result.id).split(":")[1]), expectedVersion: result.version };
  };

  it("is deleted with who was expected, by who may edit it, and can be opened again", async () => {
    const { id, rowId, expectedVersion } = await opened(8, inDays(30));
    const input = { id, expectedVersion };
    expect((await provincial.run(Delete, { input })).result).toMatchObject({ code: "FORBIDDEN" });
    const old = await reviewer.run(Delete, { input: { id, expectedVersion: 0 } });
    expect(old.result.__typename).toBe("VersionConflictError");
    await api.db.roundExpectation.updateMany({
      where: { roundId: rowId },
      data: { state: "EXEMPT", reason: "Sáp nhập" },
    });
    const { result } = await reviewer.run(Delete, { input });
    expect(result).toMatchObject({ __typename: "Committee", id: globalId("Committee", nation) });
    expect(await api.db.roundExpectation.count({ where: { roundId: rowId } })).toBe(0);
    expect((await reviewer.run(Delete, { input })).result).toMatchObject({ code: "NOT_FOUND" });
    await opened(8, inDays(30));
  });

  it("is kept once a report was begun, or it is due and something was settled for a reason", async () => {
    const begun = await opened(9, inDays(30));
    const { committeeId } = await api.db.roundExpectation.findFirstOrThrow({ where: { roundId: begun.rowId } });
    await api.db.report.create({ data: { roundId: begun.rowId, committeeId } });
    const { result } = await reviewer.run(Delete, { input: { id: begun.id, expectedVersion: begun.expectedVersion } });
    expect(result).toMatchObject({ __typename: "RoundHasReportsError", reports: 1, code: "LOCKED" });

    const due = await opened(10, "2025-12-31");
    const input = { id: due.id, expectedVersion: due.expectedVersion };
    const settle = (reason: string | null) =>
      api.db.roundExpectation.updateMany({ where: { roundId: due.rowId }, data: { reason } });
    await settle("Bão số 10");
    expect((await reviewer.run(Delete, { input })).result.__typename).toBe("RoundSettledError");
    await settle(null);
    expect((await reviewer.run(Delete, { input })).result.__typename).toBe("Committee");
  });
});
