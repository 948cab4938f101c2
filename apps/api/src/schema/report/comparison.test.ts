import type { Prisma } from "@camket/prisma";
import { graphql } from "@camket/schema";
import { describe, expect, it } from "vitest";
import { day, globalId, sampleCommittees, viewerOf } from "../../../test/sample-committees.ts";
import { type SampleFigure, sampleReports } from "../../../test/sample-reports.ts";
import { openTestApi } from "../../../test/test-api.ts";
import type { Viewer } from "../../context.ts";

const api = await openTestApi();
const committees = await sampleCommittees(api.db);
const { nation } = committees;
const { sex, indicators, rounds, submit, decide } = await sampleReports(api.db, committees);
const { pupils, preSchool, kitchens, trainings } = indicators;
const setRule = (versionId: number, overCommittees: Prisma.IndicatorVersionUpdateInput["overCommittees"] & string) =>
  api.db.indicatorVersion.update({ where: { id: versionId }, data: { overCommittees } });
await setRule(preSchool.versionId, "RATIO_OF_SUMS");
await setRule(kitchens.versionId, "MAX");
await setRule(trainings.versionId, "NONE");

const REFORM = "2025-07-01";
const { id: reformId } = await api.db.reorganisation.create({
  data: { subject: "63 thành 34", effectiveOn: day(REFORM) },
});
const between = await api.db.reportingRound.create({
  data: {
    ...{ committeeId: nation.id, name: "6 tháng cuối năm 2025", periodKind: "HALF_YEAR_2", year: 2025 },
    ...{ startsOn: day("2025-06-15"), endsOn: day("2025-12-14"), opensOn: day("2025-12-01"), dueOn: day("2025-12-31") },
  },
});
let lastCode = 0;

async function establish(name: string, validFrom: string, roundIds: number[]) {
  lastCode += 1;
  const unit = await api.db.administrativeUnit.create({
    data: {
      ...{ code: `8${lastCode}`, level: "PROVINCE", validFrom: day(validFrom) },
      periods: { create: { kind: "tỉnh", name, nameEn: name, validFrom: day(validFrom) } },
    },
  });
  const committee = await api.db.committee.create({
    data: {
      ...{ unitId: unit.id, parentId: nation.id, validFrom: day(validFrom) },
      periods: { create: { name, nameEn: name, symbol: "BCĐ", validFrom: day(validFrom) } },
    },
  });
  for (const roundId of roundIds)
    await api.db.roundExpectation.create({ data: { roundId, committeeId: committee.id, dueOn: day("2026-12-31") } });
  return committee;
}
const past = (name: string) => establish(name, "2015-01-01", [rounds.before.id]);
const present = (name: string) => establish(name, REFORM, [between.id, rounds.now.id]);

async function succeed(from: { id: number }[], to: { id: number }, isWhole = true) {
  for (const { id } of from) {
    const edge = { reorganisationId: reformId, fromId: id, toId: to.id, isWhole };
    await api.db.committeeSuccession.create({ data: edge });
    await api.db.committeePeriod.updateMany({ where: { committeeId: id }, data: { validTo: day(REFORM) } });
    await api.db.committee.update({ where: { id }, data: { validTo: day(REFORM) } });
  }
}
async function approve(roundId: number, committee: { id: number }, figures: SampleFigure[]) {
  const report = await submit(roundId, committee.id, "2025-06-20T03:00:00Z", figures);
  await decide(report, "APPROVED");
}
const now = (committee: { id: number }, figures: SampleFigure[]) =>
  submit(rounds.now.id, committee.id, "2026-06-20T03:00:00Z", figures);
const count = (numerator: string): SampleFigure => ({ indicator: pupils, numerator });
const girls = (numerator: string): SampleFigure => ({ indicator: pupils, categoryId: sex.female.id, numerator });

// Two that were merged.
const [hoa, nam, namHoa] = [await past("Hòa"), await past("Nam"), await present("Nam Hòa")];
await succeed([hoa, nam], namHoa);
await approve(rounds.before.id, hoa, [
  ...[count("60"), girls("30"), { indicator: preSchool, numerator: "30", denominator: "60" }],
  ...[
    { indicator: kitchens, numerator: "9.5" },
    { indicator: trainings, numerator: "2" },
  ],
]);
await approve(rounds.before.id, nam, [
  ...[count("40"), { indicator: preSchool, numerator: "10", denominator: "90" }],
  ...[
    { indicator: kitchens, numerator: "11.25" },
    { indicator: trainings, numerator: "3" },
  ],
]);
const merged = await now(namHoa, [count("149"), girls("70")]);

// One of which a part came from one that was divided, and which reported in between.
const [chia, dong] = [await past("Chia"), await present("Đông")];
await succeed([chia], dong, false);
await approve(rounds.before.id, chia, [count("500")]);
await approve(between.id, dong, [count("100")]);
const divided = await now(dong, [count("151")]);

// Two of which one did not report; two of which one reported a small figure.
const [mot, hai, motHai] = [await past("Một"), await past("Hai"), await present("Một Hai")];
await succeed([mot, hai], motHai);
await approve(rounds.before.id, mot, [count("10")]);
const partial = await now(motHai, [count("1000")]);
const [nho, lon, nhoLon] = [await past("Nhỏ"), await past("Lớn"), await present("Nhỏ Lớn")];
await succeed([nho, lon], nhoLon);
await approve(rounds.before.id, nho, [count("2")]);
await approve(rounds.before.id, lon, [count("1000")]);
const small = await now(nhoLon, [count("1502")]);

const Compared = graphql(`
  query Compared($id: ID!, $with: ComparedPeriod!) {
    report(id: $id) {
      comparison(with: $with) {
        period { name year }
        isDivided
        expected
        reported
        sources { standing committee { name } }
        figures(first: 100) { totalCount edges { node {
          indicator { code } category { code } state numerator denominator isSuppressed expected reported
          figure { numerator }
        } } }
      }
      flags { rule message category { code } }
    }
  }
`);
const officer = viewerOf(nation, "OFFICER");

async function ask(
  report: { id: number },
  { compared = "YEAR_BEFORE", viewer = officer }: { compared?: "YEAR_BEFORE" | "PRECEDING"; viewer?: Viewer } = {},
) {
  const answer = await api.as(viewer).run(Compared, { id: globalId("Report", report), with: compared });
  if (!answer.report) throw new Error("It is within reach");
  return answer.report;
}
type Figures = NonNullable<Awaited<ReturnType<typeof ask>>["comparison"]>["figures"];
const cellsOf = (figures: Figures | undefined) =>
  figures?.edges.map(({ node: { indicator, category, numerator, denominator, reported, expected } }) => [
    category ? `${indicator.code} ${category.code}` : indicator.code,
    denominator ? `${numerator}/${denominator}` : numerator,
    `${reported}/${expected}`,
  ]);

describe("beside the figures of a report", () => {
  it("stand those of committees that were merged into it, by the rule of each indicator", async () => {
    const { comparison, flags } = await ask(merged);
    expect(comparison).toMatchObject({ isDivided: false, expected: 2, reported: 2, period: { year: 2025 } });
    expect(cellsOf(comparison?.figures)).toEqual([
      ["EDU-01", "100", "2/2"],
      ["EDU-01 F", "30", "1/2"],
      ["EDU-02", "40/150", "2/2"],
      ["EDU-03", "11.25", "2/2"],
      ["EDU-04", null, "2/2"], // what can't be added has no number
    ]);
    expect(flags).toEqual([]); // 49 % more
  });

  it("stands nothing where one was divided, and the screen can say so", async () => {
    const { comparison } = await ask(divided);
    expect(comparison).toMatchObject({ isDivided: true, figures: { totalCount: 0 } });
    expect(comparison?.sources).toContainEqual({ standing: "DIVIDED", committee: { name: "Chia" } });
  });

  it("stands the preceding period, on the same map", async () => {
    const { comparison } = await ask(divided, { compared: "PRECEDING" });
    expect(comparison?.period.name).toBe("6 tháng cuối năm 2025");
    expect(cellsOf(comparison?.figures)).toEqual([["EDU-01", "100", "1/1"]]);
    expect(comparison?.figures.edges[0]?.node.figure).toEqual({ numerator: "100" });
  });

  it("is hidden what would tell a small figure of one that it took over", async () => {
    const read = async (viewer: Viewer) => (await ask(small, { viewer })).comparison?.figures.edges[0]?.node;
    expect(await read(officer)).toMatchObject({ numerator: "1002", isSuppressed: false, figure: null });
    expect(await read(viewerOf(nation, "VIEWER"))).toMatchObject({ numerator: null, isSuppressed: true });
  });

  it("says nothing of a period of which nobody asked it", async () => {
    const report = await submit(rounds.before.id, committees.dongNai.id, "2025-06-20T03:00:00Z", [count("7")]);
    expect((await ask(report)).comparison).toBeNull();
  });
});

describe("a jump", () => {
  it("is measured from the same numbers", async () => {
    await api.db.reportRevision.create({
      data: {
        ...{ reportId: merged.id, number: 2 },
        figures: { create: { indicatorVersionId: pupils.versionId, numerator: "151" } },
      },
    });
    expect((await ask(merged)).flags).toMatchObject([{ rule: "CHANGE_FROM_PREVIOUS_PERCENT" }]);
  });

  it("is measured from the preceding period where there is none a year before, and says so", async () => {
    const { flags } = await ask(divided);
    expect(flags).toMatchObject([{ rule: "CHANGE_FROM_PREVIOUS_PERCENT" }]);
    expect(flags[0]?.message).toContain("preceding period");
  });

  it("is not measured from a sum that lacks a committee", async () => {
    const { comparison, flags } = await ask(partial);
    expect(cellsOf(comparison?.figures)).toEqual([["EDU-01", "10", "1/2"]]);
    expect(flags).toEqual([]);
  });
});

const ManyCompared = graphql(`
  query ManyCompared($first: Int) {
    reports(first: $first) { edges { node {
      comparison(with: YEAR_BEFORE) { sources { committee { name } }
        figures(first: 20) { edges { node { numerator reportedBelow indicator { code } category { code } figure { state } } } } }
      periodSum { parts { period { name } } figures(first: 20) { edges { node { numerator } } } }
    } } }
  }
`);

it("is read in a fixed number of statements, however many reports there are", async () => {
  const read = (first: number) => api.statementsOf(() => api.as(officer).run(ManyCompared, { first }));
  const [few, many] = [await read(2), await read(100)];
  expect(many.length).toBeLessThanOrEqual(9);
  expect(few.length).toBeLessThanOrEqual(many.length);
});
