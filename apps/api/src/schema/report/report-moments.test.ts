import { graphql } from "@camket/schema";
import { describe, expect, it } from "vitest";
import { actingOn, askedOf } from "../../../test/reporting-acts.ts";
import { draftReport, reportingCatalogue, reportingTree, sentReport } from "../../../test/reporting-tree.ts";
import { globalId } from "../../../test/sample-committees.ts";
import { openTestApi } from "../../../test/test-api.ts";

const api = await openTestApi();
const { db } = api;
const catalogue = await reportingCatalogue(db);
const { pupils } = catalogue.indicators;

const Submit = graphql(`
  mutation SubmitOnce($input: SubmitReportInput!) {
    result: submitReport(input: $input) { __typename ... on Report { state } ... on DomainError { code } }
  }
`);
const Approve = graphql(`
  mutation ApproveOnce($input: ApproveReportInput!) {
    result: approveReport(input: $input) { __typename ... on Report { state } ... on DomainError { code } }
  }
`);
const ApproveAll = graphql(`
  mutation ApproveTogether($input: ApproveReportsInput!) {
    result: approveReports(input: $input) { __typename ... on ReportsFlaggedError { reports { id } } }
  }
`);
const Exempt = graphql(`
  mutation ExemptOne($input: ExemptFromReportingInput!) {
    result: exemptFromReporting(input: $input) { __typename ... on SettledExpectations { expectations { state } } }
  }
`);
const DeclareMissing = graphql(`
  mutation DeclareOneMissing($input: DeclareMissingInput!) {
    result: declareMissing(input: $input) { __typename ... on SettledExpectations { expectations { state } } }
  }
`);

/** A nation with one province of one commune, and somebody who may do everything there. */
async function world() {
  const tree = await reportingTree(db, catalogue, [1]);
  const [province] = tree.provinces;
  const [commune] = province?.communes ?? [];
  if (!province || !commune) throw new Error("They are there");
  const acts = await actingOn(api, tree);
  const settled = async () => {
    const key = { roundId: province.round.id, committeeId: commune.id };
    const { id, version } = await db.roundExpectation.findUniqueOrThrow({ where: { roundId_committeeId: key } });
    return {
      expectations: [{ id: globalId("RoundExpectation", { id }), expectedVersion: version }],
      reason: "Thiên tai",
    };
  };
  const cells = [{ indicator: pupils, numerator: "10" }];
  return { ...acts, tree, province, commune, settled, cells };
}

describe("who has an approved submission", () => {
  it("is neither exempted nor declared missing while it is corrected", async () => {
    const { viewer, province, commune, cells, settled, approve, revise } = await world();
    const report = await sentReport(db, province.round.id, commune.id, cells);
    await approve(report);
    await revise(report);
    for (const settle of [Exempt, DeclareMissing]) {
      const { result } = await viewer.run(settle, { input: await settled() });
      expect(result.__typename).toBe("ExpectationsNotSettledError");
    }
  });
});

describe("who is exempted while drafting", () => {
  it("sends nothing", async () => {
    const { viewer, province, commune, cells, settled } = await world();
    const report = await draftReport(db, province.round.id, commune.id, cells);
    const exempted = await viewer.run(Exempt, { input: await settled() });
    expect(exempted.result).toMatchObject({ expectations: [{ state: "EXEMPT" }] });
    const sent = await viewer.run(Submit, { input: await askedOf(api, report) });
    expect(sent.result.__typename).toBe("NotExpectedError");
  });

  it("or sends first: of the two at once one goes through", async () => {
    const { viewer, province, commune, cells, settled } = await world();
    const report = await draftReport(db, province.round.id, commune.id, cells);
    const [exempted, sent] = await Promise.all([
      viewer.run(Exempt, { input: await settled() }),
      viewer.run(Submit, { input: await askedOf(api, report) }),
    ]);
    const outcomes = [exempted.result.__typename, sent.result.__typename].join();
    expect(["SettledExpectations,NotExpectedError", "ExpectationsNotSettledError,Report"]).toContain(outcomes);
  });
});

describe("a stale report", () => {
  it("is sent and approved only by who confirms it, and never with others", async () => {
    const { viewer, tree, province, commune, cells, approve, revise, submit, consolidate } = await world();
    const below = await sentReport(db, province.round.id, commune.id, cells);
    await approve(below);
    const above = await draftReport(db, tree.round.id, province.id);
    await consolidate(above);
    await revise(below);
    await submit(below);
    await approve(below);

    const input = await askedOf(api, above);
    expect((await viewer.run(Submit, { input })).result.__typename).toBe("ReportStaleError");
    const sent = await viewer.run(Submit, { input: { ...input, acceptsStale: true } });
    expect(sent.result).toMatchObject({ state: "SUBMITTED" });

    const asked = await askedOf(api, above);
    const together = await viewer.run(ApproveAll, { input: { reports: [asked] } });
    expect(together.result).toMatchObject({ __typename: "ReportsFlaggedError", reports: [{ id: asked.id }] });
    expect((await viewer.run(Approve, { input: asked })).result.__typename).toBe("ReportStaleError");
    const approved = await viewer.run(Approve, { input: { ...asked, acceptsStale: true } });
    expect(approved.result).toMatchObject({ state: "APPROVED" });
  });
});
