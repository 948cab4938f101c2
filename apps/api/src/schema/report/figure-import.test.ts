import { randomUUID } from "node:crypto";
import { Prisma } from "@camket/prisma";
import { beforeEach, describe, expect, it } from "vitest";
import { holderOfNoRole, sampleCommittees, viewerOf } from "../../../test/sample-committees.ts";
import { sampleReports } from "../../../test/sample-reports.ts";
import { openTestApi } from "../../../test/test-api.ts";
import { openWholeState } from "../../../test/whole-state.ts";
import type { Context, Viewer } from "../../context.ts";
import { askForUndo, undoBatch } from "../access/import-batch.service.ts";
import { visible } from "../visibility.ts";
import { saveFigures } from "./figure.service.ts";
import { figureImportWork, figureLines, importFigures } from "./figure-import.service.ts";
import type { FigureLine } from "./figure-plan.ts";
import type { NumberStyle } from "./number-style.ts";

const api = await openTestApi();
const committees = await sampleCommittees(api.db);
const { nation, dongNai, ninhBinh, bienHoa } = committees;
const sample = await sampleReports(api.db, committees);
const { pupils } = sample.indicators;
const { wholeState } = await openWholeState(api.url);
const { id: userId } = await api.db.user.create({ data: { email: "a@camket.example", name: "A" } });

const officer: Viewer = { ...viewerOf(dongNai, "OFFICER"), userId };
const context = (viewer: Viewer = officer): Context => ({
  ...{ db: api.db, viewer: { ...viewer, userId }, locale: "en", cursorSecret: "" },
  request: { id: "test", idempotencyKey: null, payloadHash: "", writes: 0 },
});

// An indicator that the form does not ask for, and a second disaggregation whose parts are called as those of the first.
await api.db.indicator.create({ data: { code: "SOC-01" } });
await api.db.disaggregation.create({
  data: {
    ...{ code: "HEAD", name: "Chủ hộ", nameEn: "Head of household", addsUpToTotal: false },
    categories: { create: [{ code: "F", name: "Chủ hộ là nữ", nameEn: "Female", position: 1 }] },
    indicators: { connect: { id: sample.indicators.kitchens.versionId } },
  },
});

let report: { id: number };
let revisionId: number;
const newReport = async (committeeId: number) => {
  const year = 3000 + (await api.db.reportingRound.count());
  const { id, ...now } = await api.db.reportingRound.findUniqueOrThrow({
    where: { id: sample.rounds.now.id },
    omit: { committeePath: true, provincialCommitteeId: true },
    include: { templates: { omit: { id: true, roundId: true } } },
  });
  const round = await api.db.reportingRound.create({ data: { ...now, year, templates: { create: now.templates } } });
  await api.db.roundExpectation.create({ data: { roundId: round.id, committeeId, dueOn: now.dueOn } });
  return api.db.report.create({
    data: { roundId: round.id, committeeId, revisions: { create: { number: 1 } } },
    include: { revisions: true },
  });
};
// Every test imports into a report of its own.
beforeEach(async () => {
  const made = await newReport(dongNai.id);
  report = made;
  revisionId = made.revisions[0]?.id ?? 0;
});

const lineOf = (change: Partial<FigureLine> = {}): FigureLine => ({
  ...{ line: 2, indicator: "EDU-01", category: "", value: "", denominator: "", explanation: "" },
  ...change,
});
interface Options {
  viewer?: Viewer;
  numberStyle?: NumberStyle | null;
  validOnly?: boolean;
  isPreview?: boolean;
  reportId?: number;
}
const run = (changes: Partial<FigureLine>[], options: Options = {}) => {
  const { viewer = officer, numberStyle = null, validOnly = false, isPreview = false } = options;
  const lines = changes.map((change, index) => lineOf({ line: index + 2, ...change }));
  const input = { reportId: options.reportId ?? report.id, lines, fileName: "f.csv", numberStyle, validOnly };
  return importFigures(input, context(viewer), { isPreview });
};
const problemsOf = async (changes: Partial<FigureLine>[], options: Options = {}) =>
  (await run(changes, { ...options, isPreview: true })).problems.map(({ line, column, code }) => [line, column, code]);

const type = (numerator: number, expectedVersion = 0) =>
  saveFigures(
    {
      reportId: report.id,
      figures: [
        {
          ...{ indicatorId: pupils.id, categoryId: null, expectedVersion, state: "NUMBER", denominator: null },
          numerator: new Prisma.Decimal(numerator),
          explanation: null,
        },
      ],
    },
    context(),
  );
const written = async () =>
  (await api.db.figure.findMany({ where: { revisionId }, orderBy: { id: "asc" } })).map((figure) => [
    figure.state,
    figure.numerator?.toFixed() ?? null,
    figure.denominator?.toFixed() ?? null,
    figure.explanation,
    figure.version,
  ]);

describe("a file of figures", () => {
  it("is typed into the draft as a batch, says what it does by name, and is undone to the letter", async () => {
    await type(900);
    const before = await wholeState();
    const lines = [
      { value: "1.200,0", explanation: "Rà soát lại" },
      { category: "SEX.F", value: "không phát sinh" },
      { category: "m", value: "1.200" },
      { indicator: "edu-02", value: "3", denominator: "4" },
      { indicator: "EDU-03", value: "0,25" },
      { indicator: "EDU-04", value: "" },
    ];
    const preview = await run(lines, { isPreview: true });
    expect(await wholeState()).toEqual(before);

    const { batchId, counts, problems, entries } = await run(lines);
    expect({ batchId: null, counts, problems, entries }).toEqual(preview);
    expect(counts).toEqual({ created: 4, changed: 1, unchanged: 0, failed: 0, ambiguous: 0 });
    expect(entries).toEqual([
      {
        ...{ kind: "FIGURE_CHANGED", subject: "EDU-01 Chỉ tiêu EDU-01", fromName: "900", toName: "1200" },
        note: "Rà soát lại",
      },
      { kind: "FIGURE_ADDED", subject: "EDU-01 Chỉ tiêu EDU-01, Nữ", toName: "NOTHING_AROSE" },
      { kind: "FIGURE_ADDED", subject: "EDU-01 Chỉ tiêu EDU-01, Nam", toName: "1200" },
      { kind: "FIGURE_ADDED", subject: "EDU-02 Chỉ tiêu EDU-02", toName: "3/4" },
      { kind: "FIGURE_ADDED", subject: "EDU-03 Chỉ tiêu EDU-03", toName: "0.25" },
    ]);
    expect(await written()).toEqual([
      ["NUMBER", "1200", null, "Rà soát lại", 2],
      ["NOTHING_AROSE", null, null, null, 1],
      ["NUMBER", "1200", null, null, 1],
      ["NUMBER", "3", "4", null, 1],
      ["NUMBER", "0.25", null, null, 1],
    ]);

    const again = await run(lines);
    expect(again).toMatchObject({ batchId: null, counts: { created: 0, changed: 0, unchanged: 5 }, entries: [] });
    await undoBatch(batchId ?? 0, context());
    expect(await wholeState()).toEqual(before);
  });

  it("stands in the history of the committee when it is typed and when it is taken back", async () => {
    const of = { committeePath: dongNai.path, model: "ReportRevision", rowId: revisionId };
    const { batchId } = await run([{ value: "5" }]);
    await undoBatch(batchId ?? 0, context());
    const entries = await api.db.auditEntry.findMany({ where: of, orderBy: { id: "asc" } });
    expect(entries.slice(-2).map(({ after }) => after)).toMatchObject([
      { figures: { insert: 1 } },
      { figures: { delete: 1 } },
    ]);
  });

  it("keeps the explanation that stands where it gives none", async () => {
    await run([{ value: "5", explanation: "Vì lũ" }]);
    await run([{ value: "6" }]);
    expect(await written()).toEqual([["NUMBER", "6", null, "Vì lũ", 2]]);
  });

  it.each<[string, Partial<FigureLine>, string, string]>([
    ["no code", { indicator: "", value: "1" }, "indicator", "INDICATOR_MISSING"],
    ["a code of nothing", { indicator: "EDU-99", value: "1" }, "indicator", "UNKNOWN_INDICATOR"],
    ["an indicator of other forms", { indicator: "SOC-01", value: "1" }, "indicator", "NOT_ON_FORM"],
    ["an indicator that is counted", { indicator: "EDU-04", value: "1" }, "value", "FIGURE_COUNTED"],
    ["a part of nothing", { category: "X", value: "1" }, "category", "UNKNOWN_PART"],
    ["a part of two", { indicator: "EDU-03", category: "F", value: "1" }, "category", "AMBIGUOUS_PART"],
    ["an explanation alone", { explanation: "Vì lũ" }, "value", "VALUE_MISSING"],
    ["no number", { value: "1e3" }, "value", "TEXT_IN_NUMBER"],
    ["text", { value: "412 học sinh" }, "value", "TEXT_IN_NUMBER"],
    ["two marks", { value: "1..2" }, "value", "NOT_A_NUMBER"],
    ["too many digits", { value: "12345678901234567" }, "value", "TOO_MANY_DIGITS"],
    ["too many decimals", { indicator: "EDU-03", value: "0,12345" }, "value", "TOO_MANY_DECIMALS"],
    ["less than nothing", { value: "-3" }, "value", "NEGATIVE"],
    ["a broken person", { value: "2,5" }, "value", "NOT_WHOLE"],
    ["more than all", { indicator: "EDU-02", value: "5", denominator: "4" }, "value", "ABOVE_DENOMINATOR"],
    ["a ratio of nothing", { indicator: "EDU-02", value: "0", denominator: "0" }, "denominator", "NOT_POSITIVE"],
    ["half a ratio", { indicator: "EDU-02", value: "5" }, "denominator", "DENOMINATOR_MISSING"],
    ["a denominator too many", { value: "5", denominator: "6" }, "denominator", "DENOMINATOR_NEEDLESS"],
    ["an explanation too long", { value: "5", explanation: "a".repeat(2001) }, "explanation", "EXPLANATION_TOO_LONG"],
    ["a number of two readings", { value: "1.234" }, "value", "AMBIGUOUS_NUMBER"],
  ])("with %s says so at the cell, and nothing is written", async (_what, change, column, code) => {
    const before = await wholeState();
    expect(await problemsOf([change])).toEqual([[2, column, code]]);
    const { batchId, counts } = await run([change, { category: "M", value: "7" }]);
    expect({ batchId, counts }).toMatchObject({ batchId: null, counts: { created: 1, failed: 1 } });
    expect(await wholeState()).toEqual(before);
  });

  it("names the row that has the figure already, and codes to choose of", async () => {
    const { problems } = await run([
      { value: "1" },
      { indicator: " edu-01", value: "2" },
      { indicator: "EDU-03", category: "F", value: "1" },
    ]);
    expect(problems).toMatchObject([
      { line: 3, code: "FIGURE_TWICE", note: "2" },
      { line: 4, code: "AMBIGUOUS_PART", note: "HEAD.F, SEX.F" },
    ]);
    expect(await problemsOf([{ indicator: "EDU-03", category: "head.f", value: "1" }])).toEqual([]);
  });

  it("is not typed over what was consolidated", async () => {
    await type(900);
    await api.db.figure.updateMany({ where: { revisionId }, data: { origin: "CONSOLIDATED" } });
    expect(await problemsOf([{ value: "900" }])).toEqual([[2, "value", "FIGURE_COUNTED"]]);
  });

  it("is read as those of its numbers say that can be read in one way, or as told, and never guessed", async () => {
    const kitchens = { indicator: "EDU-03" };
    const numeratorsOf = async (lines: Partial<FigureLine>[], options: Options = {}) => {
      const { batchId } = await run(lines, options);
      const numerators = (await written()).map(([, numerator]) => numerator);
      await undoBatch(batchId ?? 0, context());
      return numerators;
    };
    expect(await numeratorsOf([{ value: "1.234" }, { ...kitchens, value: "0,5" }])).toEqual(["1234", "0.5"]);
    expect(await numeratorsOf([{ value: "1,234" }, { ...kitchens, value: "0.5" }])).toEqual(["1234", "0.5"]);
    expect(await numeratorsOf([{ ...kitchens, value: "1.234" }], { numberStyle: "VIETNAMESE" })).toEqual(["1234"]);
    expect(await numeratorsOf([{ ...kitchens, value: "1.234" }], { numberStyle: "ENGLISH" })).toEqual(["1.234"]);
    // A denominator tells as well as a figure does.
    const ratio = { indicator: "EDU-02", value: "1.234", denominator: "2.345.678" };
    expect(await numeratorsOf([ratio])).toEqual(["1234"]);

    const both = [{ value: "1,234.0" }, { ...kitchens, value: "0,5" }, { category: "F", value: "1.000" }];
    const { problems, counts } = await run(both);
    expect(problems.map(({ line, code }) => [line, code])).toEqual([
      [2, "CONTRADICTORY_NUMBER"],
      [3, "CONTRADICTORY_NUMBER"],
      [4, "AMBIGUOUS_NUMBER"],
    ]);
    expect(counts.ambiguous).toBe(3);
    expect(await problemsOf(both, { numberStyle: "ENGLISH" })).toEqual([[3, "value", "CONTRADICTORY_NUMBER"]]);
  });

  it("is taken without the rows that have problems, where that is asked for", async () => {
    const { batchId, counts } = await run([{ value: "?" }, { category: "F", value: "7" }], { validOnly: true });
    expect(batchId).not.toBeNull();
    expect(counts).toEqual({ created: 1, changed: 0, unchanged: 0, failed: 1, ambiguous: 0 });
    expect(await written()).toEqual([["NUMBER", "7", null, null, 1]]);
  });

  it("is for officers of the committee, who alone see the batch and undo it", async () => {
    const { batchId } = await run([{ value: "7" }]);
    const operator = { ...holderOfNoRole, isGlobalAdministrator: true };
    for (const [viewer, code] of [
      [viewerOf(dongNai), "FORBIDDEN"],
      [viewerOf(dongNai, "REVIEWER"), "FORBIDDEN"],
      [viewerOf(nation, "OFFICER"), "FORBIDDEN"],
      [viewerOf(bienHoa, "OFFICER"), "NOT_FOUND"],
      [viewerOf(ninhBinh, "OFFICER"), "NOT_FOUND"],
      [operator, "NOT_FOUND"],
    ] as const) {
      await expect(run([{ value: "8" }], { viewer })).rejects.toMatchObject({ code });
      await expect(undoBatch(batchId ?? 0, context(viewer))).rejects.toMatchObject({ code: "NOT_FOUND" });
      expect(await api.db.importBatch.count({ where: visible.importBatch(context(viewer)) })).toBe(0);
    }
    await undoBatch(batchId ?? 0, context());
  });

  it("is taken back by those who answer for the report of another committee, where they typed it", async () => {
    await api.db.roundExpectation.updateMany({
      where: { report: { id: report.id } },
      data: { responsibleCommitteeId: nation.id },
    });
    const viewer = viewerOf(nation, "OFFICER");
    const { batchId } = await run([{ value: "7" }], { viewer });
    await undoBatch(batchId ?? 0, context(viewer));
    expect(await written()).toEqual([]);
  });

  it("can't be typed into what was sent, nor taken back from it", async () => {
    const { batchId } = await run([{ value: "7" }]);
    await api.db.reportRevision.update({ where: { id: revisionId }, data: { sealedAt: new Date() } });
    await expect(run([{ value: "8" }])).rejects.toMatchObject({ name: "ReportSealedError" });
    await expect(askForUndo(batchId ?? 0, context())).rejects.toMatchObject({ name: "ReportSealedError" });
    await expect(undoBatch(batchId ?? 0, context())).rejects.toMatchObject({ name: "ReportSealedError" });
    expect(await written()).toEqual([["NUMBER", "7", null, null, 1]]);
  });

  it("can't be taken back once a figure of it was typed anew", async () => {
    const { batchId } = await run([{ value: "7" }, { category: "F", value: "3" }]);
    await type(8, 1);
    await expect(undoBatch(batchId ?? 0, context())).rejects.toMatchObject({ name: "BatchChangedSinceError" });
    expect((await written()).map(([, numerator]) => numerator)).toEqual(["8", "3"]);
  });

  it("that was sent twice is written once", async () => {
    const request = { id: "job:1", idempotencyKey: randomUUID(), payloadHash: "", writes: 0 };
    const input = { reportId: report.id, fileName: "f.csv", numberStyle: null, validOnly: false };
    const send = () =>
      importFigures(
        { ...input, lines: [lineOf({ value: "7" })] },
        { ...context(), request: { ...request } },
        { isPreview: false },
      );
    const first = await send();
    expect(await send()).toMatchObject({ batchId: first.batchId, counts: { created: 1 } });
    expect(await written()).toHaveLength(1);
  });

  it("takes the same number of statements however many rows it has", async () => {
    const cells = ["", "F", "M"].map((category) => ({ category, value: "1" }));
    const wrong = Array.from({ length: 2000 }, (_, index) => ({ indicator: `X-${index}`, value: "1" }));
    const statements = async (lines: Partial<FigureLine>[]) => {
      let batchId: number | null = null;
      const made = await api.statementsOf(async () => {
        ({ batchId } = await run(lines, { validOnly: true }));
      });
      await undoBatch(batchId ?? 0, context());
      return made.length;
    };
    expect(await statements([...cells, ...wrong])).toBe(await statements([{ value: "1" }]));
  });
});

it("is read by the words of its head in either language, whatever else stands in the file", () => {
  const rows = [["EDU-01", "Số học sinh", "SEX.F", "Nữ", "12", "", "Vì lũ"]];
  const line = lineOf({ category: "SEX.F", value: "12", explanation: "Vì lũ" });
  const vietnamese = [
    "Mã chỉ tiêu",
    "Tên chỉ tiêu",
    "Mã phân tổ",
    "Tên phần",
    "Số liệu (tử số)",
    "Mẫu số",
    "Giải trình",
  ];
  const english = [
    "Indicator code",
    "Indicator name",
    "Part code",
    "Part",
    "Value (numerator)",
    "Denominator",
    "Explanation",
  ];
  expect(figureLines({ columns: vietnamese, rows })).toEqual([line]);
  expect(figureLines({ columns: english, rows })).toEqual([line]);
});

it("is a job that reads the table as it was sent, with what was mended of it", async () => {
  const table = await api.db.uploadedTable.create({
    data: { userId, fileName: "f.csv", columns: ["Mã", "Số liệu"], rows: [["EDU-01", "12x"]] },
  });
  const input = {
    ...{ reportId: report.id, tableId: table.id, columns: { indicator: "Mã" }, numberStyle: null, validOnly: false },
    corrections: [{ row: 2, column: "value", value: "12" }],
  };
  const stages: string[] = [];
  const onStage = async (stage: string) => void stages.push(stage);
  const { counts } = await figureImportWork(input, context(), { isPreview: false, onStage });
  expect(counts).toMatchObject({ created: 1, failed: 0 });
  expect(stages).toEqual(["CHECKING", "FIGURES"]);
  expect(await written()).toEqual([["NUMBER", "12", null, null, 1]]);
});
