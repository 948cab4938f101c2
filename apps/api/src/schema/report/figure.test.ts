import { graphql, type VariablesOf } from "@camket/schema";
import { beforeEach, describe, expect, it } from "vitest";
import { globalId, sampleCommittees, viewerOf } from "../../../test/sample-committees.ts";
import { sampleReports } from "../../../test/sample-reports.ts";
import { openTestApi } from "../../../test/test-api.ts";

const api = await openTestApi();
const committees = await sampleCommittees(api.db);
const { dongNai, ninhBinh, bienHoa } = committees;
const sample = await sampleReports(api.db, committees);
const { rounds, sex, indicators } = sample;
const { pupils, preSchool, kitchens, trainings } = indicators;
const officer = api.as(viewerOf(dongNai, "OFFICER"));
const LARGE = "123456789012.7891";

const aYearBefore = await sample.submit(rounds.before.id, dongNai.id, "2025-06-20T03:00:00Z", [
  { indicator: pupils, numerator: "100" },
]);
await sample.decide(aYearBefore, "APPROVED");

const Start = graphql(`
  mutation Start($input: StartReportInput!) {
    startReport(input: $input) {
      __typename
      ... on Report { id version state viewerCanEdit latestRevision { number sealedAt } }
      ... on DomainError { code message }
      ... on RoundNotOpenError { opensOn }
      ... on ReportExistsError { report { id } }
    }
  }
`);
const Save = graphql(`
  mutation Save($input: SaveFiguresInput!) {
    saveFigures(input: $input) {
      __typename
      ... on Report { version flags { rule severity isExplained message category { code } indicatorVersion { indicator { code } } } }
      ... on InvalidInputError { fields { path code limit } }
      ... on FigureConflictError { code conflicts { path figure { version numerator state } } }
      ... on FigureCountedError { code paths }
      ... on ReportSealedError { code }
    }
  }
`);
const Clear = graphql(`
  mutation Clear($input: ClearFiguresInput!) {
    clearFigures(input: $input) {
      __typename
      ... on InvalidInputError { fields { path code } }
      ... on FigureConflictError { conflicts { path figure { version } } }
    }
  }
`);
const Write = graphql(`
  mutation Write($input: SaveNarrativeInput!) {
    saveNarrative(input: $input) {
      __typename
      ... on Narrative { section text version }
      ... on InvalidInputError { fields { path code limit } }
      ... on VersionConflictError { currentVersion }
    }
  }
`);
const Submit = graphql(`
  mutation Submit($input: SubmitReportInput!) {
    submitReport(input: $input) {
      __typename
      ... on Report { state version receivedAt draftRevision { number } submittedRevision { number sealedAt } }
      ... on ReportIncompleteError { code blockers { kind section message category { code } indicatorVersion { indicator { code } } } }
      ... on VersionConflictError { currentVersion }
    }
  }
`);
const Revise = graphql(`
  mutation Revise($input: ReviseReportInput!) {
    reviseReport(input: $input) {
      __typename
      ... on Report { state version draftRevision { number narratives { text version } figures { edges { node { numerator version } } } } }
      ... on VersionConflictError { currentVersion }
    }
  }
`);

type Cell = VariablesOf<typeof Save>["input"]["figures"][number];
const indicatorId = (indicator: { id: number }) => globalId("Indicator", indicator);
const female = globalId("DisaggregationCategory", sex.female);
const male = globalId("DisaggregationCategory", sex.male);
const number = (indicator: { id: number }, numerator: string, cell: Partial<Cell> = {}): Cell => ({
  indicatorId: indicatorId(indicator),
  expectedVersion: 0,
  state: "NUMBER",
  numerator,
  ...cell,
});

let report: { id: number };
const reportId = () => globalId("Report", report);
const save = async (figures: Cell[], by = officer) =>
  (await by.run(Save, { input: { reportId: reportId(), figures } })).saveFigures;
const write = async (text: string, expectedVersion = 0) =>
  (await officer.run(Write, { input: { reportId: reportId(), section: "RESULTS", expectedVersion, text } }))
    .saveNarrative;
const submit = async (expectedVersion = 1, by = officer) =>
  (await by.run(Submit, { input: { id: reportId(), expectedVersion } })).submitReport;
const typed = () =>
  api.db.figure
    .findMany({ where: { revision: { reportId: report.id } }, orderBy: { id: "asc" } })
    .then((figures) => figures.map(({ state, numerator, version }) => [state, numerator?.toFixed() ?? null, version]));

// Every test types into a report of its own.
beforeEach(async () => {
  const year = 3000 + (await api.db.reportingRound.count());
  const { id, ...now } = await api.db.reportingRound.findUniqueOrThrow({
    where: { id: rounds.now.id },
    omit: { committeePath: true, provincialCommitteeId: true },
    include: { templates: { omit: { id: true, roundId: true } } },
  });
  const round = await api.db.reportingRound.create({ data: { ...now, year, templates: { create: now.templates } } });
  await api.db.roundExpectation.create({ data: { roundId: round.id, committeeId: dongNai.id, dueOn: now.dueOn } });
  report = await api.db.report.create({
    data: { roundId: round.id, committeeId: dongNai.id, revisions: { create: { number: 1 } } },
  });
});

describe("beginning a report", () => {
  const start = async (round: { id: number }, committee: { id: number }, by = officer) =>
    (
      await by.run(Start, {
        input: { roundId: globalId("ReportingRound", round), committeeId: globalId("Committee", committee) },
      })
    ).startReport;

  it("makes one draft of many that race, and names it to the others", async () => {
    const results = await Promise.all(Array.from({ length: 6 }, () => start(rounds.now, dongNai)));
    const made = results.find((result) => result.__typename === "Report");
    expect(made).toMatchObject({ state: "DRAFT", viewerCanEdit: true, latestRevision: { number: 1, sealedAt: null } });
    const others = results.filter((result) => result.__typename === "ReportExistsError");
    expect(others).toHaveLength(5);
    expect(others[0]).toMatchObject({ code: "CONFLICT", report: { id: made?.__typename === "Report" && made.id } });
  });

  it("is refused before the round opens, where none is expected, and to others", async () => {
    expect(await start(rounds.next, dongNai)).toMatchObject({
      __typename: "RoundNotOpenError",
      code: "LOCKED",
      opensOn: "2027-06-01",
    });
    expect(await start(rounds.now, bienHoa, api.as(viewerOf(bienHoa, "OFFICER")))).toMatchObject({
      __typename: "NotExpectedError",
    });
    expect(await start(rounds.now, bienHoa)).toMatchObject({ __typename: "ForbiddenError" });
    const key = { roundId: rounds.now.id, committeeId: ninhBinh.id };
    await api.db.roundExpectation.update({
      where: { roundId_committeeId: key },
      data: { state: "EXEMPT", reason: "Sáp nhập" },
    });
    expect(await start(rounds.now, ninhBinh, api.as(viewerOf(ninhBinh, "OFFICER")))).toMatchObject({
      __typename: "NotExpectedError",
    });
    expect(await start(rounds.now, dongNai, api.as(viewerOf(dongNai, "REVIEWER")))).toMatchObject({
      __typename: "ForbiddenError",
    });
    expect(await start({ id: 999_999 }, dongNai)).toMatchObject({ __typename: "NotFoundError" });
  });
});

describe("typing figures", () => {
  it("keeps every digit, and tells zero, nothing arisen and not typed apart", async () => {
    expect(
      await save([
        number(kitchens, LARGE),
        number(pupils, "0"),
        { indicatorId: indicatorId(preSchool), expectedVersion: 0, state: "NOTHING_AROSE" },
      ]),
    ).toMatchObject({ __typename: "Report", version: 1 });
    expect(await typed()).toEqual([
      ["NUMBER", LARGE, 1],
      ["NUMBER", "0", 1],
      ["NOTHING_AROSE", null, 1],
    ]);
    expect(await save([number(kitchens, LARGE.replace("7891", "7892"), { expectedVersion: 1 })])).toMatchObject({
      __typename: "Report",
    });
    expect(await typed()).toContainEqual(["NUMBER", "123456789012.7892", 2]);
  });

  it.each([
    ["a number below zero", [number(pupils, "-1")], "figures.0.numerator", "NEGATIVE"],
    ["a part of a person", [number(kitchens, "1"), number(pupils, "1.5")], "figures.1.numerator", "NOT_WHOLE"],
    ["more than all", [number(preSchool, "3", { denominator: "2" })], "figures.0.numerator", "ABOVE_DENOMINATOR"],
    ["none of none", [number(preSchool, "0", { denominator: "0" })], "figures.0.denominator", "NOT_POSITIVE"],
    ["a ratio without a denominator", [number(preSchool, "1")], "figures.0.denominator", "REQUIRED"],
    ["a count with a denominator", [number(pupils, "1", { denominator: "2" })], "figures.0.denominator", "INVALID"],
    [
      "a number where nothing arose",
      [number(pupils, "1", { state: "NOTHING_AROSE" })],
      "figures.0.numerator",
      "INVALID",
    ],
    ["an unknown indicator", [number({ id: 999_999 }, "1")], "figures.0.indicatorId", "NOT_FOUND"],
    [
      "an unknown part",
      [number(pupils, "1", { categoryId: btoa("DisaggregationCategory:9999") })],
      "figures.0.categoryId",
      "NOT_FOUND",
    ],
    ["one cell twice", [number(pupils, "1"), number(pupils, "2")], "figures.1", "INVALID"],
    ["nothing", [], "figures", "REQUIRED"],
    [
      "an explanation of 10,000 letters",
      [number(pupils, "1", { explanation: "a".repeat(10_000) })],
      "figures.0.explanation",
      "TOO_LONG",
    ],
    ["too many", Array.from({ length: 201 }, () => number(pupils, "1")), "figures", "TOO_LONG"],
  ] as const)("refuses %s by field, and writes nothing", async (_what, figures, path, code) => {
    expect(await save([...figures])).toMatchObject({ __typename: "InvalidInputError", fields: [{ path, code }] });
    expect(await typed()).toEqual([]);
  });

  it("does not let a counted figure be typed", async () => {
    expect(await save([number(pupils, "1"), number(trainings, "1")])).toEqual({
      __typename: "FigureCountedError",
      code: "LOCKED",
      paths: ["figures.1"],
    });
    const revision = await api.db.reportRevision.findFirstOrThrow({ where: { reportId: report.id } });
    await api.db.figure.create({
      data: { revisionId: revision.id, indicatorVersionId: pupils.versionId, numerator: 9, origin: "CONSOLIDATED" },
    });
    expect(await save([number(pupils, "1", { expectedVersion: 1 })])).toMatchObject({ paths: ["figures.0"] });
  });

  it("names each cell in conflict with what is there, and writes none", async () => {
    await save([number(pupils, "10"), number(kitchens, "5")]);
    await save([number(pupils, "11", { expectedVersion: 1 })]);
    expect(
      await save([
        number(pupils, "12", { expectedVersion: 1 }),
        number(kitchens, "6", { expectedVersion: 1 }),
        number(pupils, "7", { categoryId: female, expectedVersion: 3 }),
      ]),
    ).toEqual({
      __typename: "FigureConflictError",
      code: "CONFLICT",
      conflicts: [
        { path: "figures.0", figure: { version: 2, numerator: "11", state: "NUMBER" } },
        { path: "figures.2", figure: null },
      ],
    });
    expect(await typed()).toEqual([
      ["NUMBER", "11", 2],
      ["NUMBER", "5", 1],
    ]);
  });

  it("lets exactly one of many through who type the same cell", async () => {
    const race = async (expectedVersion: number) => {
      const results = await Promise.all(
        Array.from({ length: 6 }, (_, index) => save([number(pupils, `${index}`, { expectedVersion })])),
      );
      return results.map(({ __typename }) => __typename).sort();
    };
    const oneOfSix = [...Array.from({ length: 5 }, () => "FigureConflictError"), "Report"];
    expect(await race(0)).toEqual(oneOfSix);
    expect(await race(1)).toEqual(oneOfSix);
  });

  it("clears cells, which are then not typed", async () => {
    await save([number(pupils, "10"), number(kitchens, "5")]);
    const clear = async (expectedVersion: number) =>
      (
        await officer.run(Clear, {
          input: { reportId: reportId(), figures: [{ indicatorId: indicatorId(pupils), expectedVersion }] },
        })
      ).clearFigures;
    expect(await clear(2)).toEqual({
      __typename: "FigureConflictError",
      conflicts: [{ path: "figures.0", figure: { version: 1 } }],
    });
    expect(await clear(1)).toMatchObject({ __typename: "Report" });
    expect(await typed()).toEqual([["NUMBER", "5", 1]]);
  });

  it("is for officers of the committee, and absent for others", async () => {
    expect(await save([number(pupils, "1")], api.as(viewerOf(dongNai, "REVIEWER")))).toMatchObject({
      __typename: "ForbiddenError",
    });
    expect(await save([number(pupils, "1")], api.as(viewerOf(ninhBinh, "OFFICER")))).toMatchObject({
      __typename: "NotFoundError",
    });
  });

  it("takes as many statements for many cells as for one", async () => {
    const count = (figures: Cell[]) => api.statementsOf(() => save(figures));
    const one = await count([number(kitchens, "1")]);
    const many = await count([
      number(kitchens, "2", { expectedVersion: 1 }),
      number(pupils, "10"),
      number(pupils, "4", { categoryId: female }),
      number(pupils, "6", { categoryId: male }),
    ]);
    expect(many).toHaveLength(one.length);
  });
});

describe("flags", () => {
  it("name what does not hold between cells", async () => {
    const answer = await save([
      number(pupils, "10", { explanation: " " }),
      number(pupils, "4", { categoryId: female }),
      number(pupils, "11", { categoryId: male }),
      number(preSchool, "12", { denominator: "20" }),
    ]);
    if (answer.__typename !== "Report") throw new Error(answer.__typename);
    expect(
      answer.flags.map(({ rule, severity, category, indicatorVersion }) => [
        indicatorVersion.indicator.code,
        category?.code ?? null,
        rule,
        severity,
      ]),
    ).toEqual([
      ["EDU-01", null, "DISAGGREGATION_SUMS_TO_TOTAL", "ERROR"],
      ["EDU-01", "M", "PART_LE_TOTAL", "ERROR"],
      ["EDU-02", null, "LE_INDICATOR", "ERROR"],
    ]);
    expect(answer.flags[1]?.message).toBe("The part is larger than the total.");
  });

  it("are none while a split is not typed whole", async () => {
    expect(await save([number(pupils, "10"), number(pupils, "4", { categoryId: female })])).toMatchObject({
      flags: [],
    });
  });
});

describe("submitting", () => {
  it("lists what is missing, wrong and not explained", async () => {
    await write("Một hai ba bốn năm sáu bảy tám chín mười mười-một");
    await save([
      number(preSchool, "9", { denominator: "20" }),
      number(preSchool, "10", { denominator: "11", categoryId: male }),
    ]);
    const answer = await submit();
    if (answer.__typename !== "ReportIncompleteError") throw new Error(answer.__typename);
    expect(
      answer.blockers.map(({ kind, section, indicatorVersion, category }) => [
        kind,
        section ?? indicatorVersion?.indicator.code,
        category?.code ?? null,
      ]),
    ).toEqual([
      ["SECTION_TOO_LONG", "RESULTS", null],
      ["FIGURE_MISSING", "EDU-01", null],
      ["RULE_BROKEN", "EDU-02", "M"],
    ]);
    expect(await api.db.report.findUnique({ where: { id: report.id } })).toMatchObject({ state: "DRAFT", version: 1 });
  });

  it("asks for an explanation of a large change against the year before", async () => {
    const made = (
      await officer.run(Start, {
        input: { roundId: globalId("ReportingRound", rounds.now), committeeId: globalId("Committee", dongNai) },
      })
    ).startReport;
    const current = await api.db.report.findUniqueOrThrow({
      where: { roundId_committeeId: { roundId: rounds.now.id, committeeId: dongNai.id } },
    });
    expect(made.__typename).toMatch(/^Report/);
    report = current;
    await write("Kết quả");
    await save([number(pupils, "151")]);
    expect(await submit()).toMatchObject({
      blockers: [{ kind: "NOT_EXPLAINED", indicatorVersion: { indicator: { code: "EDU-01" } } }],
    });
    await save([number(pupils, "151", { expectedVersion: 1, explanation: "Trường mới mở" })]);
    expect(await submit()).toMatchObject({ __typename: "Report", state: "SUBMITTED" });
  });

  it("seals the draft, keeps the first day of receipt, and goes on in a new revision once returned", async () => {
    expect(await write("Đã làm")).toEqual({ __typename: "Narrative", section: "RESULTS", text: "Đã làm", version: 1 });
    expect(await write("Đã làm xong")).toEqual({ __typename: "VersionConflictError", currentVersion: 1 });
    expect(await write("Đã làm xong", 1)).toMatchObject({ version: 2 });
    await save([number(pupils, "10")]);
    expect(await submit(7)).toEqual({ __typename: "VersionConflictError", currentVersion: 1 });
    const sent = await submit();
    if (sent.__typename !== "Report") throw new Error(sent.__typename);
    expect(sent).toMatchObject({
      state: "SUBMITTED",
      version: 2,
      draftRevision: null,
      submittedRevision: { number: 1 },
    });
    expect(sent.receivedAt).toBe(sent.submittedRevision?.sealedAt);

    expect(await save([number(pupils, "11", { expectedVersion: 1 })])).toEqual({
      __typename: "ReportSealedError",
      code: "LOCKED",
    });
    expect(await submit(2)).toMatchObject({ __typename: "ReportSealedError" });

    const revise = async (expectedVersion: number) =>
      (await officer.run(Revise, { input: { id: reportId(), expectedVersion } })).reviseReport;
    expect(await revise(2)).toMatchObject({ __typename: "ReportNotReturnedError" });
    const revision = await api.db.reportRevision.findFirstOrThrow({ where: { reportId: report.id } });
    await sample.decide({ id: report.id, revisionId: revision.id }, "RETURNED");
    expect(await revise(2)).toEqual({ __typename: "VersionConflictError", currentVersion: 3 });
    expect(await revise(3)).toMatchObject({
      state: "RETURNED",
      version: 4,
      draftRevision: {
        number: 2,
        narratives: [{ text: "Đã làm xong", version: 1 }],
        figures: { edges: [{ node: { numerator: "10", version: 1 } }] },
      },
    });
    expect(await revise(4)).toMatchObject({ __typename: "ReportNotReturnedError" });
    await save([number(pupils, "12", { expectedVersion: 1 })]);
    expect(await submit(4)).toMatchObject({ receivedAt: sent.receivedAt, submittedRevision: { number: 2 } });
    const figures = await api.db.figure.findMany({
      where: { revision: { reportId: report.id } },
      orderBy: { revision: { number: "asc" } },
    });
    expect(figures.map(({ numerator }) => numerator?.toFixed())).toEqual(["10", "12"]);
  });

  it("never seals less than was saved, nor saves into what is sealed", async () => {
    await write("Đã làm");
    await save([number(pupils, "10")]);
    const saves = Array.from({ length: 5 }, (_, index) => save([number(kitchens, `${index}`)]));
    const [sent, ...saved] = await Promise.all([submit(), ...saves]);
    expect(sent.__typename).toBe("Report");
    const { sealedAt, figures } = await api.db.reportRevision.findFirstOrThrow({
      where: { reportId: report.id },
      include: { figures: true },
    });
    expect(sealedAt).not.toBeNull();
    const accepted = saved.filter(({ __typename }) => __typename === "Report").length;
    expect(figures).toHaveLength(1 + accepted);
    expect(accepted).toBeLessThanOrEqual(1);
  });

  it("sends one of many who send at once", async () => {
    await write("Đã làm");
    await save([number(pupils, "10")]);
    const results = await Promise.all(Array.from({ length: 4 }, () => submit()));
    expect(results.map(({ __typename }) => __typename).sort()).toEqual([
      "Report",
      ...Array.from({ length: 3 }, () => "ReportSealedError"),
    ]);
  });
});
