import type { Prisma } from "@camket/prisma";
import { graphql, type ResultOf } from "@camket/schema";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { day, globalId, holderOfNoRole, sampleCommittees, viewerOf } from "../../../test/sample-committees.ts";
import { type SampleFigure, sampleReports } from "../../../test/sample-reports.ts";
import { openTestApi } from "../../../test/test-api.ts";
import type { Viewer } from "../../context.ts";

const api = await openTestApi();
const committees = await sampleCommittees(api.db);
const { nation, dongNai } = committees;
const sample = await sampleReports(api.db, committees);
const { sex, indicators, rounds, submit, decide } = sample;
const { pupils, preSchool, kitchens, trainings } = indicators;
const { before } = rounds;
const setRule = (versionId: number, overCommittees: Prisma.IndicatorVersionUpdateInput["overCommittees"] & string) =>
  api.db.indicatorVersion.update({ where: { id: versionId }, data: { overCommittees } });
await setRule(preSchool.versionId, "RATIO_OF_SUMS");
await setRule(kitchens.versionId, "MAX");
await setRule(trainings.versionId, "NONE");

const REFORM = "2025-07-01";
const SECOND = "2026-01-01";
let lastCode = 0;

/** The committee of a new province, or of a commune under another one. */
async function establish(name: string, validFrom: string, parentId = nation.id) {
  lastCode += 1;
  const unit = await api.db.administrativeUnit.create({
    data: {
      code: `9${String(lastCode).padStart(2, "0")}`,
      level: parentId === nation.id ? "PROVINCE" : "COMMUNE",
      validFrom: day(validFrom),
      periods: { create: { kind: "tỉnh", name, nameEn: name, validFrom: day(validFrom) } },
    },
  });
  return api.db.committee.create({
    data: {
      ...{ unitId: unit.id, parentId, validFrom: day(validFrom) },
      periods: { create: { name, nameEn: name, symbol: "BCĐ", validFrom: day(validFrom) } },
    },
  });
}
const expectFrom = (committee: { id: number }) =>
  api.db.roundExpectation.create({
    data: { roundId: before.id, committeeId: committee.id, dueOn: day("2025-06-30") },
  });
/** A province of before the reform, expected to report in the round of then. */
async function past(name: string) {
  const committee = await establish(name, "2015-01-01");
  await expectFrom(committee);
  return committee;
}
const reorganise = (effectiveOn: string, subject: string) =>
  api.db.reorganisation.create({ data: { subject, effectiveOn: day(effectiveOn) } });
const reforms = { [REFORM]: await reorganise(REFORM, "63 thành 34"), [SECOND]: await reorganise(SECOND, "Đợt hai") };

async function succeed(on: keyof typeof reforms, from: { id: number }[], to: { id: number }, isWhole = true) {
  for (const { id } of from) {
    await api.db.committeeSuccession.create({
      data: { reorganisationId: reforms[on]?.id ?? 0, fromId: id, toId: to.id, isWhole },
    });
    await api.db.committeePeriod.updateMany({ where: { committeeId: id }, data: { validTo: day(on) } });
    await api.db.committee.update({ where: { id }, data: { validTo: day(on) } });
  }
}
async function approve(committee: { id: number }, figures: SampleFigure[]) {
  const report = await submit(before.id, committee.id, "2025-06-20T03:00:00Z", figures);
  await decide(report, "APPROVED");
  return report;
}
const count = (numerator: string): SampleFigure => ({ indicator: pupils, numerator });
const ratio = (numerator: string, denominator: string): SampleFigure => ({
  indicator: preSchool,
  numerator,
  denominator,
});
const amount = (numerator: string): SampleFigure => ({ indicator: kitchens, numerator });
const training = (numerator: string): SampleFigure => ({ indicator: trainings, numerator });

// A merger of two, merged again with a third.
const hoa = await past("Hòa");
const nam = await past("Nam");
const ha = await past("Hà");
const namHoa = await establish("Nam Hòa", REFORM);
const tam = await establish("Tam", SECOND);
await succeed(REFORM, [hoa, nam], namHoa);
await succeed(SECOND, [namHoa, ha], tam);
await approve(hoa, [count("100"), ratio("30", "60"), amount("9.5"), training("2")]);
await approve(nam, [count("20"), ratio("10", "90"), amount("11.25"), training("3")]);
await approve(ha, [count("7"), ratio("40", "50")]);

// One that was divided, and a part of it that was merged on.
const chia = await past("Chia");
const dong = await establish("Đông", REFORM);
const tay = await establish("Tây", REFORM);
const tayMoi = await establish("Tây mới", SECOND);
const xa = await past("Xa");
await succeed(REFORM, [chia], dong, false);
await succeed(REFORM, [chia], tay, false);
await succeed(SECOND, [tay, xa], tayMoi);
await approve(chia, [count("500")]);
await approve(xa, [count("60")]);

// One that goes on and takes in another; one of three whose report is missing, one of them exempted.
const goc = await past("Gốc");
const nhap = await past("Nhập");
await succeed(REFORM, [nhap], goc);
await approve(goc, [count("40"), { indicator: pupils, categoryId: sex.female.id, numerator: "3" }]);
await approve(nhap, [{ indicator: pupils, state: "NOTHING_AROSE" }]);
const mot = await past("Một");
const hai = await past("Hai");
const ba = await past("Ba");
const baTinh = await establish("Ba tỉnh", REFORM);
await succeed(REFORM, [mot, hai, ba], baTinh);
const corrected = await approve(mot, [count("11")]);
await submit(before.id, hai.id, "2025-06-20T03:00:00Z", [count("13")]); // waits for approval
await api.db.roundExpectation.updateMany({ where: { committeeId: ba.id }, data: { state: "EXEMPT", reason: "Lũ" } });
// A correction that is not approved yet does not count.
const draft = await api.db.reportRevision.create({
  data: {
    ...{ reportId: corrected.id, number: 2 },
    figures: { create: { indicatorVersionId: pupils.versionId, numerator: "1100" } },
  },
});
await api.db.reportRevision.update({ where: { id: draft.id }, data: { sealedAt: new Date() } });

// One that nothing happened to, and one with a small figure beside a large one.
const yen = await past("Yên");
await approve(yen, [count("1")]);
const nho = await past("Nhỏ");
const lon = await past("Lớn");
const nhoLon = await establish("Nhỏ Lớn", REFORM);
await succeed(REFORM, [nho, lon], nhoLon);
await approve(nho, [count("2")]);
await approve(lon, [count("1000")]);

const Restatement = graphql(`
  query Restatement($roundId: ID!, $indicatorId: ID!, $categoryId: ID, $committeeId: ID, $asOf: Date, $first: Int, $after: String) {
    restatement(roundId: $roundId, indicatorId: $indicatorId, categoryId: $categoryId, committeeId: $committeeId, asOf: $asOf) {
      asOf
      indicatorVersion { overCommittees }
      total { isComplete figureState numerator denominator isSuppressed
        committees whole partial notRestatable notAddable noFigure expected reported }
      figures(first: $first, after: $after) {
        totalCount
        pageInfo { hasNextPage endCursor }
        edges { node {
          committee { name } state figureState numerator denominator isSuppressed expected reported
          sources { standing committee { name }
            figure { numerator isSuppressed revision { number report { committee { name } } } } }
        } }
      }
    }
  }
`);

const everything = viewerOf(nation, "OFFICER");
const analyst = viewerOf(nation, "ANALYST");

interface Asked {
  indicator?: { id: number };
  categoryId?: number;
  committee?: { id: number };
  roundId?: number;
  asOf?: string;
  first?: number;
  after?: string | null;
  viewer?: Viewer;
}

const ask = async ({ indicator = pupils, viewer = everything, ...asked }: Asked = {}) =>
  (
    await api.as(viewer).run(Restatement, {
      roundId: globalId("ReportingRound", { id: asked.roundId ?? before.id }),
      indicatorId: globalId("Indicator", indicator),
      asOf: asked.asOf ?? "2026-06-01",
      first: asked.first ?? 100,
      after: asked.after ?? null,
      ...(asked.categoryId && { categoryId: globalId("DisaggregationCategory", { id: asked.categoryId }) }),
      ...(asked.committee && { committeeId: globalId("Committee", asked.committee) }),
    })
  ).restatement;

type Answer = NonNullable<ResultOf<typeof Restatement>["restatement"]>;
type Row = Answer["figures"]["edges"][number]["node"];

async function restated(asked: Asked = {}): Promise<Answer> {
  const answer = await ask(asked);
  if (!answer) throw new Error("There is no restatement");
  return answer;
}
function rowIn({ figures }: Answer, name: string): Row {
  const row = figures.edges.find(({ node }) => node.committee.name === name)?.node;
  if (!row) throw new Error(`No row of ${name}`);
  return row;
}
const namesIn = ({ figures }: Answer) => figures.edges.map(({ node }) => node.committee.name);
const sourcesIn = ({ sources }: Row) =>
  sources.map(({ committee, standing, figure }) => [committee.name, standing, figure?.numerator ?? null]);

describe("a round of before on the map of today", () => {
  it("adds up what was merged, through several reorganisations, and says which figures it used", async () => {
    const answer = await restated();
    const row = rowIn(answer, "Tam");
    expect(row).toMatchObject({ state: "RESTATED", figureState: "NUMBER", numerator: "127", denominator: null });
    expect([row.reported, row.expected]).toEqual([3, 3]);
    expect(sourcesIn(row)).toEqual([
      ["Hòa", "REPORTED", "100"],
      ["Nam", "REPORTED", "20"],
      ["Hà", "REPORTED", "7"],
    ]);
    expect(row.sources[0]?.figure?.revision).toEqual({ number: 1, report: { committee: { name: "Hòa" } } });
    expect(answer.asOf).toBe("2026-06-01");
  });

  it("gives nobody a share of what was divided, however long ago in the chain", async () => {
    const answer = await restated();
    expect(rowIn(answer, "Đông")).toMatchObject({ state: "NOT_RESTATABLE", figureState: null, numerator: null });
    expect(sourcesIn(rowIn(answer, "Đông"))).toEqual([["Chia", "DIVIDED", null]]);
    expect(rowIn(answer, "Tây mới")).toMatchObject({ state: "NOT_RESTATABLE", numerator: null });
    expect(sourcesIn(rowIn(answer, "Tây mới"))).toEqual([
      ["Chia", "DIVIDED", null],
      ["Xa", "REPORTED", "60"],
    ]);
  });

  it("adds to one that goes on what it took in", async () => {
    const row = rowIn(await restated(), "Gốc");
    expect(row).toMatchObject({ state: "RESTATED", figureState: "NUMBER", numerator: "40", reported: 2, expected: 2 });
    const part = rowIn(await restated({ categoryId: sex.female.id }), "Gốc");
    expect(part).toMatchObject({ state: "RESTATED", numerator: "3", reported: 1, expected: 2 });
  });

  it("names those missing, and takes approved revisions only", async () => {
    const row = rowIn(await restated(), "Ba tỉnh");
    expect(row).toMatchObject({ state: "RESTATED", numerator: "11", reported: 1, expected: 2 });
    expect(sourcesIn(row)).toEqual([
      ["Một", "REPORTED", "11"],
      ["Hai", "MISSING", null],
      ["Ba", "NOT_EXPECTED", null],
    ]);
  });

  it("leaves as reported what nothing happened to, and says where nobody reported", async () => {
    const answer = await restated();
    expect(rowIn(answer, "Yên")).toMatchObject({ state: "AS_REPORTED", numerator: "1", reported: 1, expected: 1 });
    expect(rowIn(answer, "Ban Chỉ đạo Đồng Nai")).toMatchObject({
      ...{ state: "NO_FIGURE", figureState: null, numerator: null, reported: 0, expected: 1 },
      sources: [{ standing: "MISSING" }],
    });
  });

  it("adds ratios by their parts, takes the largest, and refuses what cannot become one", async () => {
    expect(rowIn(await restated({ indicator: preSchool }), "Tam")).toMatchObject({
      ...{ state: "RESTATED", numerator: "80", denominator: "200" },
    });
    expect(rowIn(await restated({ indicator: kitchens }), "Tam")).toMatchObject({
      ...{ state: "RESTATED", numerator: "11.25", denominator: null, reported: 2, expected: 3 },
    });
    const none = await restated({ indicator: trainings });
    expect(rowIn(none, "Tam")).toMatchObject({ state: "NOT_ADDABLE", figureState: null, numerator: null, reported: 2 });
    expect(rowIn(none, "Gốc")).toMatchObject({ state: "NO_FIGURE" });
  });

  it("of a largest ratio keeps both parts", async () => {
    await setRule(preSchool.versionId, "MAX");
    const row = rowIn(await restated({ indicator: preSchool }), "Tam");
    await setRule(preSchool.versionId, "RATIO_OF_SUMS");
    expect(row).toMatchObject({ numerator: "40", denominator: "50" });
  });

  it("lists the committees of the day by code, page by page", async () => {
    const whole = await restated();
    expect(whole.figures.totalCount).toBe(9);
    expect(namesIn(whole).slice(0, 3)).toEqual(["Ban Chỉ đạo Ninh Bình", "Ban Chỉ đạo Đồng Nai", "Tam"]);
    const first = await restated({ first: 4 });
    const second = await restated({ first: 100, after: first.figures.pageInfo.endCursor });
    expect([...namesIn(first), ...namesIn(second)]).toEqual(namesIn(whole));
    expect(second.total).toEqual(first.total);
  });
});

describe("the day of the map", () => {
  it("before the reform shows every committee with its own figure", async () => {
    const answer = await restated({ asOf: "2025-06-14" });
    expect(namesIn(answer)).toContain("Hòa");
    expect(namesIn(answer)).not.toContain("Nam Hòa");
    expect(new Set(answer.figures.edges.map(({ node }) => node.state))).toEqual(new Set(["AS_REPORTED", "NO_FIGURE"]));
    expect(rowIn(answer, "Chia")).toMatchObject({ state: "AS_REPORTED", numerator: "500" });
    expect(rowIn(answer, "Gốc")).toMatchObject({ state: "AS_REPORTED", numerator: "40", expected: 1 });
  });

  it("between two reforms follows the first alone", async () => {
    const answer = await restated({ asOf: "2025-12-31" });
    expect(rowIn(answer, "Nam Hòa")).toMatchObject({ state: "RESTATED", numerator: "120", reported: 2, expected: 2 });
    expect(rowIn(answer, "Hà")).toMatchObject({ state: "AS_REPORTED", numerator: "7" });
    expect(namesIn(answer)).not.toContain("Tam");
  });

  it("is today where nothing is said", async () => {
    const { restatement } = await api.as(everything).run(Restatement, {
      roundId: globalId("ReportingRound", before),
      indicatorId: globalId("Indicator", pupils),
      first: 100,
    });
    expect(restatement && rowIn(restatement, "Tam").numerator).toBe("127");
  });

  it("takes nothing back for a round after the reform", async () => {
    const answer = await restated({ roundId: rounds.now.id });
    expect(rowIn(answer, "Tam")).toMatchObject({
      state: "NO_FIGURE",
      expected: 0,
      sources: [{ standing: "NOT_EXPECTED" }],
    });
  });
});

describe("the total", () => {
  it("is not guessed where something is missing: it says how much", async () => {
    const { total } = await restated();
    expect(total).toEqual({
      ...{ isComplete: false, figureState: null, numerator: null, denominator: null, isSuppressed: false },
      ...{ committees: 9, whole: 4, partial: 1, notRestatable: 2, notAddable: 0, noFigure: 2 },
      ...{ expected: 13, reported: 10 },
    });
  });

  it("is said where every row is restated whole", async () => {
    const region = await establish("Vùng", "2015-01-01");
    const round = await api.db.reportingRound.create({
      data: {
        ...{ committeeId: region.id, name: "Năm 2024", periodKind: "YEAR", year: 2024 },
        ...{ startsOn: day("2023-12-15"), endsOn: day("2024-12-14") },
        ...{ opensOn: day("2024-12-01"), dueOn: day("2024-12-31") },
        templates: { create: [{ level: "COMMUNE", templateVersionId: await templateVersionId() }] },
      },
    });
    const children = [];
    for (const [name, numerator, denominator] of [
      ["a", "1", "4"],
      ["b", "2", "5"],
      ["c", "30", "60"],
    ] as const) {
      const committee = await establish(name, "2015-01-01", region.id);
      await api.db.roundExpectation.create({
        data: { roundId: round.id, committeeId: committee.id, dueOn: day("2024-12-31") },
      });
      const report = await submit(round.id, committee.id, "2024-12-20T03:00:00Z", [ratio(numerator, denominator)]);
      await decide(report, "APPROVED");
      children.push(committee);
    }
    const merged = await establish("ab", REFORM, region.id);
    await succeed(REFORM, children.slice(0, 2), merged);
    const asked = { indicator: preSchool, roundId: round.id };
    const { total, figures } = await restated({ ...asked, viewer: viewerOf(region, "OFFICER") });
    expect(figures.edges.map(({ node }) => [node.numerator, node.denominator])).toEqual([
      ["30", "60"],
      ["3", "9"],
    ]);
    expect(total).toMatchObject({ isComplete: true, numerator: "33", denominator: "69", isSuppressed: false });

    const published = await restated({ ...asked, viewer: viewerOf(region, "ANALYST") });
    expect(published.total).toMatchObject({ isComplete: true, numerator: null, denominator: null, isSuppressed: true });

    await setRule(preSchool.versionId, "NONE");
    const apart = await restated({ ...asked, asOf: "2025-06-30", viewer: viewerOf(region, "OFFICER") });
    await setRule(preSchool.versionId, "RATIO_OF_SUMS");
    expect(apart.total).toMatchObject({ isComplete: true, figureState: null, numerator: null, whole: 3 });
  });
});

const templateVersionId = async () => (await api.db.roundTemplate.findFirstOrThrow()).templateVersionId;

describe("who sees what", () => {
  it("hides a sum over a small figure from those who may not know it", async () => {
    const row = rowIn(await restated({ viewer: analyst }), "Nhỏ Lớn");
    expect(row).toMatchObject({ state: "RESTATED", figureState: "NUMBER", numerator: null, isSuppressed: true });
    expect(row.sources.map(({ figure }) => [figure?.numerator, figure?.isSuppressed])).toEqual([
      [null, true],
      ["1000", false],
    ]);
    expect(rowIn(await restated({ viewer: analyst }), "Yên")).toMatchObject({ numerator: null, isSuppressed: true });
    expect(rowIn(await restated({ viewer: analyst }), "Tam")).toMatchObject({ numerator: "127", isSuppressed: false });
    expect(rowIn(await restated(), "Nhỏ Lớn")).toMatchObject({ numerator: "1002", isSuppressed: false });
  });

  it("hides a sum over a figure that would tell a small one apart", async () => {
    const figure = await api.db.figure.findFirstOrThrow({
      where: { indicatorVersionId: pupils.versionId, revision: { report: { committeeId: ha.id } } },
    });
    await api.db.figureSuppression.create({ data: { figureId: figure.id, kind: "SECONDARY" } });
    const row = rowIn(await restated({ viewer: analyst }), "Tam");
    await api.db.figureSuppression.delete({ where: { figureId: figure.id } });
    expect(row).toMatchObject({ numerator: null, isSuppressed: true });
  });

  it("shows the row of a successor with its predecessors' archive, and none of those beside it", async () => {
    const reached = await api.db.committeeReach.findMany({ where: { committeeId: tam.id } });
    const own = viewerOf(tam, "OFFICER");
    const paths = [tam.path, ...reached.map(({ reachedPath }) => reachedPath)];
    const answer = await restated({
      viewer: { ...own, grants: own.grants.map((grant) => ({ ...grant, paths })) },
    });
    expect(namesIn(answer)).toEqual(["Tam"]);
    expect(rowIn(answer, "Tam")).toMatchObject({ numerator: "127" });
    expect(answer.total).toMatchObject({ committees: 1, isComplete: true, numerator: "127" });
  });

  it("leaves out a row that is made of a report out of reach", async () => {
    expect(namesIn(await restated({ viewer: viewerOf(tam, "OFFICER") }))).toEqual([]);
  });

  it("knows no round out of reach, and no indicator or part that it does not ask for", async () => {
    expect(await ask({ viewer: holderOfNoRole })).toBeNull();
    expect(await ask({ indicator: { id: 2 ** 30 } })).toBeNull();
    expect(await ask({ indicator: trainings, categoryId: sex.male.id })).toBeNull();
    expect(await restated({ committee: dongNai })).toMatchObject({ figures: { totalCount: 1 } });
  });
});

it("takes as many statements for a hundred rows as for three", async () => {
  const count = async (first: number) => (await api.statementsOf(() => ask({ first, viewer: analyst }))).length;
  // The round, the lineage, the indicator, the committees of now and of then, the figures, and which are hidden: of all, and of a page.
  expect(await count(3)).toBe(9);
  expect(await count(100)).toBe(9);
});

const Indicators = graphql(`
  query IndicatorsOfRound($id: ID!) {
    reportingRound(id: $id) { indicators { indicator { code } } }
  }
`);

it("says which indicators a round asks for of those below", async () => {
  const { reportingRound } = await api.as(everything).run(Indicators, { id: globalId("ReportingRound", before) });
  expect(reportingRound?.indicators.map(({ indicator }) => indicator.code)).toEqual([
    "EDU-01",
    "EDU-02",
    "EDU-03",
    "EDU-04",
  ]);
});

describe("any tree of successions", () => {
  interface Move {
    /** Which of the committees after it takes over. */
    to: number;
    /** Where it was divided, which other one takes over too. */
    also: number | null;
  }
  const move = fc.record({ to: fc.nat(2), also: fc.option(fc.nat(2), { freq: 6 }) });
  const leaves = fc.array(fc.option(fc.nat(10_000), { freq: 8 }), { minLength: 1, maxLength: 7 });
  const generations = fc.array(fc.array(move, { minLength: 7, maxLength: 7 }), { minLength: 1, maxLength: 3 });

  /** Committees of today, each with the leaves below it, and whether one of its line was divided. */
  const expectedOf = (values: (number | null)[], moves: Move[][]) =>
    moves.reduce(
      (living, generation) => {
        const after = new Map<number, { leaves: number[]; isDivided: boolean }>();
        for (const [index, { leaves, isDivided }] of [...living.values()].entries()) {
          const { to, also } = generation[index] ?? { to: 0, also: null };
          const isSplit = also !== null && also !== to;
          for (const heir of new Set([to, also ?? to])) {
            const known = after.get(heir) ?? { leaves: [], isDivided: false };
            after.set(heir, {
              leaves: [...known.leaves, ...leaves],
              isDivided: known.isDivided || isDivided || isSplit,
            });
          }
        }
        return after;
      },
      new Map(values.map((_value, index) => [index, { leaves: [index], isDivided: false }])),
    );

  let roots = 0;
  async function grow(values: (number | null)[], moves: Move[][]) {
    roots += 1;
    const { db } = api;
    const root = await establish(`Gốc ${roots}`, "2015-01-01");
    const establishAll = async (count: number, validFrom: string, validTo: string | null) => {
      const made = [];
      for (let index = 0; index < count; index += 1) {
        const committee = await establish(`${roots}`, validFrom, root.id);
        if (validTo)
          await db.committeePeriod.updateMany({
            where: { committeeId: committee.id },
            data: { validTo: day(validTo) },
          });
        if (validTo) await db.committee.update({ where: { id: committee.id }, data: { validTo: day(validTo) } });
        made.push(committee.id);
      }
      return made;
    };
    const dayOf = (generation: number) => `2025-0${generation + 1}-01`;
    const ids = await establishAll(values.length, "2015-01-01", dayOf(0));
    const round = await db.reportingRound.create({
      data: {
        ...{ committeeId: root.id, name: "Năm 2024", periodKind: "YEAR", year: 2024 },
        ...{ startsOn: day("2023-12-15"), endsOn: day("2024-12-14") },
        ...{ opensOn: day("2024-12-01"), dueOn: day("2024-12-31") },
        templates: { create: [{ level: "COMMUNE", templateVersionId: await templateVersionId() }] },
        expectations: { create: ids.map((committeeId) => ({ committeeId, dueOn: day("2024-12-31") })) },
      },
    });
    for (const [index, value] of values.entries()) {
      if (value === null) continue;
      const report = await submit(round.id, ids[index] ?? 0, "2024-12-20T03:00:00Z", [count(String(value))]);
      await decide(report, "APPROVED");
    }
    let living = new Map(ids.map((id, index) => [index, id]));
    for (const [generation, moving] of moves.entries()) {
      const reform = await reorganise(dayOf(generation), `Đợt ${generation}`);
      const made = new Map<number, number>();
      const heirOf = async (heir: number) => {
        const known = made.get(heir);
        if (known !== undefined) return known;
        const validTo = generation + 1 < moves.length ? dayOf(generation + 1) : null;
        const [id = 0] = await establishAll(1, dayOf(generation), validTo);
        made.set(heir, id);
        return id;
      };
      for (const [index, fromId] of [...living.values()].entries()) {
        const { to, also } = moving[index] ?? { to: 0, also: null };
        const isWhole = also === null || also === to;
        for (const heir of new Set([to, also ?? to]))
          await db.committeeSuccession.create({
            data: { reorganisationId: reform.id, fromId, toId: await heirOf(heir), isWhole },
          });
      }
      living = made;
    }
    return { root, round, living: [...living.values()] };
  }

  it("restates each committee as the plain sum of what was typed, and none with a divided one in its line", async () => {
    await fc.assert(
      fc.asyncProperty(leaves, generations, async (values, moves) => {
        const { root, round, living } = await grow(values, moves);
        const answer = await restated({ roundId: round.id, viewer: viewerOf(root, "OFFICER") });
        const expected = [...expectedOf(values, moves).values()].map(({ leaves, isDivided }) => {
          const typed = leaves.flatMap((index) => values[index] ?? []);
          if (isDivided) return ["NOT_RESTATABLE", null];
          if (typed.length === 0) return ["NO_FIGURE", null];
          return ["RESTATED", String(typed.reduce((sum, value) => sum + value, 0))];
        });
        const found = answer.figures.edges.map(({ node }) => [node.state, node.numerator]);
        expect(living.length).toBe(expected.length);
        expect(found.map(String).sort()).toEqual(expected.map(String).sort());
        const isWhole = values.every((value) => value !== null) && expected.every(([state]) => state === "RESTATED");
        expect(answer.total.numerator).toBe(
          isWhole ? String(values.reduce<number>((sum, value) => sum + (value ?? 0), 0)) : null,
        );
      }),
      { numRuns: 25 },
    );
  });
});
