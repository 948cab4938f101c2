import { graphql } from "@camket/schema";
import { pino } from "pino";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { actingOn } from "../../test/reporting-acts.ts";
import { draftReport, holder, reportingCatalogue, reportingTree, sentReport } from "../../test/reporting-tree.ts";
import { globalId } from "../../test/sample-committees.ts";
import { openTestApi } from "../../test/test-api.ts";
import { startJobs } from "./worker.ts";

const api = await openTestApi();
const { db } = api;
const catalogue = await reportingCatalogue(db);
let jobs: Awaited<ReturnType<typeof startJobs>>;
beforeAll(async () => {
  jobs = await startJobs({ url: api.url, db, log: pino({ level: "silent" }) });
});
afterAll(() => jobs.stop());

const Consolidate = graphql(`
  mutation ConsolidateAll($roundId: ID!) {
    job: consolidateRound(input: { roundId: $roundId }) {
      __typename
      ... on Job { id }
      ... on DomainError { code }
    }
  }
`);
const Progress = graphql(`
  query Progress($id: ID!) { node(id: $id) { ... on Job { state counts { measure count } } } }
`);

it("fills every draft of a round in the background, the lowest level first, for those who ask for it", async () => {
  const tree = await reportingTree(db, catalogue, [2, 1]);
  const acts = await actingOn(api, tree);
  const { pupils } = catalogue.indicators;
  const [first, second] = tree.provinces;
  if (!first || !second) throw new Error("There are two");
  for (const [index, commune] of [...first.communes, ...second.communes.slice(1)].entries())
    await acts.approve(
      await sentReport(db, first.round.id, commune.id, [{ indicator: pupils, numerator: `${10 + index}` }]),
    );
  const drafts = [];
  for (const committee of [first, second, tree.nation]) drafts.push(await draftReport(db, tree.round.id, committee.id));

  const roundId = globalId("ReportingRound", tree.round);
  const ask = async (viewer: Parameters<typeof api.as>[0]) => (await api.as(viewer).run(Consolidate, { roundId })).job;
  expect(await ask(await holder(db, first, "OFFICER"))).toMatchObject({ __typename: "ForbiddenError" });
  const officer = await holder(db, tree.nation, "OFFICER");
  const job = await ask(officer);
  if (job.__typename !== "Job") throw new Error(JSON.stringify(job));
  const { counts } = await vi.waitFor(
    async () => {
      const { node } = await api.as(officer).run(Progress, { id: job.id });
      if (!node || !("state" in node) || node.state !== "DONE") throw new Error(`It is not done yet: ${node}`);
      return node;
    },
    { timeout: 20_000 },
  );
  // Two communes into the first; of the second's one, and of both provinces, nothing is approved.
  expect(Object.fromEntries(counts.map(({ measure, count }) => [measure, count]))).toEqual({
    REPORTS_CONSOLIDATED: 3,
    FIGURES_CONSOLIDATED: 1,
    SOURCES_TAKEN: 2,
    SOURCES_MISSING: 3,
  });
  const figures = await db.figure.findMany({
    where: { revision: { reportId: { in: drafts.map(({ id }) => id) } } },
    select: { numerator: true, origin: true, revision: { select: { reportId: true } } },
  });
  expect(figures.map(({ numerator, ...rest }) => ({ ...rest, numerator: numerator?.toString() }))).toEqual([
    { numerator: "21", origin: "CONSOLIDATED", revision: { reportId: drafts[0]?.id } },
  ]);
});
