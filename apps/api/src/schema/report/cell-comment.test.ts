import { graphql } from "@camket/schema";
import { describe, expect, it } from "vitest";
import { draftReport, holder, reportingCatalogue, reportingTree } from "../../../test/reporting-tree.ts";
import { globalId } from "../../../test/sample-committees.ts";
import { inDays } from "../../../test/sample-plans.ts";
import { openTestApi } from "../../../test/test-api.ts";
import type { Viewer } from "../../context.ts";
import { remindAll } from "../access/notification.service.ts";

const api = await openTestApi();
const { db } = api;
const catalogue = await reportingCatalogue(db);
const { indicators, sex } = catalogue;

const Comment = graphql(`
  mutation CommentCell($input: CommentOnCellInput!) {
    result: commentOnCell(input: $input) {
      __typename
      ... on CellComment { id text resolvedAt viewerCanDelete indicator { code } category { name } author { name } }
      ... on InvalidInputError { fields { path code } }
      ... on DomainError { code }
    }
  }
`);
const Resolve = graphql(`
  mutation ResolveCell($input: ResolveCellCommentInput!) {
    result: resolveCellComment(input: $input) { __typename ... on Report { id } ... on DomainError { code } }
  }
`);
const Reopen = graphql(`
  mutation ReopenCell($input: ReopenCellCommentInput!) {
    result: reopenCellComment(input: $input) { __typename ... on Report { id } ... on DomainError { code } }
  }
`);
const Delete = graphql(`
  mutation DeleteCell($input: DeleteCellCommentInput!) {
    result: deleteCellComment(input: $input) { __typename ... on Report { id } ... on DomainError { code } }
  }
`);
const Comments = graphql(`
  query CellComments($id: ID!, $indicatorId: ID, $categoryId: ID, $isOpen: Boolean) {
    report(id: $id) {
      viewerCanComment
      commentedCells { indicatorId categoryId openCount }
      cellComments(first: 50, indicatorId: $indicatorId, categoryId: $categoryId, isOpen: $isOpen) {
        totalCount
        edges { node { text indicator { code } category { name } author { name committee { name } } } }
      }
    }
  }
`);
const CellsOfReports = graphql(`
  query CellsOfReports { reports(first: 20) { edges { node { commentedCells { openCount } } } } }
`);
const News = graphql(`
  query CellNews {
    notifications(first: 20, where: { isUnread: true }) {
      edges { node { kind topic cellComment { text report { id } } } }
    }
  }
`);

/** A nation with one province of two communes, whose first one has a draft; and those who hold roles there. */
async function world() {
  const tree = await reportingTree(db, catalogue, [2]);
  const [province] = tree.provinces;
  const [first, second] = province?.communes ?? [];
  if (!province || !first || !second) throw new Error("There are");
  const report = await draftReport(db, province.round.id, first.id, [{ indicator: indicators.pupils, numerator: "2" }]);
  const people = {
    officer: await holder(db, first, "OFFICER"),
    ownReviewer: await holder(db, first, "REVIEWER"),
    administrator: await holder(db, first, "OFFICER", "ADMINISTRATOR"),
    bareAdministrator: await holder(db, first, "ADMINISTRATOR"),
    reader: await holder(db, first, "VIEWER"),
    analyst: await holder(db, province, "ANALYST"),
    reviewer: await holder(db, province, "REVIEWER"),
    provinceOfficer: await holder(db, province, "OFFICER"),
    nationReviewer: await holder(db, tree.nation, "REVIEWER"),
    beside: await holder(db, second, "OFFICER"),
  };
  return { report, reportId: globalId("Report", report), people };
}
type World = Awaited<ReturnType<typeof world>>;
const pupils = globalId("Indicator", indicators.pupils);
const female = globalId("DisaggregationCategory", sex.female);

const comment = async (w: World, who: Viewer, text: string, cell = {}) =>
  (
    await api.as(who).run(Comment, {
      input: { reportId: w.reportId, indicatorId: pupils, text, ...cell },
    })
  ).result;
async function written(...sent: Parameters<typeof comment>) {
  const made = await comment(...sent);
  if (made.__typename !== "CellComment") throw new Error(JSON.stringify(made));
  return made;
}
const read = async (w: World, who: Viewer, where = {}) =>
  (await api.as(who).run(Comments, { id: w.reportId, ...where })).report;
const texts = async (...asked: Parameters<typeof read>) =>
  (await read(...asked))?.cellComments.edges.map(({ node }) => node.text);
const news = async (who: Viewer) =>
  (await api.as(who).run(News, {})).notifications.edges.flatMap(({ node }) =>
    node.kind === "CELL_COMMENTED" ? [node.cellComment?.text] : [],
  );

describe("a remark on a cell", () => {
  it("shows to those alone who know every number", async () => {
    const w = await world();
    const { people } = w;
    expect(await written(w, people.reviewer, " Vì sao chỉ có 2 em? ")).toMatchObject({
      text: "Vì sao chỉ có 2 em?",
      resolvedAt: null,
      viewerCanDelete: true,
      indicator: { code: "C-01" },
      category: null,
    });
    for (const who of [people.officer, people.ownReviewer, people.provinceOfficer, people.nationReviewer])
      expect(await texts(w, who)).toEqual(["Vì sao chỉ có 2 em?"]);
    for (const who of [people.reader, people.analyst, people.bareAdministrator])
      expect(await read(w, who)).toEqual({
        viewerCanComment: false,
        commentedCells: [],
        cellComments: { totalCount: 0, edges: [] },
      });
    expect(await read(w, people.beside)).toBeNull();
    const entries = await db.auditEntry.findMany({ where: { model: "CellComment" } });
    expect(entries.length).toBeGreaterThan(0);
    expect(JSON.stringify(entries.map(({ before, after }) => [before, after]))).not.toContain("2 em");
  });

  it("is written by those who write the report, and reviewers of its committee and above", async () => {
    const w = await world();
    const { people } = w;
    for (const who of [people.officer, people.ownReviewer, people.reviewer, people.nationReviewer]) {
      expect((await read(w, who))?.viewerCanComment).toBe(true);
      expect(await written(w, who, "Kiểm tra lại")).toBeTruthy();
    }
    for (const who of [people.provinceOfficer, people.reader, people.analyst, people.bareAdministrator])
      expect(await comment(w, who, "Kiểm tra lại")).toMatchObject({ code: "FORBIDDEN" });
    expect(await comment(w, people.beside, "Kiểm tra lại")).toMatchObject({ code: "NOT_FOUND" });
  });

  it("is on a cell of the form, says something, and nothing about members of the public", async () => {
    const w = await world();
    const { officer } = w.people;
    const elsewhere = await db.indicator.create({ data: { code: `X-${w.report.id}` } });
    const wrong = [
      [{ indicatorId: globalId("Indicator", elsewhere) }, "indicatorId"],
      [{ categoryId: globalId("DisaggregationCategory", { id: 2 ** 31 - 1 }) }, "categoryId"],
    ] as const;
    for (const [cell, path] of wrong)
      expect(await comment(w, officer, "Kiểm tra lại", cell)).toMatchObject({ fields: [{ path, code: "NOT_FOUND" }] });
    expect(await comment(w, officer, "  ")).toMatchObject({ fields: [{ path: "text", code: "REQUIRED" }] });
    expect(await comment(w, officer, "x".repeat(5001))).toMatchObject({ fields: [{ path: "text", code: "TOO_LONG" }] });
    expect(await comment(w, officer, "Hồ sơ 038199012345")).toMatchObject({
      fields: [{ path: "text", code: "IDENTITY_NUMBER" }],
    });
  });

  it("stays through revisions, apart for each cell", async () => {
    const w = await world();
    const { officer, reviewer } = w.people;
    await written(w, reviewer, "Tổng số");
    await written(w, reviewer, "Phần nữ", { categoryId: female });
    await db.reportRevision.updateMany({ where: { reportId: w.report.id }, data: { sealedAt: new Date() } });
    await db.reportRevision.create({ data: { reportId: w.report.id, number: 2 }, select: { id: true } });
    await written(w, officer, "Đã sửa phần nữ", { categoryId: female });
    expect(await texts(w, officer, { indicatorId: pupils })).toEqual(["Đã sửa phần nữ", "Phần nữ", "Tổng số"]);
    expect(await texts(w, officer, { indicatorId: pupils, categoryId: null })).toEqual(["Tổng số"]);
    expect(await texts(w, officer, { indicatorId: pupils, categoryId: female })).toEqual(["Đã sửa phần nữ", "Phần nữ"]);
    expect((await read(w, officer))?.commentedCells).toEqual([
      { indicatorId: pupils, categoryId: null, openCount: 1 },
      { indicatorId: pupils, categoryId: female, openCount: 2 },
    ]);
  });

  it("is settled with those before it on its cell, and waits again where that was too early", async () => {
    const w = await world();
    const { officer, reviewer, reader, beside, provinceOfficer } = w.people;
    await written(w, reviewer, "Phần nữ", { categoryId: female });
    await written(w, reviewer, "Một");
    const { id } = await written(w, officer, "Hai");
    await written(w, reviewer, "Ba");
    const by = async (who: Viewer) => (await api.as(who).run(Resolve, { input: { id } })).result;
    for (const who of [reader, beside]) expect(await by(who)).toMatchObject({ code: "NOT_FOUND" });
    expect(await by(provinceOfficer)).toMatchObject({ code: "FORBIDDEN" });
    expect(await by(officer)).toMatchObject({ __typename: "Report" });
    expect(await texts(w, officer, { isOpen: true })).toEqual(["Ba", "Phần nữ"]);
    expect(await texts(w, officer, { isOpen: false })).toEqual(["Hai", "Một"]);
    await api.as(reviewer).run(Reopen, { input: { id } });
    expect(await texts(w, officer, { isOpen: true })).toEqual(["Ba", "Hai", "Phần nữ"]);
  });

  it("is deleted by who wrote it and by administrators who read it, and leaves no text", async () => {
    const w = await world();
    const { officer, reviewer, administrator, bareAdministrator } = w.people;
    const first = await written(w, reviewer, "Viết nhầm một");
    const second = await written(w, reviewer, "Viết nhầm hai");
    const by = async (who: Viewer, { id }: { id: string }) => (await api.as(who).run(Delete, { input: { id } })).result;
    expect(await by(officer, first)).toMatchObject({ code: "FORBIDDEN" });
    expect(await by(bareAdministrator, first)).toMatchObject({ code: "NOT_FOUND" });
    expect(await by(reviewer, first)).toMatchObject({ __typename: "Report" });
    expect(await news(officer)).toEqual(["Viết nhầm hai"]);
    expect(await by(administrator, second)).toMatchObject({ __typename: "Report" });
    expect(await news(officer)).toEqual([]);
    expect(await texts(w, officer)).toEqual([]);
    const entries = await db.auditEntry.findMany({ where: { model: "CellComment", action: "DELETE" } });
    expect(JSON.stringify(entries.map(({ before, after }) => [before, after]))).not.toContain("nhầm");
  });
});

describe("the news of a remark", () => {
  it("goes to those who report, and their answer to the reviewers, until it is settled", async () => {
    const w = await world();
    const { officer, administrator, ownReviewer, reviewer, provinceOfficer, nationReviewer, reader } = w.people;
    await written(w, nationReviewer, "Một");
    await written(w, nationReviewer, "Hai");
    for (const who of [officer, administrator]) expect(await news(who)).toEqual(["Hai"]);
    for (const who of [reviewer, ownReviewer, nationReviewer, provinceOfficer, reader])
      expect(await news(who)).toEqual([]);
    const { id } = await written(w, officer, "Đã rõ");
    for (const who of [officer, administrator]) expect(await news(who)).toEqual([]);
    // Who takes the report, and who asked.
    for (const who of [reviewer, nationReviewer]) expect(await news(who)).toEqual(["Đã rõ"]);
    for (const who of [ownReviewer, provinceOfficer, reader]) expect(await news(who)).toEqual([]);
    await remindAll(db);
    expect(await news(reviewer)).toEqual(["Đã rõ"]);
    await api.as(reviewer).run(Resolve, { input: { id } });
    for (const who of [reviewer, nationReviewer]) expect(await news(who)).toEqual([]);
    await api.as(reviewer).run(Reopen, { input: { id } });
    expect(await news(nationReviewer)).toEqual(["Đã rõ"]);
  });

  it("is over after a month", async () => {
    const w = await world();
    await written(w, w.people.reviewer, "Một");
    await remindAll(db, inDays(29));
    expect(await news(w.people.officer)).toEqual(["Một"]);
    await remindAll(db, inDays(32));
    expect(await news(w.people.officer)).toEqual([]);
  });
});

it("costs as many statements for many remarks, and many reports, as for one", async () => {
  const w = await world();
  const { reviewer, officer } = w.people;
  await written(w, reviewer, "Một");
  const statements = async () => [
    (await api.statementsOf(() => api.as(officer).run(Comments, { id: w.reportId }))).length,
    (await api.statementsOf(() => api.as(reviewer).run(CellsOfReports, {}))).length,
  ];
  const few = await statements();
  for (const turn of [1, 2, 3, 4]) await written(w, reviewer, `Lần ${turn}`, { categoryId: female });
  const beside = await db.report.findUniqueOrThrow({ where: { id: w.report.id }, select: { roundId: true } });
  const other = await db.committee.findFirstOrThrow({
    where: { expectations: { some: { roundId: beside.roundId } }, reports: { none: {} } },
  });
  const second = await draftReport(db, beside.roundId, other.id);
  await db.cellComment.create({ data: { reportId: second.id, indicatorId: indicators.pupils.id, text: "Khác" } });
  expect(await statements()).toEqual(few);
});
