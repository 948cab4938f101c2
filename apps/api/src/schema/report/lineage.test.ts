import { graphql } from "@camket/schema";
import { describe, expect, it } from "vitest";
import { actingOn } from "../../../test/reporting-acts.ts";
import { draftReport, holder, reportingCatalogue, reportingTree, sentReport } from "../../../test/reporting-tree.ts";
import { globalId } from "../../../test/sample-committees.ts";
import { openTestApi } from "../../../test/test-api.ts";

const api = await openTestApi();
const { db } = api;
const catalogue = await reportingCatalogue(db);
await db.validationRule.deleteMany();
const { pupils } = catalogue.indicators;

const Opened = graphql(`
  query Opened($id: ID!, $first: Int, $after: String, $last: Int) {
    report(id: $id) {
      latestRevision { figures(first: 10) { edges { node {
        numerator isSuppressed ownNumerator category { code }
        lineage(first: $first, after: $after, last: $last) {
          totalCount
          pageInfo { endCursor hasNextPage hasPreviousPage }
          edges { node {
            isMissing committee { id } revision { number sealedAt }
            figure { numerator isSuppressed lineage(first: 5) { totalCount } }
            presentRevision { number } presentFigure { numerator }
          } }
        }
      } } } }
    }
  }
`);

const Kinds = graphql(`
  query Kinds($id: ID!) {
    report(id: $id) {
      latestRevision { approvedAt figures(first: 10) { edges { node {
        belowNumerator
        taken: lineage(kind: TAKEN) { totalCount edges { node { figure { numerator } revision { approvedAt } } } }
        missing: lineage(kind: MISSING) { totalCount edges { node { isMissing } } }
        changed: lineage(kind: CHANGED) { totalCount edges { node { presentFigure { numerator } } } }
      } } } }
    }
  }
`);

const Deep = graphql(`
  query Deep($id: ID!) {
    node(id: $id) {
      ... on ReportRevision {
        figures(first: 10) { edges { node { numerator evidence { totalCount } lineage(first: 50) { edges { node {
          committee { symbol }
          presentRevision { number }
          figure { numerator lineage(first: 50) { edges { node { isMissing } } } }
        } } } } } }
      }
    }
  }
`);

/** A province whose communes sent these totals; null where one is missing. */
async function consolidated(totals: (string | null)[], own?: string) {
  const tree = await reportingTree(db, catalogue, [totals.length]);
  const acts = await actingOn(api, tree);
  const [province] = tree.provinces;
  if (!province) throw new Error("There is one");
  const reports = [];
  for (const [index, numerator] of totals.entries()) {
    const commune = province.communes[index];
    if (!commune) throw new Error("As many as asked for");
    if (numerator === null) {
      await db.roundExpectation.updateMany({
        where: { roundId: province.round.id, committeeId: commune.id },
        data: { state: "DECLARED_MISSING", reason: "Không gửi" },
      });
      continue;
    }
    const report = await sentReport(db, province.round.id, commune.id, [{ indicator: pupils, numerator }]);
    await acts.approve(report);
    reports.push(report);
  }
  const report = await draftReport(db, tree.round.id, province.id);
  if (own !== undefined) {
    const { id: revisionId } = await db.reportRevision.findFirstOrThrow({ where: { reportId: report.id } });
    await db.figure.create({
      data: {
        revisionId,
        indicatorVersionId: pupils.versionId,
        numerator: own,
        ownNumerator: own,
        origin: "CONSOLIDATED",
      },
    });
  }
  await acts.consolidate(report);
  return { tree, province, acts, report, reports };
}

async function opened(
  viewer: ReturnType<typeof api.as>,
  report: { id: number },
  page: { first?: number; after?: string; last?: number } = { first: 100 },
) {
  const { report: read } = await viewer.run(Opened, { id: globalId("Report", report), ...page });
  const [figure] = read?.latestRevision.figures.edges.map(({ node }) => node) ?? [];
  if (!figure) throw new Error("There is one");
  return figure;
}

describe("lineage", () => {
  it("has a row for each committee below, the missing too, in pages both ways", async () => {
    const { acts, province, report } = await consolidated(["10", null, "20", "30"]);
    const ids = province.communes.map((commune) => globalId("Committee", commune));
    const figure = await opened(acts.viewer, report);
    expect(figure).toMatchObject({ numerator: "60", ownNumerator: null, lineage: { totalCount: 4 } });
    expect(figure.lineage.edges.map(({ node }) => [node.committee.id, node.isMissing, node.figure?.numerator])).toEqual(
      ids.map((id, index) => [id, index === 1, ["10", undefined, "20", "30"][index]]),
    );
    const first = await opened(acts.viewer, report, { first: 3 });
    expect(first.lineage.pageInfo).toMatchObject({ hasNextPage: true });
    const rest = await opened(acts.viewer, report, { first: 3, after: first.lineage.pageInfo.endCursor ?? "" });
    expect(rest.lineage.edges.map(({ node }) => node.committee.id)).toEqual(ids.slice(3));
    const last = await opened(acts.viewer, report, { last: 2 });
    expect(last.lineage.edges.map(({ node }) => node.committee.id)).toEqual(ids.slice(2));
    expect(last.lineage.pageInfo).toMatchObject({ hasPreviousPage: true });
  });

  it("keeps what was taken, and shows beside it what was approved since", async () => {
    const { acts, report, reports } = await consolidated(["10", "20"]);
    const [commune] = reports;
    if (!commune) throw new Error("There are two");
    await acts.revise(commune);
    await db.figure.updateMany({
      where: { revision: { reportId: commune.id, sealedAt: null } },
      data: { numerator: 12 },
    });
    await acts.submit(commune);
    await acts.approve(commune);
    const figure = await opened(acts.viewer, report);
    expect(figure.numerator).toBe("30");
    expect(figure.lineage.edges.map(({ node }) => node)).toMatchObject([
      {
        revision: { number: 1 },
        figure: { numerator: "10" },
        presentRevision: { number: 2 },
        presentFigure: { numerator: "12" },
      },
      { revision: { number: 1 }, figure: { numerator: "20" }, presentRevision: null, presentFigure: null },
    ]);
  });

  it("lists those taken, missing and changed apart, with what they alone make", async () => {
    const { acts, province, report, reports } = await consolidated(["10", null, "20"], "7");
    const [commune] = reports;
    if (!commune) throw new Error("There are two");
    await acts.revise(commune);
    await db.figure.updateMany({
      where: { revision: { reportId: commune.id, sealedAt: null } },
      data: { numerator: 12 },
    });
    await acts.submit(commune);
    await acts.approve(commune);
    const id = globalId("Report", report);
    const kinds = async (viewer: ReturnType<typeof api.as>) => (await viewer.run(Kinds, { id })).report?.latestRevision;
    expect(await kinds(acts.viewer)).toMatchObject({
      approvedAt: null,
      figures: {
        edges: [
          {
            node: {
              belowNumerator: "30",
              taken: {
                totalCount: 2,
                edges: ["10", "20"].map((numerator) => ({
                  node: { figure: { numerator }, revision: { approvedAt: expect.any(String) } },
                })),
              },
              missing: { totalCount: 1, edges: [{ node: { isMissing: true } }] },
              changed: { totalCount: 1, edges: [{ node: { presentFigure: { numerator: "12" } } }] },
            },
          },
        ],
      },
    });
    const analyst = await kinds(api.as(await holder(db, province, "ANALYST")));
    expect(analyst?.figures.edges[0]?.node.belowNumerator).toBeNull();
  });

  it("takes the same number of statements however many figures and sources there are", async () => {
    const small = await consolidated(["10", "20"]);
    const large = await consolidated(["10", "20", "30", "40", "50", "60"]);
    const count = async ({ acts, report }: typeof small) => {
      const revision = await db.reportRevision.findFirstOrThrow({ where: { reportId: report.id } });
      const id = globalId("ReportRevision", revision);
      return (await api.statementsOf(() => acts.viewer.run(Deep, { id }))).length;
    };
    expect(await count(large)).toBe(await count(small));
  });
});

describe("small cells", () => {
  const published = async (committee: { id: number }, report: { id: number }) =>
    opened(api.as(await holder(db, committee, "ANALYST")), report);

  it("are hidden with one beside, once the sum over them is approved", async () => {
    const { acts, province, report } = await consolidated(["3", "20", "9"]);
    await acts.submit(report);
    await acts.approve(report);
    const figure = await published(province, report);
    expect(figure).toMatchObject({ numerator: "32", isSuppressed: false });
    expect(figure.lineage.edges.map(({ node }) => node.figure?.numerator)).toEqual([null, "20", null]);
    const exact = await opened(acts.viewer, report);
    expect(exact.lineage.edges.map(({ node }) => node.figure?.numerator)).toEqual(["3", "20", "9"]);
  });

  it("of the committee's own part are hidden so too", async () => {
    const { acts, province, report } = await consolidated(["20", "9"], "2");
    await acts.submit(report);
    await acts.approve(report);
    const figure = await published(province, report);
    expect(figure).toMatchObject({ numerator: "31", ownNumerator: null });
    expect(figure.lineage.edges.map(({ node }) => node.figure?.numerator)).toEqual(["20", null]);
    expect(await opened(acts.viewer, report)).toMatchObject({ ownNumerator: "2" });
  });
});
