import { graphql } from "@camket/schema";
import { describe, expect, it } from "vitest";
import { actingOn, askedOf, Consolidate } from "../../../test/reporting-acts.ts";
import {
  draftReport,
  type Place,
  reportingCatalogue,
  reportingTree,
  sentReport,
  type TypedCell,
} from "../../../test/reporting-tree.ts";
import { day, globalId } from "../../../test/sample-committees.ts";
import { openTestApi } from "../../../test/test-api.ts";

const api = await openTestApi();
const { db } = api;
const catalogue = await reportingCatalogue(db);
const { pupils, largest, ratio, apart, trainings } = catalogue.indicators;
const { female, male } = catalogue.sex;

const OwnParts = graphql(`
  mutation OwnParts($input: SaveOwnPartsInput!) {
    result: saveOwnParts(input: $input) { __typename ... on DomainError { code } ... on InvalidInputError { fields { path } } }
  }
`);
const Override = graphql(`
  mutation Override($input: OverrideFiguresInput!) {
    result: overrideFigures(input: $input) { __typename ... on DomainError { code } }
  }
`);
const Restore = graphql(`
  mutation Restore($input: RestoreFiguresInput!) {
    result: restoreFigures(input: $input) { __typename ... on DomainError { code } }
  }
`);
const Explain = graphql(`
  mutation Explain($input: ExplainFiguresInput!) {
    result: explainFigures(input: $input) {
      __typename
      ... on Report { flags { rule isExplained category { code } } }
      ... on DomainError { code }
    }
  }
`);
const Flags = graphql(`
  query FlagsOfConsolidated($id: ID!) {
    node(id: $id) {
      __typename
      ... on Report {
        flags { rule isExplained category { code } }
        latestRevision { figures(first: 20) { edges { node { reportedBelow origin category { code } indicatorVersion { indicator { code } } } } } }
      }
    }
  }
`);

/** The figures of the latest revision of a report, by indicator and part. */
async function cellsOf({ id }: { id: number }) {
  const { figures } = await db.reportRevision.findFirstOrThrow({
    where: { reportId: id },
    orderBy: { number: "desc" },
    include: { figures: { include: { indicatorVersion: { include: { indicator: true } }, category: true } } },
  });
  return Object.fromEntries(
    figures.map(({ indicatorVersion, category, state, numerator, denominator, ...figure }) => [
      [indicatorVersion.indicator.code, ...(category ? [category.code] : [])].join(" "),
      {
        value:
          state === "NUMBER" ? [numerator, denominator].flatMap((part) => part?.toString() ?? []).join("/") : state,
        own: figure.ownNumerator?.toString() ?? null,
        origin: figure.origin,
        id: figure.id,
        version: figure.version,
      },
    ]),
  );
}
const valuesOf = async (report: { id: number }) =>
  Object.fromEntries(Object.entries(await cellsOf(report)).map(([key, { value }]) => [key, value]));

/** A province of three communes: two approved reports, one missing. */
async function province() {
  const tree = await reportingTree(db, catalogue, [3]);
  const [own] = tree.provinces;
  const [first, second, third] = own?.communes ?? [];
  if (!own || !first || !second || !third) throw new Error("They are there");
  const acts = await actingOn(api, tree);
  const approved = async (commune: Place, cells: TypedCell[]) => {
    const report = await sentReport(db, own.round.id, commune.id, cells);
    await acts.approve(report);
    return report;
  };
  return { tree, own, ...acts, approved, first, second, third, draft: () => draftReport(db, tree.round.id, own.id) };
}

describe("a consolidated report", () => {
  it("adds up what is approved below by each indicator's rule, and names what is missing", async () => {
    const { approved, first, second, third, draft, consolidate } = await province();
    await approved(first, [
      { indicator: pupils, numerator: "10" },
      { indicator: pupils, categoryId: female.id, numerator: "6" },
      { indicator: largest, numerator: "7" },
      { indicator: ratio, numerator: "1", denominator: "2" },
      { indicator: apart, numerator: "1" },
      { indicator: trainings, state: "NOTHING_AROSE" },
    ]);
    await approved(second, [
      { indicator: pupils, numerator: "20.5" },
      { indicator: largest, state: "NOTHING_AROSE" },
      { indicator: ratio, numerator: "2", denominator: "10" },
      { indicator: trainings, state: "NOTHING_AROSE" },
    ]);
    const report = await draft();
    const result = await consolidate(report);
    expect(await valuesOf(report)).toEqual({
      "C-01": "30.5",
      "C-01 F": "6",
      "C-02": "7",
      "C-03": "3/12",
      "C-06": "NOTHING_AROSE",
    });
    if (result.__typename !== "Report") throw new Error(JSON.stringify(result));
    expect(
      result.latestRevision.sources.edges.map(({ node }) => [node.committee.id, node.sourceRevision?.number]),
    ).toEqual(
      [first, second, third].map((commune, index) => [globalId("Committee", commune), index < 2 ? 1 : undefined]),
    );
    const again = await consolidate(report);
    expect(again).toMatchObject({ version: 3, latestRevision: { number: 1 } });
    const versions = Object.values(await cellsOf(report)).map(({ version }) => version);
    expect(new Set(versions)).toEqual(new Set([1])); // nothing new was there to take
  });

  it("keeps what was typed, and what the committee itself adds beside the reports below", async () => {
    const { viewer, approved, first, tree, own, consolidate } = await province();
    await approved(first, [
      { indicator: pupils, numerator: "10" },
      { indicator: largest, numerator: "5" },
      { indicator: trainings, numerator: "2" },
    ]);
    const report = await draftReport(db, tree.round.id, own.id, [{ indicator: pupils, numerator: "7" }]);
    const { id: revisionId } = await db.reportRevision.findFirstOrThrow({ where: { reportId: report.id } });
    await db.figure.create({
      data: { revisionId, indicatorVersionId: trainings.versionId, numerator: 3, origin: "COUNTED" },
    });
    await consolidate(report);
    expect(await cellsOf(report)).toMatchObject({
      "C-01": { value: "7", origin: "TYPED", own: null },
      "C-02": { value: "5", origin: "CONSOLIDATED", own: null },
      "C-06": { value: "5", origin: "CONSOLIDATED", own: "3" },
    });
    const part = (indicator: { id: number }, expectedVersion: number, numerator: string | null) => ({
      ...{ indicatorId: globalId("Indicator", indicator), expectedVersion, numerator },
    });
    const save = async (...figures: ReturnType<typeof part>[]) =>
      (await viewer.run(OwnParts, { input: { reportId: globalId("Report", report), figures } })).result;
    expect(await save(part(pupils, 1, "7"), part(largest, 1, "9"))).toMatchObject({ __typename: "Report" });
    expect(await cellsOf(report)).toMatchObject({
      "C-01": { value: "17", origin: "CONSOLIDATED", own: "7" },
      "C-02": { value: "9", origin: "CONSOLIDATED", own: "9" },
    });
    expect(await save(part(pupils, 1, "8"))).toMatchObject({ __typename: "FigureConflictError" });
    expect(await save(part(trainings, 2, "8"))).toMatchObject({ __typename: "FigureCountedError" });
    expect(await save(part(apart, 0, "8"))).toMatchObject({ fields: [{ path: "figures.0.indicatorId" }] });
    const now = (await cellsOf(report))["C-02"];
    await save(part(largest, now?.version ?? 0, null));
    expect(await cellsOf(report)).toMatchObject({ "C-02": { value: "5", own: null } });
  });

  it("keeps an override with its reason until it is taken back", async () => {
    const { viewer, approved, first, second, draft, consolidate } = await province();
    await approved(first, [{ indicator: pupils, numerator: "10" }]);
    const report = await draft();
    await consolidate(report);
    const reportId = globalId("Report", report);
    const figure = async () => ({
      indicatorId: globalId("Indicator", pupils),
      expectedVersion: (await cellsOf(report))["C-01"]?.version ?? 0,
    });
    const override = async (reason: string) =>
      (
        await viewer.run(Override, {
          input: { reportId, figures: [{ ...(await figure()), state: "NUMBER", numerator: "99", reason }] },
        })
      ).result;
    expect(await override(" ")).toMatchObject({ code: "BAD_USER_INPUT" });
    expect(await override("Xã báo thiếu")).toMatchObject({ __typename: "Report" });
    await approved(second, [{ indicator: pupils, numerator: "5" }]);
    await consolidate(report);
    expect(await cellsOf(report)).toMatchObject({ "C-01": { value: "99", origin: "OVERRIDDEN" } });
    await viewer.run(Restore, { input: { reportId, figures: [await figure()] } });
    expect(await cellsOf(report)).toMatchObject({ "C-01": { value: "15", origin: "CONSOLIDATED" } });
  });

  it.each([
    ["nothing arose", null, { state: "NOTHING_AROSE", numerator: null }],
    ["a number", "3", { state: "NUMBER", numerator: "3" }],
  ] as const)(
    "gives a count back that was overridden, with nobody below and with sources: %s",
    async (_name, held, count) => {
      const { viewer, own, tree, approved, first, consolidate } = await province();
      const cell: TypedCell = { indicator: trainings, origin: "COUNTED", ...count };
      const alone = await draftReport(db, own.round.id, own.communes[1]?.id ?? 0, [cell]);
      await db.indicatorVersion.update({ where: { id: trainings.versionId }, data: { overCommittees: "NONE" } });
      const overrideAndRestore = async (report: { id: number }) => {
        const asked = async () => ({
          indicatorId: globalId("Indicator", trainings),
          expectedVersion: (await cellsOf(report))["C-06"]?.version ?? 0,
        });
        const [reportId, reason] = [globalId("Report", report), "Thiếu một lớp"];
        const override = { ...(await asked()), state: "NUMBER" as const, numerator: "8", reason };
        await viewer.run(Override, { input: { reportId, figures: [override] } });
        expect(await cellsOf(report)).toMatchObject({ "C-06": { value: "8", origin: "OVERRIDDEN" } });
        await viewer.run(Restore, { input: { reportId, figures: [await asked()] } });
        return (await cellsOf(report))["C-06"];
      };
      const value = held ?? "NOTHING_AROSE";
      expect(await overrideAndRestore(alone)).toMatchObject({ value, origin: "COUNTED", own: null });
      await db.indicatorVersion.update({ where: { id: trainings.versionId }, data: { overCommittees: "SUM" } });
      expect(await overrideAndRestore(alone)).toMatchObject({ value, origin: "COUNTED", own: null });

      await approved(first, [{ indicator: trainings, numerator: "2" }]);
      const report = await draftReport(db, tree.round.id, own.id, [cell]);
      await consolidate(report);
      const sum = { value: String(2 + Number(held ?? 0)), origin: "CONSOLIDATED", own: held };
      expect(await overrideAndRestore(report)).toMatchObject(sum);
      // Without a source it is a count again, and never lost.
      await db.roundExpectation.updateMany({
        where: { roundId: own.round.id, committeeId: first.id },
        data: { state: "EXEMPT", reason: "Sáp nhập" },
      });
      await consolidate(report);
      expect(await cellsOf(report)).toMatchObject({ "C-06": { value, origin: "COUNTED", own: null } });
    },
  );

  it("is explained where it breaks a rule, and again once its number changes", async () => {
    const { viewer, approved, first, second, draft, consolidate, approve, submit, tree, own } = await province();
    await db.validationRule.create({
      data: {
        ...{
          indicatorVersionId: pupils.versionId,
          kind: "CHANGE_FROM_PREVIOUS_PERCENT",
          severity: "WARNING",
          limit: 20,
        },
      },
    });
    const { id: beforeId } = await db.reportingRound.create({
      data: {
        ...{ committeeId: tree.nation.id, name: "6 tháng đầu năm 2025", periodKind: "HALF_YEAR_1", year: 2025 },
        ...{
          startsOn: day("2024-12-15"),
          endsOn: day("2025-06-14"),
          opensOn: day("2025-06-01"),
          dueOn: day("2025-06-30"),
        },
        expectations: { create: { committeeId: own.id, dueOn: day("2025-06-30") } },
      },
    });
    const cells = [
      { indicator: pupils, numerator: "100" },
      { indicator: trainings, numerator: "1" },
    ];
    await approve(await sentReport(db, beforeId, own.id, cells));
    await approved(first, [{ indicator: pupils, numerator: "10" }]);
    const report = await draft();
    await consolidate(report);
    const explain = async (explanation: string | null, version?: number) =>
      (
        await viewer.run(Explain, {
          input: {
            reportId: globalId("Report", report),
            figures: [
              {
                ...{ indicatorId: globalId("Indicator", pupils), explanation },
                expectedVersion: version ?? (await cellsOf(report))["C-01"]?.version ?? 0,
              },
            ],
          },
        })
      ).result;
    const doubt = (isExplained: boolean) => ({
      flags: [{ rule: "CHANGE_FROM_PREVIOUS_PERCENT", isExplained, category: null }],
    });
    await expect(submit(report)).rejects.toThrow(/./);
    expect(await explain("Giảm", 0)).toMatchObject({ __typename: "FigureConflictError" });
    expect(await explain("Hai xã chưa báo cáo")).toMatchObject(doubt(true));
    expect(await cellsOf(report)).toMatchObject({ "C-01": { value: "10", origin: "CONSOLIDATED" } });
    await consolidate(report);
    expect(await explain("Hai xã chưa báo cáo")).toMatchObject(doubt(true)); // the same number is not asked for again

    await approved(second, [{ indicator: pupils, numerator: "5" }]);
    await consolidate(report);
    const flags = async () => (await viewer.run(Flags, { id: globalId("Report", report) })).node;
    expect(await flags()).toMatchObject(doubt(false));
    await expect(submit(report)).rejects.toThrow(/./);
    expect(await explain("Một xã chưa báo cáo")).toMatchObject(doubt(true));
    const overridden = {
      ...{ indicatorId: globalId("Indicator", pupils), expectedVersion: (await cellsOf(report))["C-01"]?.version ?? 0 },
      ...{ state: "NUMBER" as const, numerator: "30", reason: "Xã báo thiếu" },
    };
    await viewer.run(Override, { input: { reportId: globalId("Report", report), figures: [overridden] } });
    expect(await flags()).toMatchObject(doubt(false));
    expect(await explain("Một xã chưa báo cáo")).toMatchObject(doubt(true));
    await submit(report);
    await db.validationRule.deleteMany({ where: { kind: "CHANGE_FROM_PREVIOUS_PERCENT" } });
  });

  it("is sent where not every report was split, and asks of its own part what it asks of a report", async () => {
    const { viewer, approved, first, second, draft, consolidate, submit } = await province();
    await approved(first, [
      { indicator: pupils, numerator: "10" },
      { indicator: pupils, categoryId: female.id, numerator: "6" },
      { indicator: pupils, categoryId: male.id, numerator: "4" },
    ]);
    await approved(second, [{ indicator: pupils, numerator: "20" }]);
    const report = await draft();
    await consolidate(report);
    const read = async () => {
      const { node } = await viewer.run(Flags, { id: globalId("Report", report) });
      if (node?.__typename !== "Report") throw new Error("It is there");
      return {
        flags: node.flags.map(({ rule }) => rule),
        counts: node.latestRevision.figures.edges.map(({ node: { category, reportedBelow } }) => [
          category?.code ?? null,
          reportedBelow,
        ]),
      };
    };
    const sums = "DISAGGREGATION_SUMS_TO_TOTAL";
    expect(await read()).toEqual({
      flags: [],
      counts: expect.arrayContaining([
        [null, 2],
        ["F", 1],
        ["M", 1],
      ]),
    });
    const add = async (parts: [number | null, string | null][]) => {
      const cells = await db.figure.findMany({ where: { revision: { reportId: report.id } } });
      const figures = parts.map(([categoryId, numerator]) => ({
        ...{ indicatorId: globalId("Indicator", pupils), numerator },
        ...(categoryId && { categoryId: globalId("DisaggregationCategory", { id: categoryId }) }),
        expectedVersion: cells.find((cell) => cell.categoryId === categoryId)?.version ?? 0,
      }));
      await viewer.run(OwnParts, { input: { reportId: globalId("Report", report), figures } });
      return (await read()).flags;
    };
    expect(await add([[null, "5"]])).toEqual([]);
    expect(await add([[female.id, "3"]])).toEqual([]);
    expect(await add([[male.id, "3"]])).toEqual([sums]);
    expect(await add([[male.id, "2"]])).toEqual([]);
    // Parts that the committee adds without a total, so that they come to more than that.
    expect(
      await add([
        [null, null],
        [female.id, "30"],
      ]),
    ).toEqual([sums]);
    expect(await add([[female.id, "3"]])).toEqual([]);
    await submit(report);
  });

  it("is refused where it was sent, and where nothing is expected below", async () => {
    const { approved, first, draft, consolidate, own, tree } = await province();
    await approved(first, [{ indicator: pupils, numerator: "10" }]);
    const report = await draft();
    await db.reportRevision.updateMany({ where: { reportId: report.id }, data: { sealedAt: new Date() } });
    await db.report.update({ where: { id: report.id }, data: { state: "SUBMITTED" } });
    expect(await consolidate(report)).toMatchObject({ __typename: "ReportSealedError" });
    const leaf = await draftReport(db, own.round.id, own.communes[1]?.id ?? 0);
    expect(await consolidate(leaf)).toMatchObject({ __typename: "NothingBelowError" });
    expect(tree.provinces).toHaveLength(1);
  });
});

describe("a correction below", () => {
  it("makes stale what took the earlier revision, up the tree as it is approved again", async () => {
    const { tree, own, approved, first, second, third, draft, ...acts } = await province();
    const commune = await approved(first, [{ indicator: pupils, numerator: "10" }]);
    await db.roundExpectation.updateMany({
      where: { roundId: own.round.id, committeeId: { in: [second.id, third.id] } },
      data: { state: "DECLARED_MISSING", reason: "Không gửi" },
    });
    const middle = await draft();
    const nation = await draftReport(db, tree.round.id, tree.nation.id);
    const sendUp = async (report: { id: number }) => {
      await acts.consolidate(report);
      await acts.submit(report);
      await acts.approve(report);
    };
    await sendUp(middle);
    await sendUp(nation);
    const stale = async () =>
      (await db.staleMark.findMany({ include: { revision: true, sourceRevision: true }, orderBy: { id: "asc" } }))
        .filter(({ revision }) => [middle.id, nation.id].includes(revision.reportId))
        .map(({ revision, sourceRevision }) => [
          revision.reportId,
          revision.number,
          sourceRevision.reportId,
          sourceRevision.number,
        ]);
    expect(await stale()).toEqual([]);

    await acts.revise(commune);
    await db.figure.updateMany({
      where: { revision: { reportId: commune.id, sealedAt: null } },
      data: { numerator: 12 },
    });
    await acts.submit(commune);
    expect(await stale()).toEqual([]);
    await acts.approve(commune);
    expect(await stale()).toEqual([[middle.id, 1, commune.id, 2]]);
    expect(await valuesOf(middle)).toEqual({ "C-01": "10" }); // it never changes silently

    const result = await acts.consolidate(middle);
    expect(result).toMatchObject({ state: "DRAFT", isStale: false, latestRevision: { number: 2 } });
    expect(await valuesOf(middle)).toEqual({ "C-01": "12" });
    await acts.submit(middle);
    await acts.approve(middle);
    expect(await stale()).toEqual([
      [middle.id, 1, commune.id, 2],
      [nation.id, 1, middle.id, 2],
    ]);
    // One that was missing and comes in is such a correction too.
    const late = await approved(second, [{ indicator: pupils, numerator: "1" }]);
    expect(await stale()).toContainEqual([middle.id, 2, late.id, 1]);
  });

  it("that is approved while the report above is consolidated is taken, or marks it", async () => {
    const { tree, own, approved, first, draft, ...acts } = await province();
    const commune = await approved(first, [{ indicator: pupils, numerator: "10" }]);
    const report = await draft();
    for (let turn = 0; turn < 5; turn += 1) {
      await acts.revise(commune);
      await acts.submit(commune);
      await Promise.all([acts.approve(commune), acts.consolidate(report)]);
      const [source] = await db.consolidationSource.findMany({
        where: { revision: { reportId: report.id }, committeeId: first.id },
        include: { sourceRevision: true },
      });
      const marks = await db.staleMark.count({ where: { revision: { reportId: report.id } } });
      expect([source?.sourceRevision?.number, marks]).toEqual(marks ? [turn + 1, 1] : [turn + 2, 0]);
    }
    expect(tree.provinces[0]?.id).toBe(own.id);
  });

  it("leaves one of two who consolidate at once with another version", async () => {
    const { approved, first, draft, viewer } = await province();
    await approved(first, [{ indicator: pupils, numerator: "10" }]);
    const report = await draft();
    const input = await askedOf(api, report);
    const both = await Promise.all([viewer.run(Consolidate, { input }), viewer.run(Consolidate, { input })]);
    expect(both.map(({ result }) => result.__typename).sort()).toEqual(["Report", "VersionConflictError"]);
  });
});
