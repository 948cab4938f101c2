import { graphql } from "@camket/schema";
import { describe, expect, it } from "vitest";
import { globalId, holderOfNoRole, sampleCommittees, viewerOf } from "../../../test/sample-committees.ts";
import { sampleReports } from "../../../test/sample-reports.ts";
import { openTestApi } from "../../../test/test-api.ts";

const api = await openTestApi();
const committees = await sampleCommittees(api.db);
const { nation, dongNai, ninhBinh, bienHoa } = committees;
const sample = await sampleReports(api.db, committees);
const { rounds, sex, indicators } = sample;
const { pupils, preSchool, kitchens } = indicators;
const LARGE = "1234567890123456.7891";

const before = await sample.submit(rounds.before.id, dongNai.id, "2025-06-30T16:59:59Z", [
  { indicator: pupils, numerator: "100" },
  { indicator: pupils, categoryId: sex.female.id, numerator: "97" },
  { indicator: pupils, categoryId: sex.male.id, numerator: "3" },
  { indicator: preSchool, numerator: "4", denominator: "90" },
  { indicator: kitchens, numerator: LARGE },
]);
await sample.decide(before, "APPROVED");
const femaleFigure = await api.db.figure.findFirstOrThrow({
  where: { revisionId: before.revisionId, categoryId: sex.female.id },
});
await api.db.figureSuppression.create({ data: { figureId: femaleFigure.id, kind: "SECONDARY" } });
const elsewhere = await sample.submit(rounds.before.id, ninhBinh.id, "2025-06-30T17:00:00Z", [
  { indicator: pupils, state: "NOTHING_AROSE" },
]);
const now = await sample.submit(rounds.now.id, dongNai.id, "2026-06-20T03:00:00Z", [
  { indicator: pupils, numerator: "200" },
]);

const officer = api.as(viewerOf(nation, "OFFICER"));
const provincial = api.as(viewerOf(dongNai, "OFFICER"));

const Rounds = graphql(`
  query Rounds($first: Int) {
    reportingRounds(first: $first) {
      totalCount
      edges { node { year committee { name } templates { level templateVersion { template { code } } }
        completeness { expected received onTime approved exempt declaredMissing } } }
    }
  }
`);
const Expectations = graphql(`
  query Expectations($first: Int, $where: RoundExpectationWhere) {
    expectations(first: $first, where: $where) {
      totalCount
      edges { node { standing committee { name } round { year } report { state isLate committee { name } } } }
    }
  }
`);
const Reports = graphql(`
  query Reports($first: Int, $where: ReportWhere) {
    reports(first: $first, where: $where, orderBy: RECEIVED) {
      totalCount
      edges { node { isLate viewerCanEdit round { year } committee { name }
        previousReport { round { year } submittedRevision { figures { totalCount } } }
        latestRevision { number isStale } decisions { totalCount edges { node { kind reason } } } } }
    }
  }
`);
const Flags = graphql(`
  query Flags($first: Int) {
    reports(first: $first) { edges { node { indicators { name } flags { rule indicatorVersion { name } } } } }
  }
`);
const Figures = graphql(`
  query Figures($first: Int, $where: FigureWhere) {
    figures(first: $first, where: $where) {
      totalCount
      edges { node { state numerator denominator isSuppressed category { code } revision { number }
        indicatorVersion { name unit theme { code } indicator { code } } } }
    }
  }
`);
const ReportById = graphql(`query ReportById($id: ID!) { report(id: $id) { state } }`);
const AnyNode = graphql(`query AnyNode($id: ID!) { node(id: $id) { __typename } }`);

describe("statements", () => {
  const cases: [string, number, (first: number) => Promise<unknown>][] = [
    ["rounds with their completeness", 3, (first) => officer.run(Rounds, { first })],
    ["expectations with their reports", 3, (first) => officer.run(Expectations, { first })],
    ["reports with the year before", 5, (first) => officer.run(Reports, { first })],
    ["reports with their flags", 4, (first) => officer.run(Flags, { first })],
    ["figures", 2, (first) => officer.run(Figures, { first })],
  ];
  it.each(cases)("reads %s in %i, however many there are", async (_list, statements, read) => {
    expect(await api.statementsOf(() => read(1))).toHaveLength(statements);
    expect(await api.statementsOf(() => read(100))).toHaveLength(statements);
  });

  const Reviews = graphql(`
    query Reviews($first: Int) {
      reports(first: $first) { edges { node { submittedRevision { number } review { flags jumps changedCells } } } }
    }
  `);
  it("reads what reviewers are to know of many reports in as many as of one, beside another revision of each", async () => {
    const one = await api.statementsOf(() => officer.run(Reviews, { first: 1 }));
    expect(await api.statementsOf(() => officer.run(Reviews, { first: 100 }))).toHaveLength(one.length);
  });

  const Taxonomies = graphql(`
    query Taxonomies($first: Int) {
      indicators(first: $first) { totalCount edges { node { code version(asOf: "2026-06-14") {
        name rules { kind severity limit comparedIndicator { code } } theme { name } groups { name }
        disaggregations { code categories { code name } } } versions { number } } } }
    }
  `);
  const Templates = graphql(`
    query Templates($first: Int) {
      reportTemplates(first: $first) { totalCount edges { node { code versions { number
        sections { kind title indicators { isRequired indicator { code } } } } } } }
    }
  `);
  const Splits = graphql(`
    query Splits($first: Int) {
      disaggregations(first: $first) { totalCount edges { node { code categories { code } } } }
    }
  `);
  it.each([1, 20])("reads the catalogue in one a page and one a count", async (first) => {
    expect(await api.statementsOf(() => officer.run(Taxonomies, { first }))).toHaveLength(2);
    expect(await api.statementsOf(() => officer.run(Templates, { first: Math.min(first, 2) }))).toHaveLength(2);
    expect(await api.statementsOf(() => officer.run(Splits, { first }))).toHaveLength(2);
  });

  const OfCommittee = graphql(`
    query OfCommittee($id: ID!, $first: Int) {
      committee(id: $id) {
        reports(first: $first) { totalCount edges { node { state round { name } } } }
        expectations(first: $first) { totalCount edges { node { dueOn } } }
        rounds(first: $first) { totalCount edges { node { name } } }
      }
    }
  `);
  const OfRound = graphql(`
    query OfRound($id: ID!, $first: Int) {
      reportingRound(id: $id) {
        expectations(first: $first) { totalCount edges { node { dueOn responsibleCommittee { name } } } }
        reports(first: $first) { totalCount edges { node { state } } }
      }
    }
  `);
  const OfReport = graphql(`
    query OfReport($id: ID!, $first: Int) {
      report(id: $id) {
        revisions(first: $first) { totalCount edges { node {
          number narratives { text } staleMarks { markedAt sourceRevision { number } }
          sources(first: $first) { totalCount edges { node { committee { name } sourceRevision { number } } } }
          figures(first: $first) { totalCount edges { node { numerator } } } } } }
        decisions(first: $first) { totalCount edges { node { revision { number } } } }
      }
    }
  `);
  it.each([1, 20])("reads what hangs on a committee, a round or a report in one", async (first) => {
    const ids = {
      committee: globalId("Committee", dongNai),
      round: globalId("ReportingRound", rounds.before),
      report: globalId("Report", before),
    };
    expect(await api.statementsOf(() => officer.run(OfCommittee, { id: ids.committee, first }))).toHaveLength(1);
    expect(await api.statementsOf(() => officer.run(OfRound, { id: ids.round, first }))).toHaveLength(1);
    expect(await api.statementsOf(() => officer.run(OfReport, { id: ids.report, first }))).toHaveLength(1);
  });

  const EntryPage = graphql(`
    query EntryPage($id: ID!) {
      report(id: $id) {
        state version viewerCanEdit isLate round { name endsOn dueOn } committee { name }
        templateVersion { sections { kind title guidance isRequired maxWords indicators { isRequired indicator { id code } } } }
        indicators { id name unit valueType source disaggregations { id addsUpToTotal } indicator { id } }
        disaggregations { id categories { id name } }
        latestRevision { sealedAt narratives { section text version } figures(first: 100) { edges { node {
          id state numerator denominator origin explanation version isSuppressed category { id } indicatorVersion { id } } } } }
        previousReport { submittedRevision { figures(first: 100) { edges { node {
          numerator denominator isSuppressed category { id } indicatorVersion { indicator { id } } } } } } }
        flags { rule severity isExplained message indicatorVersion { id name } category { id } }
      }
    }
  `);
  it("reads the page on which figures are typed in a fixed number", async () => {
    const read = async (report: { id: number }) =>
      api.statementsOf(() => provincial.run(EntryPage, { id: globalId("Report", report) }));
    expect(await read(now)).toHaveLength(7);
    const { report } = await provincial.run(EntryPage, { id: globalId("Report", now) });
    expect(report?.indicators.map(({ name }) => name)).toEqual(
      Object.values(indicators).map(({ code }) => `Chỉ tiêu ${code}`),
    );
    expect(report?.previousReport?.submittedRevision?.figures.edges).toHaveLength(5);
    expect(report?.flags).toMatchObject([
      { rule: "CHANGE_FROM_PREVIOUS_PERCENT", severity: "WARNING", isExplained: false, category: null },
    ]);
  });
});

describe("completeness", () => {
  it("tells expected, received, on time and approved apart, by the day in Viet Nam", async () => {
    const { reportingRounds } = await officer.run(Rounds, {});
    expect(reportingRounds.edges.map(({ node }) => [node.year, node.completeness])).toEqual([
      [2027, { expected: 2, received: 0, onTime: 0, approved: 0, exempt: 0, declaredMissing: 0 }],
      [2026, { expected: 2, received: 1, onTime: 1, approved: 0, exempt: 0, declaredMissing: 0 }],
      [2025, { expected: 2, received: 2, onTime: 1, approved: 1, exempt: 0, declaredMissing: 0 }],
    ]);
  });

  it("counts the exempt and those declared missing for themselves", async () => {
    const key = { roundId: rounds.now.id, committeeId: ninhBinh.id };
    const settle = (state: "EXEMPT" | "DECLARED_MISSING" | "EXPECTED") =>
      api.db.roundExpectation.update({ where: { roundId_committeeId: key }, data: { state, reason: "Sáp nhập" } });
    const read = async () => {
      const { reportingRounds } = await officer.run(Rounds, {});
      return reportingRounds.edges.find(({ node }) => node.year === 2026)?.node.completeness;
    };
    await settle("EXEMPT");
    expect(await read()).toMatchObject({ expected: 1, received: 1, exempt: 1, declaredMissing: 0 });
    await settle("DECLARED_MISSING");
    expect(await read()).toMatchObject({ expected: 2, received: 1, exempt: 0, declaredMissing: 1 });
    await settle("EXPECTED");
  });

  it("counts only committees the viewer may see", async () => {
    const { reportingRounds } = await provincial.run(Rounds, {});
    expect(reportingRounds.edges[2]?.node.completeness).toMatchObject({ expected: 1, received: 1, onTime: 1 });
  });

  it("says how each expected report stands", async () => {
    const { expectations } = await officer.run(Expectations, {});
    expect(expectations.edges.map(({ node }) => [node.round.year, node.standing, node.report?.isLate])).toEqual([
      [2025, "RECEIVED", false],
      [2025, "RECEIVED_LATE", true],
      [2026, "RECEIVED", false],
      [2026, "MISSING", undefined],
      [2027, "NOT_DUE", undefined],
      [2027, "NOT_DUE", undefined],
    ]);
  });
});

describe("reports", () => {
  it("stand beside that of the year before", async () => {
    const { reports } = await officer.run(Reports, {});
    expect(reports.edges.map(({ node }) => [node.round.year, node.isLate, node.previousReport?.round.year])).toEqual([
      [2026, false, 2025],
      [2025, true, undefined],
      [2025, false, undefined],
    ]);
    expect(reports.edges[0]?.node.previousReport?.submittedRevision?.figures.totalCount).toBe(5);
  });

  it("are within reach only, in lists, relations and counts", async () => {
    const { reports } = await provincial.run(Reports, {});
    expect(reports.totalCount).toBe(2);
    const { expectations } = await provincial.run(Expectations, {});
    expect(new Set(expectations.edges.map(({ node }) => node.committee.name))).toEqual(
      new Set(["Ban Chỉ đạo Đồng Nai"]),
    );
    const { reports: none } = await api.as(viewerOf(bienHoa)).run(Reports, {});
    expect(none.totalCount).toBe(0);
  });

  it("out of reach are the same bytes as absent ones", async () => {
    const figure = await api.db.figure.findFirstOrThrow({ where: { revisionId: elsewhere.revisionId } });
    const far = [
      ["Report", elsewhere.id],
      ["ReportRevision", elsewhere.revisionId],
      ["Figure", figure.id],
    ] as const;
    for (const [type, id] of far) {
      const answers = await Promise.all(
        [id, 999_999, "x"].map((each) => provincial.execute(AnyNode, { id: btoa(`${type}:${each}`) })),
      );
      expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toHaveLength(1);
    }
    const byField = await Promise.all(
      [elsewhere.id, 999_999].map((id) => provincial.execute(ReportById, { id: globalId("Report", { id }) })),
    );
    expect(new Set(byField.map((answer) => JSON.stringify(answer)))).toHaveLength(1);
  });
});

describe("small cells", () => {
  const read = async (viewer: Parameters<typeof api.as>[0]) => {
    const { figures } = await api
      .as(viewer)
      .run(Figures, { where: { committeeId: globalId("Committee", dongNai), approvedOnly: true } });
    return figures.edges
      .filter(({ node }) => node.indicatorVersion.indicator.code !== "EDU-03")
      .map(({ node }) => [node.category?.code ?? null, node.numerator, node.denominator, node.isSuppressed]);
  };
  const exact = [
    ["F", "97", null, false],
    ["M", "3", null, false],
    [null, "100", null, false],
    [null, "4", "90", false],
  ];
  const published = [
    ["F", null, null, true],
    ["M", null, null, true],
    [null, "100", null, false],
    [null, null, null, true],
  ];

  it.each(["OFFICER", "REVIEWER"] as const)("are exact for a %s of the committee and of those above", async (role) => {
    expect(await read(viewerOf(dongNai, role))).toEqual(exact);
    expect(await read(viewerOf(nation, role))).toEqual(exact);
  });

  it.each(["ADMINISTRATOR", "ANALYST", "VIEWER"] as const)("are hidden from a %s, there and above", async (role) => {
    expect(await read(viewerOf(dongNai, role))).toEqual(published);
    expect(await read(viewerOf(nation, role))).toEqual(published);
  });

  it("stay hidden from an officer of another committee who only reads this one", async () => {
    const [reads] = viewerOf(dongNai, "ANALYST").grants;
    const [writes] = viewerOf(ninhBinh, "OFFICER").grants;
    if (!reads || !writes) throw new Error("Each has one grant");
    expect(await read({ ...holderOfNoRole, grants: [reads, writes] })).toEqual(published);
  });
});

describe("figures", () => {
  it("keep every digit", async () => {
    const { figures } = await officer.run(Figures, {
      where: { indicatorIds: [globalId("Indicator", kitchens)], totalsOnly: true },
    });
    expect(figures.edges.map(({ node }) => node.numerator)).toEqual([LARGE]);
  });

  it("are told apart: zero, nothing arose, not typed", async () => {
    const { figures } = await officer.run(Figures, { where: { committeeId: globalId("Committee", ninhBinh) } });
    expect(figures.edges.map(({ node }) => [node.state, node.numerator, node.isSuppressed])).toEqual([
      ["NOTHING_AROSE", null, false],
    ]);
  });

  it("are those of the last approved revision, where only approved ones are asked for", async () => {
    const approved = () => officer.run(Figures, { where: { approvedOnly: true, totalsOnly: true } });
    expect((await approved()).figures.totalCount).toBe(3);
    const correction = await api.db.reportRevision.create({
      data: {
        reportId: before.id,
        number: 2,
        figures: { create: { indicatorVersionId: pupils.versionId, numerator: "101" } },
      },
    });
    await api.db.reportRevision.update({ where: { id: correction.id }, data: { sealedAt: new Date() } });
    expect((await approved()).figures.totalCount).toBe(3);
    await sample.decide({ id: before.id, revisionId: correction.id }, "APPROVED");
    const { figures } = await approved();
    expect(figures.edges.map(({ node }) => [node.revision.number, node.numerator])).toEqual([[2, "101"]]);
  });
});

describe("the viewer", () => {
  const Me = graphql(
    `query Me { viewer { name roles { role paths } homeCommittee { name } } sampleLoad { loadedAt } }`,
  );

  it("has a name, roles and a home", async () => {
    const { viewer, sampleLoad } = await provincial.run(Me, {});
    expect(viewer).toMatchObject({
      name: `Người dùng ${dongNai.id}`,
      roles: [{ role: "OFFICER", paths: [dongNai.path] }],
      homeCommittee: { name: "Ban Chỉ đạo Đồng Nai" },
    });
    expect(sampleLoad).toBeNull();
  });

  it("sees whether this is sample data", async () => {
    await api.asOwner(`INSERT INTO "SampleLoad" DEFAULT VALUES`);
    expect((await provincial.run(Me, {})).sampleLoad).toMatchObject({ loadedAt: expect.any(String) });
  });
});
