import { graphql, type VariablesOf } from "@camket/schema";
import { describe, expect, it } from "vitest";
import { globalId, sampleCommittees, viewerOf } from "../../../test/sample-committees.ts";
import { sampleReports } from "../../../test/sample-reports.ts";
import { openTestApi } from "../../../test/test-api.ts";

const api = await openTestApi();
const committees = await sampleCommittees(api.db);
const { nation, dongNai } = committees;
const { rounds, indicators, sex, submit } = await sampleReports(api.db, committees);
const theme = await api.db.theme.findFirstOrThrow();
const split = await api.db.disaggregation.findFirstOrThrow();

const keeper = api.as(viewerOf(nation, "ADMINISTRATOR"));
const provincial = api.as(viewerOf(dongNai, "ADMINISTRATOR"));

const Create = graphql(`
  mutation Create($input: CreateIndicatorInput!) {
    result: createIndicator(input: $input) {
      __typename
      ... on Indicator { id code edition version { name levels theme { code } rules { kind severity limit } } }
      ... on InvalidInputError { fields { path code } }
    }
  }
`);
const Revise = graphql(`
  mutation Revise($input: ReviseIndicatorInput!) {
    result: reviseIndicator(input: $input) {
      __typename
      ... on Indicator { edition versions { number definition validFrom validTo rules { kind } } }
      ... on InvalidInputError { fields { path code } }
      ... on DefinitionInUseError { usedTo message }
      ... on VersionConflictError { currentVersion }
    }
  }
`);
const End = graphql(`
  mutation End($input: EndIndicatorInput!) {
    result: endIndicator(input: $input) {
      __typename
      ... on Indicator { versions { validTo } }
      ... on DefinitionInUseError { usedTo }
      ... on InvalidInputError { fields { path code } }
    }
  }
`);
const ReviseSplit = graphql(`
  mutation ReviseSplit($input: ReviseDisaggregationInput!) {
    result: reviseDisaggregation(input: $input) {
      __typename
      ... on Disaggregation { version categories { code name position } }
      ... on InvalidInputError { fields { path code } }
      ... on CategoryInUseError { names }
    }
  }
`);

type Definition = VariablesOf<typeof Create>["input"]["definition"];
const definition: Definition = {
  ...{ name: "Số lớp tập huấn", nameEn: "Trainings", definition: "Lớp đã mở", definitionEn: "Trainings held" },
  ...{ unit: "lớp", unitEn: "trainings", valueType: "COUNT", overCommittees: "SUM", overPeriods: "SUM" },
  ...{ source: "ENTERED", levels: ["COMMUNE", "PROVINCE"], smallCellThreshold: 5 },
  themeId: globalId("Theme", theme),
  groupIds: [],
  disaggregationIds: [globalId("Disaggregation", split)],
  rules: [
    { kind: "NON_NEGATIVE", severity: "ERROR" },
    { kind: "CHANGE_FROM_PREVIOUS_PERCENT", severity: "WARNING", limit: "12.5" },
  ],
};
const create = (code: string, changes: Partial<Definition> = {}) =>
  keeper.run(Create, { input: { code, validFrom: "2026-01-01", definition: { ...definition, ...changes } } });
const created = async (code: string) => {
  const { result } = await create(code);
  if (result.__typename !== "Indicator") throw new Error(JSON.stringify(result));
  return result;
};
const revise = (id: string, expectedEdition: number, validFrom: string, text = "Định nghĩa mới") =>
  keeper.run(Revise, {
    input: { id, expectedEdition, validFrom, definition: { ...definition, definition: text, rules: [] } },
  });

describe("an indicator", () => {
  it("is defined with its rules", async () => {
    const { result } = await create("TRE-10");
    expect(result).toMatchObject({
      code: "TRE-10",
      version: {
        name: "Số lớp tập huấn",
        theme: { code: "SCHOOL" },
        rules: [
          { kind: "NON_NEGATIVE", severity: "ERROR", limit: null },
          { kind: "CHANGE_FROM_PREVIOUS_PERCENT", severity: "WARNING", limit: "12.5" },
        ],
      },
    });
    expect((await create("TRE-10")).result).toMatchObject({ fields: [{ path: "code", code: "TAKEN" }] });
  });

  it("is kept by administrators of the nation's committee only", async () => {
    const input = { code: "TRE-11", validFrom: "2026-01-01", definition };
    expect((await provincial.run(Create, { input })).result.__typename).toBe("ForbiddenError");
    const reviewer = api.as(viewerOf(nation, "REVIEWER"));
    expect((await reviewer.run(Create, { input })).result.__typename).toBe("ForbiddenError");
  });

  const ratio = { valueType: "RATIO", overCommittees: "RATIO_OF_SUMS", overPeriods: "LATEST" } as const;
  const rule = (kind: Definition["rules"][number]["kind"], more = {}) => ({
    rules: [{ kind, severity: "ERROR" as const, ...more }],
  });
  const cases: [string, Partial<Definition>, { path: string; code: string }][] = [
    [
      "counts as a ratio of sums",
      { overCommittees: "RATIO_OF_SUMS" },
      { path: "overCommittees", code: "ONLY_FOR_RATIOS" },
    ],
    ["counts over periods so", { overPeriods: "RATIO_OF_SUMS" }, { path: "overPeriods", code: "ONLY_FOR_RATIOS" }],
    [
      "ratios that are added",
      {
        ...ratio,
        numeratorName: "a",
        numeratorNameEn: "a",
        denominatorName: "b",
        denominatorNameEn: "b",
        overPeriods: "SUM",
      },
      { path: "overPeriods", code: "RATIOS_DO_NOT_ADD" },
    ],
    [
      "the latest of committees",
      { overCommittees: "LATEST" },
      { path: "overCommittees", code: "COMMITTEES_HAVE_NO_ORDER" },
    ],
    [
      "amounts that are counted",
      { valueType: "AMOUNT", source: "EVENTS" },
      { path: "source", code: "ONLY_COUNTS_ARE_COUNTED" },
    ],
    ["what is counted of an unsaid work", { source: "TASKS" }, { path: "counted", code: "REQUIRED" }],
    [
      "tasks counted as outputs",
      { source: "TASKS", counted: "OUTPUTS_PUBLISHED" },
      { path: "counted", code: "INVALID" },
    ],
    [
      "a ratio counted as a count",
      { source: "TASKS", counted: "TASKS_DONE_IN_TIME" },
      { path: "counted", code: "INVALID" },
    ],
    ["typed figures that are counted", { counted: "OUTPUTS_PUBLISHED" }, { path: "counted", code: "INVALID" }],
    ["events of no kind", { source: "EVENTS", counted: "ATTENDANCE" }, { path: "eventKinds", code: "REQUIRED" }],
    [
      "a rule on ratios for a count",
      rule("NUMERATOR_LE_DENOMINATOR"),
      { path: "rules.0.kind", code: "ONLY_FOR_RATIOS" },
    ],
    [
      "parts without a disaggregation",
      { ...rule("PART_LE_TOTAL"), disaggregationIds: [] },
      { path: "rules.0.kind", code: "NEEDS_DISAGGREGATION" },
    ],
    ["a comparison with nothing", rule("LE_INDICATOR"), { path: "rules.0.comparedIndicatorId", code: "NOT_FOUND" }],
    [
      "a comparison with the denominator of a count",
      rule("LE_INDICATOR", {
        comparedIndicatorId: globalId("Indicator", indicators.pupils),
        comparedPart: "DENOMINATOR",
      }),
      { path: "rules.0.comparedPart", code: "ONLY_FOR_RATIOS" },
    ],
    [
      "a change without a limit",
      rule("CHANGE_FROM_PREVIOUS_PERCENT", { severity: "WARNING" }),
      { path: "rules.0.limit", code: "REQUIRED" },
    ],
    [
      "a change that nobody may explain",
      rule("CHANGE_FROM_PREVIOUS_PERCENT", { limit: "50" }),
      { path: "rules.0.severity", code: "CHANGE_MAY_BE_REAL" },
    ],
    [
      "the same rule twice",
      { rules: [...rule("NON_NEGATIVE").rules, ...rule("NON_NEGATIVE").rules] },
      { path: "rules.1.kind", code: "TWICE" },
    ],
    ["no level", { levels: [] }, { path: "levels", code: "REQUIRED" }],
  ];
  it.each(cases)("refuses %s", async (_what, changes, { path, code }) => {
    expect((await create("TRE-12", changes)).result).toEqual({
      __typename: "InvalidInputError",
      fields: [{ path: `definition.${path}`, code }],
    });
  });

  it("asks a ratio for the names of both parts", async () => {
    const { result } = await create("TRE-12", ratio);
    expect(result).toMatchObject({ fields: [{ code: "REQUIRED" }, {}, {}, { path: "definition.denominatorNameEn" }] });
  });
});

describe("a changed definition", () => {
  it("corrects in place on its first day, and is a new version from a later one", async () => {
    const { id, edition } = await created("TRE-20");
    expect((await revise(id, edition, "2026-01-01", "Đã sửa")).result).toMatchObject({
      edition: edition + 1,
      versions: [{ number: 1, definition: "Đã sửa", validTo: null, rules: [] }],
    });
    expect((await revise(id, edition + 1, "2027-01-01")).result).toMatchObject({
      versions: [
        { number: 1, definition: "Đã sửa", validTo: "2027-01-01" },
        { number: 2, definition: "Định nghĩa mới", validFrom: "2027-01-01", validTo: null },
      ],
    });
    expect((await revise(id, edition, "2028-01-01")).result).toMatchObject({ currentVersion: edition + 2 });
    expect((await revise(id, edition + 2, "2026-06-01")).result).toMatchObject({
      fields: [{ path: "validFrom", code: "OUT_OF_RANGE" }],
    });
  });

  it("leaves no days without one after an end", async () => {
    const { id, edition } = await created("TRE-21");
    await keeper.run(End, { input: { id, expectedEdition: edition, validTo: "2027-01-01" } });
    expect((await revise(id, edition + 1, "2027-02-01")).result).toMatchObject({
      fields: [{ path: "validFrom", code: "LEAVES_A_GAP" }],
    });
    expect((await revise(id, edition + 1, "2027-01-01")).result).toMatchObject({ versions: [{}, { validTo: null }] });
  });

  it("never reaches figures that follow the present one", async () => {
    await submit(rounds.now.id, dongNai.id, "2026-06-20T03:00:00Z", [
      { indicator: indicators.pupils, numerator: "200" },
    ]);
    const id = globalId("Indicator", indicators.pupils);
    const inUse = { __typename: "DefinitionInUseError", usedTo: "2026-06-14" };
    expect((await revise(id, 1, "2020-01-01")).result).toMatchObject(inUse);
    expect((await revise(id, 1, "2026-06-14")).result).toMatchObject({
      ...inUse,
      message: expect.stringContaining("14/06/2026"),
    });
    expect((await keeper.run(End, { input: { id, expectedEdition: 1, validTo: "2026-01-01" } })).result).toEqual(inUse);
    expect((await revise(id, 1, "2026-06-15")).result).toMatchObject({ versions: [{ number: 1 }, { number: 2 }] });
    const figure = await api.db.figure.findFirstOrThrow({ include: { indicatorVersion: true } });
    expect(figure.indicatorVersion.number).toBe(1);
  });
});

describe("a disaggregation", () => {
  const { female, male } = sex;
  const part = ({ id, code, name, nameEn }: typeof female) => ({
    id: globalId("DisaggregationCategory", { id }),
    ...{ code, name, nameEn },
  });
  const reviseSplit = (expectedVersion: number, categories: VariablesOf<typeof ReviseSplit>["input"]["categories"]) =>
    keeper.run(ReviseSplit, {
      input: {
        id: globalId("Disaggregation", split),
        ...{ expectedVersion, name: "Giới tính", nameEn: "Sex", addsUpToTotal: true, categories },
      },
    });
  const other = { code: "NOT_KNOWN", name: "Chưa rõ", nameEn: "Not known" };

  it("takes new parts in order, and swaps codes", async () => {
    const swapped = [
      { ...part(male), code: "F" },
      { ...part(female), code: "M" },
    ];
    expect((await reviseSplit(1, [...swapped, other])).result).toMatchObject({
      version: 2,
      categories: [
        { code: "F", name: "Nam", position: 1 },
        { code: "M", name: "Nữ", position: 2 },
        { code: "NOT_KNOWN", position: 3 },
      ],
    });
    expect((await reviseSplit(2, [part(female), part(male)])).result).toMatchObject({
      categories: [{ code: "F" }, { code: "M" }],
    });
  });

  it("keeps a part that figures use", async () => {
    await submit(rounds.before.id, dongNai.id, "2025-06-20T03:00:00Z", [
      { indicator: indicators.pupils, categoryId: female.id, numerator: "97" },
    ]);
    expect((await reviseSplit(3, [part(male), other])).result).toEqual({
      __typename: "CategoryInUseError",
      names: ["Nữ"],
    });
    expect((await reviseSplit(3, [part(male), part(female), { ...other, code: "M" }])).result).toMatchObject({
      fields: [{ path: "categories.2.code", code: "TWICE" }],
    });
  });
});
