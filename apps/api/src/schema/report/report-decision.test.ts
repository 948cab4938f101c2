import { readFile } from "node:fs/promises";
import { graphql } from "@camket/schema";
import { beforeAll, describe, expect, it } from "vitest";
import { draftReport, holder, reportingCatalogue, reportingTree, sentReport } from "../../../test/reporting-tree.ts";
import { day, globalId } from "../../../test/sample-committees.ts";
import { openTestApi } from "../../../test/test-api.ts";
import { drawReportLife } from "./report-moves.ts";

const api = await openTestApi();
const { db } = api;
const catalogue = await reportingCatalogue(db);
const { pupils } = catalogue.indicators;

const Approve = graphql(`
  mutation Approve($input: ApproveReportInput!) {
    result: approveReport(input: $input) {
      __typename
      ... on Report { state version decisions { edges { node { kind reason } } } }
      ... on ReportsBelowOpenError { count committees { name } }
      ... on DomainError { code message }
    }
  }
`);
const Return = graphql(`
  mutation Return($input: ReturnReportInput!) {
    result: returnReport(input: $input) { __typename ... on Report { state version } ... on DomainError { code } }
  }
`);
const Revise = graphql(`
  mutation Revise($input: ReviseReportInput!) {
    result: reviseReport(input: $input) {
      __typename ... on Report { state version draftRevision { number } } ... on DomainError { code }
    }
  }
`);
const ApproveAll = graphql(`
  mutation ApproveAll($input: ApproveReportsInput!) {
    result: approveReports(input: $input) {
      __typename
      ... on ReportApprovals { reports { state } }
      ... on ReportsFlaggedError { reports { id } }
      ... on DomainError { code }
    }
  }
`);
const Moves = graphql(`
  query Moves($id: ID!) {
    report(id: $id) { viewerMoves isFrozen coverage { expected approved missing { name } } }
  }
`);
const DeclareMissing = graphql(`
  mutation DeclareMissing($input: DeclareMissingInput!) {
    result: declareMissing(input: $input) {
      __typename ... on SettledExpectations { expectations { state reason version } } ... on DomainError { code }
    }
  }
`);

const id = (report: { id: number }) => globalId("Report", report);
const asked = (report: { id: number; version: number }) => ({ id: id(report), expectedVersion: report.version });
const refreshed = (report: { id: number }) => db.report.findUniqueOrThrow({ where: { id: report.id } });

/** A nation with one province of two communes, and those who hold roles there. */
async function world() {
  const tree = await reportingTree(db, catalogue, [2]);
  const [province] = tree.provinces;
  if (!province) throw new Error("There is one");
  const [first, second] = province.communes;
  if (!first || !second) throw new Error("There are two");
  return {
    ...{ ...tree, province, first, second },
    nationReviewer: api.as(await holder(db, tree.nation, "REVIEWER")),
    reviewer: api.as(await holder(db, province, "REVIEWER")),
    officer: api.as(await holder(db, province, "OFFICER")),
    communeOfficer: api.as(await holder(db, first, "OFFICER")),
  };
}
type World = Awaited<ReturnType<typeof world>>;

const sent = ({ province }: World, commune: { id: number }, numerator = "10") =>
  sentReport(db, province.round.id, commune.id, [{ indicator: pupils, numerator }]);
const expectationOf = (round: { id: number }, committee: { id: number }) =>
  db.roundExpectation.findUniqueOrThrow({
    where: { roundId_committeeId: { roundId: round.id, committeeId: committee.id } },
  });

describe("a submitted report", () => {
  let w: World;
  beforeAll(async () => {
    w = await world();
  });

  it("is returned with a reason and approved at the second attempt, by the committee above alone", async () => {
    const report = await sent(w, w.first);
    const read = async (viewer: World["officer"]) => (await viewer.run(Moves, { id: id(report) })).report?.viewerMoves;
    expect(await read(w.reviewer)).toEqual(["RETURN", "APPROVE"]);
    expect(await read(w.communeOfficer)).toEqual([]);
    expect(await read(w.nationReviewer)).toEqual([]);
    for (const other of [w.nationReviewer, w.communeOfficer, w.officer])
      expect((await other.run(Approve, { input: asked(report) })).result).toMatchObject({ code: "FORBIDDEN" });

    const { id: userId } = await db.user.create({
      data: {
        ...{ email: "can-bo-xa@camket.example", name: "Cán bộ xã" },
        grants: { create: { role: "OFFICER", committeeId: w.first.id, validFrom: day("2020-01-01") } },
      },
    });
    const waiting = async () =>
      (await db.notification.findMany({ where: { userId, subjectId: report.id, settledAt: null } })).map(
        ({ kind }) => kind,
      );
    const blank = await w.reviewer.run(Return, { input: { ...asked(report), reason: " " } });
    expect(blank.result).toMatchObject({ code: "BAD_USER_INPUT" });
    const returned = await w.reviewer.run(Return, { input: { ...asked(report), reason: "Bổ sung" } });
    expect(returned.result).toMatchObject({ state: "RETURNED" });
    expect(await waiting()).toEqual(["REPORT_RETURNED"]);
    expect(await read(w.communeOfficer)).toEqual(["REVISE"]);
    const revised = await w.communeOfficer.run(Revise, { input: asked(await refreshed(report)) });
    expect(revised.result).toMatchObject({ state: "RETURNED", draftRevision: { number: 2 } });
    await db.reportRevision.updateMany({
      where: { reportId: report.id, sealedAt: null },
      data: { sealedAt: new Date() },
    });
    await db.report.update({ where: { id: report.id }, data: { state: "SUBMITTED" } });

    const { result } = await w.reviewer.run(Approve, { input: asked(await refreshed(report)) });
    expect(result).toMatchObject({
      state: "APPROVED",
      decisions: { edges: [{ node: { kind: "APPROVED" } }, { node: { kind: "RETURNED", reason: "Bổ sung" } }] },
    });
    expect(await waiting()).toEqual([]);
    const again = await w.reviewer.run(Approve, { input: asked(await refreshed(report)) });
    expect(again.result.__typename).toBe("ReportNotSubmittedError");
  });

  it("is decided on once, of two who decide at the same time", async () => {
    const report = await sent(w, w.second);
    const [approved, returned] = await Promise.all([
      w.reviewer.run(Approve, { input: asked(report) }),
      w.reviewer.run(Return, { input: { ...asked(report), reason: "Sai" } }),
    ]);
    expect([approved.result.__typename, returned.result.__typename].sort()).toEqual(["Report", "VersionConflictError"]);
    expect(await db.reportDecision.count({ where: { reportId: report.id } })).toBe(1);
  });

  it("of the root is decided on by the root", async () => {
    const own = await world();
    const report = await sentReport(db, own.round.id, own.nation.id, []);
    await db.roundExpectation.updateMany({
      where: { roundId: own.round.id, committeeId: own.province.id },
      data: { state: "DECLARED_MISSING", reason: "Không gửi" },
    });
    const { result } = await own.nationReviewer.run(Approve, { input: asked(report) });
    expect(result).toMatchObject({ state: "APPROVED" });
  });
});

describe("a report with others below", () => {
  it("is approved once each below is approved, declared missing or exempt, and freezes them until then", async () => {
    const w = await world();
    const below = await sent(w, w.first);
    const above = await sentReport(db, w.round.id, w.province.id, []);
    const coverage = async () => (await w.nationReviewer.run(Moves, { id: id(above) })).report?.coverage;
    const names = [w.first, w.second].map(({ id: committee }) => committee);
    expect(await coverage()).toMatchObject({ expected: 2, approved: 0 });
    expect((await coverage())?.missing).toHaveLength(names.length);
    const early = await w.nationReviewer.run(Approve, { input: asked(above) });
    expect(early.result).toMatchObject({ __typename: "ReportsBelowOpenError", code: "CONFLICT" });

    const frozen = await w.reviewer.run(Return, { input: { ...asked(below), reason: "Sai" } });
    expect(frozen.result.__typename).toBe("ReportFrozenError");
    expect((await w.reviewer.run(Moves, { id: id(below) })).report).toMatchObject({
      ...{ isFrozen: true, viewerMoves: [] },
    });
    expect((await w.reviewer.run(Approve, { input: asked(below) })).result.__typename).toBe("ReportFrozenError");
    const together = await w.reviewer.run(ApproveAll, { input: { reports: [asked(below)] } });
    expect(together.result).toMatchObject({ __typename: "ReportsFlaggedError", reports: [{ id: id(below) }] });
    await db.report.update({ where: { id: above.id }, data: { state: "RETURNED" } });
    expect((await w.reviewer.run(Approve, { input: asked(below) })).result).toMatchObject({ state: "APPROVED" });
    await db.report.update({ where: { id: above.id }, data: { state: "SUBMITTED" } });
    expect(await coverage()).toMatchObject({ expected: 2, approved: 1 });
    const still = await w.nationReviewer.run(Approve, { input: asked(above) });
    expect(still.result).toMatchObject({ count: 1, committees: [{ name: expect.any(String) }] });

    const expectation = await expectationOf(w.province.round, w.second);
    const settled = await w.reviewer.run(DeclareMissing, {
      input: {
        expectations: [{ id: globalId("RoundExpectation", expectation), expectedVersion: 1 }],
        reason: "Không gửi",
      },
    });
    expect(settled.result).toMatchObject({
      expectations: [{ state: "DECLARED_MISSING", reason: "Không gửi", version: 2 }],
    });
    const correction = await w.communeOfficer.run(Revise, { input: asked(await refreshed(below)) });
    expect(correction.result.__typename).toBe("ReportFrozenError");
    const { result } = await w.nationReviewer.run(Approve, { input: asked(await refreshed(above)) });
    expect(result).toMatchObject({ state: "APPROVED" });

    const free = await w.communeOfficer.run(Revise, { input: asked(await refreshed(below)) });
    expect(free.result).toMatchObject({ state: "DRAFT", draftRevision: { number: 2 } });
    expect(await coverage()).toMatchObject({ approved: 1 }); // what was approved stands until the correction is
  });

  it("is finished by whoever answers for a dissolved committee, and goes where it would have gone", async () => {
    const tree = await reportingTree(db, catalogue, [1, 1]);
    const [from, to] = tree.provinces;
    const [commune] = from?.communes ?? [];
    const [heir] = to?.communes ?? [];
    if (!from || !to || !commune || !heir) throw new Error("They are there");
    const { id: expectationId } = await expectationOf(from.round, commune);
    const report = await draftReport(db, from.round.id, commune.id, [{ indicator: pupils, numerator: "10" }]);
    const named = api.as(await holder(db, heir, "OFFICER", "REVIEWER"));
    const above = api.as(await holder(db, tree.nation, "OFFICER", "REVIEWER"));
    const moves = async (viewer: typeof named) => (await viewer.run(Moves, { id: id(report) })).report?.viewerMoves;
    expect(await moves(named)).toBeUndefined();
    await db.roundExpectation.update({
      where: { id: expectationId },
      data: { responsibleCommitteeId: tree.nation.id },
    });
    expect((await expectationOf(from.round, commune)).reportsToId).toBe(from.id);
    expect(await moves(above)).toEqual(["SUBMIT"]);
    // Nobody took over the province that would review it.
    await db.report.update({ where: { id: report.id }, data: { state: "SUBMITTED" } });
    expect(await moves(above)).toEqual([]);
    await api.asOwner(`
      UPDATE "CommitteePeriod" SET "validTo" = '2026-07-01' WHERE "committeeId" IN (${from.id}, ${commune.id});
      UPDATE "Committee" SET "validTo" = '2026-07-01' WHERE "id" IN (${from.id}, ${commune.id})`);
    expect(await moves(above)).toEqual(["RETURN", "APPROVE"]);
    expect((await expectationOf(tree.round, tree.nation)).reportsToId).toBeNull();
  });
});

describe("several reports", () => {
  it("without flags are approved together, and none where one has a flag", async () => {
    const w = await world();
    const { sex } = catalogue;
    const clean = await sent(w, w.first);
    const flagged = await sentReport(db, w.province.round.id, w.second.id, [
      { indicator: pupils, numerator: "10" },
      { indicator: pupils, categoryId: sex.female.id, numerator: "3" },
      { indicator: pupils, categoryId: sex.male.id, numerator: "4" },
    ]);
    const { result: refused } = await w.reviewer.run(ApproveAll, {
      input: { reports: [asked(clean), asked(flagged)] },
    });
    expect(refused).toMatchObject({ __typename: "ReportsFlaggedError", reports: [{ id: id(flagged) }] });
    expect((await refreshed(clean)).state).toBe("SUBMITTED");
    const { result } = await w.reviewer.run(ApproveAll, { input: { reports: [asked(clean)] } });
    expect(result).toMatchObject({ reports: [{ state: "APPROVED" }] });
  });

  it("are approved in a number of statements that does not grow with them", async () => {
    const [province] = (await reportingTree(db, catalogue, [6])).provinces;
    if (!province) throw new Error("There is one");
    const reviewer = api.as(await holder(db, province, "REVIEWER"));
    const reports = await Promise.all(
      province.communes.map((commune) =>
        sentReport(db, province.round.id, commune.id, [{ indicator: pupils, numerator: "9" }]),
      ),
    );
    const approve = (some: typeof reports) =>
      api.statementsOf(() => reviewer.run(ApproveAll, { input: { reports: some.map(asked) } }));
    const one = await approve(reports.slice(0, 1));
    expect(await approve(reports.slice(1))).toHaveLength(one.length);
  });
});

it("keeps what was decided and approved, also from the owner", async () => {
  const w = await world();
  const report = await sent(w, w.first);
  await w.reviewer.run(Approve, { input: asked(report) });
  const [revision] = await db.reportRevision.findMany({ where: { reportId: report.id }, include: { figures: true } });
  if (!revision) throw new Error("There is one");
  const changes = [
    `UPDATE "Figure" SET "numerator" = 11 WHERE "revisionId" = ${revision.id}`,
    `UPDATE "Figure" SET "ownNumerator" = 1, "origin" = 'CONSOLIDATED' WHERE "revisionId" = ${revision.id}`,
    `DELETE FROM "Figure" WHERE "revisionId" = ${revision.id}`,
    `INSERT INTO "ConsolidationSource" ("revisionId", "committeeId") VALUES (${revision.id}, ${w.first.id})`,
    `UPDATE "ReportRevision" SET "sealedAt" = NULL WHERE "id" = ${revision.id}`,
    `DELETE FROM "ReportDecision" WHERE "revisionId" = ${revision.id}`,
    `UPDATE "ReportDecision" SET "kind" = 'RETURNED', "reason" = 'x' WHERE "revisionId" = ${revision.id}`,
  ];
  for (const change of changes) {
    await expect(db.$executeRawUnsafe(change)).rejects.toThrow(/never changes/);
    await expect(api.asOwner(change)).rejects.toThrow(/never changes/);
  }
});

it("has no draft where it was sent", async () => {
  const w = await world();
  const report = await draftReport(db, w.province.round.id, w.first.id);
  const { result } = await w.communeOfficer.run(Revise, { input: asked(report) });
  expect(result.__typename).toBe("ReportNotReturnedError");
});

it("is drawn in the guide as it is", async () => {
  const guide = await readFile(new URL("../../../../../docs/report-life.md", import.meta.url), "utf8");
  expect(guide).toContain(`\`\`\`mermaid\n${drawReportLife()}\n\`\`\``);
});
