import { graphql } from "@camket/schema";
import { expect, it } from "vitest";
import { actingOn } from "../../../test/reporting-acts.ts";
import { draftReport, reportingCatalogue, reportingTree, sentReport } from "../../../test/reporting-tree.ts";
import { globalId, holderOfEveryRole } from "../../../test/sample-committees.ts";
import { openTestApi } from "../../../test/test-api.ts";

const api = await openTestApi();
const { db } = api;
const catalogue = await reportingCatalogue(db);
const { pupils } = catalogue.indicators;

const Save = graphql(`
  mutation SaveTyped($input: SaveFiguresInput!) {
    result: saveFigures(input: $input) { __typename ... on InvalidInputError { fields { path code message } } }
  }
`);

const Tasks = graphql(`
  query TasksFrom($where: TaskWhere) {
    tasks(where: $where) { totalCount }
  }
`);

async function world() {
  const tree = await reportingTree(db, catalogue, [2]);
  const [province] = tree.provinces;
  const [first, second] = province?.communes ?? [];
  if (!province || !first || !second) throw new Error("They are there");
  return { tree, province, first, second, ...(await actingOn(api, tree)) };
}

it.each([
  ["mười", "NOT_A_NUMBER"],
  ["1.234,5", "NOT_A_NUMBER"],
  ["1e3", "NOT_A_NUMBER"],
  ["", "NOT_A_NUMBER"],
  ["1000000000000", "TOO_MANY_DIGITS"],
  ["0.12345", "TOO_MANY_DECIMALS"],
])("%j as a figure is refused with its cell", async (numerator, code) => {
  const { province, first, viewer } = await world();
  const report = await draftReport(db, province.round.id, first.id);
  const indicator = await db.indicatorVersion.findUniqueOrThrow({ where: { id: pupils.versionId } });
  const indicatorId = globalId("Indicator", { id: indicator.indicatorId });
  const figures = [{ indicatorId, expectedVersion: 0, state: "NUMBER" as const, numerator }];
  const { result } = await viewer.run(Save, { input: { reportId: globalId("Report", report), figures } });
  expect(result).toMatchObject({ fields: [{ path: "figures.0.numerator", code }] });
});

it("a sum that can't be kept is named with its committee, and nothing is written", async () => {
  const { tree, province, first, second, approve, consolidate } = await world();
  const typed = async (commune: typeof first, numerator: string) => {
    await approve(await sentReport(db, province.round.id, commune.id, [{ indicator: pupils, numerator }]));
  };
  await typed(first, "9999999999999999");
  await typed(second, "1");
  const report = await draftReport(db, tree.round.id, province.id);
  const refused = await consolidate(report);
  expect(refused).toMatchObject({ __typename: "FigureTooLargeError", code: "BAD_USER_INPUT" });
  expect(await db.figure.count({ where: { revision: { reportId: report.id } } })).toBe(0);
});

it.each([
  ["vi", "Ngày viết YYYY-MM-DD"],
  ["en", "A date is written"],
] as const)("a scalar is refused in %s, at its place", async (locale, words) => {
  const people = api.as(holderOfEveryRole, locale);
  const { errors } = await people.execute(Tasks, { where: { dueFrom: "2025-02-30" } });
  expect(errors?.[0]).toMatchObject({
    message: expect.stringContaining(`where.dueFrom: ${words}`),
    extensions: { code: "BAD_USER_INPUT", argument: "where.dueFrom" },
  });
});
