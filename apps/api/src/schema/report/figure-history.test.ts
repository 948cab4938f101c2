import { graphql } from "@camket/schema";
import { expect, it } from "vitest";
import { actingOn } from "../../../test/reporting-acts.ts";
import { holder, reportingCatalogue, reportingTree, sentReport, type TypedCell } from "../../../test/reporting-tree.ts";
import { globalId } from "../../../test/sample-committees.ts";
import { openTestApi } from "../../../test/test-api.ts";

const api = await openTestApi();
const { db } = api;
const catalogue = await reportingCatalogue(db);
await db.validationRule.deleteMany();
const { pupils } = catalogue.indicators;
const tree = await reportingTree(db, catalogue, [3]);
const [province] = tree.provinces;
const [one, two, three] = province?.communes ?? [];
if (!province || !one || !two || !three) throw new Error("As many as asked for");
const acts = await actingOn(api, tree);

const History = graphql(`
  query HistoryOfTree($committeeId: ID!, $indicatorId: ID!) {
    figureHistory(committeeId: $committeeId, indicatorId: $indicatorId, periodKinds: [HALF_YEAR_1]) {
      periods { name endsOn }
      rows { committee { id } cells { isExpected figure { numerator isSuppressed category { id } } } }
    }
  }
`);
const asked = { committeeId: globalId("Committee", province), indicatorId: globalId("Indicator", pupils) };
const count = (numerator: string): TypedCell => ({ indicator: pupils, numerator });
const female = { indicator: pupils, categoryId: catalogue.sex.female.id, numerator: "1000" };

const corrected = await sentReport(db, province.round.id, one.id, [count("40"), female]);
await acts.approve(corrected);
const small = await sentReport(db, province.round.id, two.id, [count("3")]);
await acts.approve(small);
await sentReport(db, province.round.id, three.id, [count("70")]);

const officer = await holder(db, province, "OFFICER");

const read = async (viewer: Parameters<typeof api.as>[0]) => {
  const { figureHistory: history } = await api.as(viewer).run(History, asked);
  return history.rows.map(({ committee, cells }) => [
    committee.id,
    ...cells.map(({ figure }) => figure && (figure.isSuppressed ? "hidden" : figure.numerator)),
  ]);
};
const ids = [province, one, two, three].map((place) => globalId("Committee", place));

it("gives the totals of approved revisions, of the committee first and then of those below", async () => {
  expect(await read(await holder(db, tree.nation, "OFFICER"))).toEqual([
    [ids[0], null],
    [ids[1], "40"],
    [ids[2], "3"],
    [ids[3], null],
  ]);
});

it("hides small figures from those who may not know them", async () => {
  expect((await read(await holder(db, province, "ANALYST")))[2]).toEqual([ids[2], "hidden"]);
  expect((await read(await holder(db, province, "REVIEWER")))[2]).toEqual([ids[2], "3"]);
});

it("keeps what was approved until its correction is", async () => {
  await acts.revise(corrected);
  await db.figure.updateMany({
    where: { revision: { reportId: corrected.id, sealedAt: null }, categoryId: null },
    data: { numerator: "41" },
  });
  expect((await read(officer))[1]).toEqual([ids[1], "40"]);
  await acts.submit(corrected);
  expect((await read(officer))[1]).toEqual([ids[1], "40"]);
  await acts.approve(corrected);
  expect((await read(officer))[1]).toEqual([ids[1], "41"]);
});

it("shows a committee nothing of those beside it", async () => {
  expect(await read(await holder(db, one, "OFFICER"))).toEqual([[ids[1], "41"]]);
});

it("takes three statements, however many rows and figures there are", async () => {
  expect(await api.statementsOf(() => api.as(officer).run(History, asked))).toHaveLength(3);
});
