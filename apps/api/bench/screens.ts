import type { Database } from "@camket/prisma";
import { print } from "graphql";
import { adminOperations } from "../test/admin-operations.ts";
import { bigRound } from "./big-round.ts";
import { cursorAt, globalId, NATION, PROVINCE, type Question } from "./questions.ts";

const NATIONAL_OFFICER = "national@camket.example";

/** What the admin's screens of reports, its home, its search and its list of tasks ask, in the admin's own words. */
export async function screens(db: Database): Promise<Question[]> {
  const nation = await db.committee.findFirstOrThrow({ where: { parentId: null } });
  const province = await db.committee.findFirstOrThrow({
    where: { validTo: null, unit: { level: "PROVINCE", code: "38" } },
  });
  const roundId = await bigRound(db);
  const expectations = { roundId };
  const [expectation] = await db.roundExpectation.findMany({
    where: expectations,
    orderBy: [{ committee: { unit: { code: "asc" } } }, { id: "asc" }],
    skip: 3000,
    take: 1,
  });
  const [deepReport] = await db.report.findMany({ orderBy: { id: "desc" }, skip: 20_000, take: 1 });
  const ofNation = await db.report.findFirstOrThrow({
    where: { committeeId: nation.id, round: { periodKind: "HALF_YEAR_1", year: 2026 } },
    include: {
      revisions: {
        orderBy: { number: "desc" },
        take: 1,
        include: {
          figures: {
            where: { origin: "CONSOLIDATED", categoryId: null },
            include: { indicatorVersion: true },
            take: 1,
          },
          sources: { where: { NOT: { sourceRevisionId: null } }, orderBy: { id: "asc" }, skip: 19, take: 1 },
        },
      },
      round: true,
    },
  });
  const ofCommune = await db.report.findFirstOrThrow({
    where: { provincialCommitteeId: province.id, round: { periodKind: "QUARTER", year: 2026 } },
    include: { revisions: { orderBy: { number: "desc" }, take: 1 } },
  });
  const ofProvince = await db.report.findFirstOrThrow({
    where: { committeeId: province.id, round: { periodKind: "YEAR", year: 2026, committeeId: nation.id } },
    include: { revisions: { orderBy: { number: "desc" }, take: 1 } },
  });
  const [taken] = ofNation.revisions;
  const [figure] = taken?.figures ?? [];

  const nationId = globalId("Committee", nation.id);
  const provinceId = globalId("Committee", province.id);
  const revision = (report: { revisions: { id: number }[] }) =>
    globalId("ReportRevision", report.revisions[0]?.id ?? 0);
  const shown = (figureId: number | undefined) => globalId("Figure", figureId ?? 0);
  const today = new Date().toISOString().slice(0, 10);
  const soon = new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10);
  const since = new Date(Date.now() - 30 * 86_400_000).toISOString().slice(0, 10);

  const screen = (
    operation: string,
    viewer: string,
    variables: Question["variables"] = {},
    more: Partial<Pick<Question, "name" | "after">> = {},
  ): Question => {
    const document = adminOperations[operation];
    if (!document) throw new Error(`The admin has no operation ${operation}`);
    return { ...more, name: `screen ${more.name ?? operation}`, viewer, document: print(document), variables };
  };
  const at = (viewer: string, committeeId: string, level?: string) => [
    screen("AppFrame", viewer),
    screen("Bell", viewer),
    screen("HomeOfCommittee", viewer, { committeeId, today, soon }),
    screen("HomePlans", viewer, { committeeId }),
    screen("HomeTasks", viewer, { committeeId, since }),
    screen("HomeAssignments", viewer, { committeeId }),
    screen("CurrentRound", viewer, { committeeId, today }),
    screen("OwnReports", viewer, { committeeId }),
    screen("GroupCoverage", viewer, { committeeId, ...(level && { level }) }),
    screen("LateByAge", viewer, { committeeId }),
    screen("ReportsPage", viewer),
    screen("RoundsToOpen", viewer),
    screen("RoundList", viewer, { where: {} }),
    screen("ReportList", viewer, { where: {} }),
    screen("ReportList", viewer, { where: { state: "SUBMITTED" } }, { name: "ReportList, those submitted" }),
    screen("ReviewPage", viewer),
    screen("ReviewTable", viewer, { where: { takenById: committeeId, state: "SUBMITTED" } }),
    screen("ReviewQueue", viewer, { where: { takenById: committeeId, state: "SUBMITTED" } }),
    screen("CompletenessPage", viewer, { id: committeeId, periodKinds: ["HALF_YEAR_1", "HALF_YEAR_2", "YEAR"] }),
    screen("Find", viewer, { text: "tre em", today }),
    screen("Find", viewer, { text: "ng", today }, { name: "Find, two letters" }),
    screen("TaskList", viewer, {
      where: { isIssued: true, committeeId, standing: ["LATE", "DUE", "UNDER_WAY", "NOT_BEGUN"] },
    }),
    screen(
      "TaskList",
      viewer,
      { where: { isIssued: true, underCommitteeId: committeeId, standing: ["LATE", "DUE", "UNDER_WAY", "NOT_BEGUN"] } },
      { name: "TaskList, of all below" },
    ),
  ];
  return [
    ...at(NATION, nationId, "PROVINCE"),
    ...at(PROVINCE, provinceId),
    screen("RoundPage", NATION, { id: globalId("ReportingRound", roundId) }),
    screen("RoundPage", PROVINCE, { id: globalId("ReportingRound", roundId) }),
    screen("ExpectationTable", NATION, { where: { roundId: globalId("ReportingRound", roundId) } }),
    screen(
      "ExpectationTable",
      NATION,
      { where: { roundId: globalId("ReportingRound", roundId) } },
      { name: "ExpectationTable, after 3,000", after: cursorAt("RoundExpectation", expectation?.id) },
    ),
    screen(
      "ReportList",
      NATION,
      { where: {} },
      { name: "ReportList, after 20,000", after: cursorAt("Report", deepReport?.id) },
    ),
    screen(
      "CompletenessPage",
      NATION,
      { id: nationId, periodKinds: ["HALF_YEAR_1", "HALF_YEAR_2", "YEAR", "QUARTER", "MONTH", "OTHER"] },
      { name: "CompletenessPage, every kind of period" },
    ),
    screen("CompletenessList", NATION, {
      where: {
        belongsToCommitteeId: provinceId,
        periodKind: "OTHER",
        periodFrom: "2026-07-01",
        periodTo: "2026-09-30",
        standing: ["MISSING", "NOT_DUE", "DECLARED_MISSING"],
      },
    }),
    screen("ReportPage", PROVINCE, { id: globalId("Report", ofProvince.id) }, { name: "ReportPage, a draft" }),
    screen("RevisionFigures", PROVINCE, { id: revision(ofProvince) }),
    screen("ReportPage", PROVINCE, { id: globalId("Report", ofCommune.id) }, { name: "ReportPage, of a commune" }),
    screen("RevisionFigures", PROVINCE, { id: revision(ofCommune) }, { name: "RevisionFigures, 100 of 160" }),
    screen("Consolidation", NATIONAL_OFFICER, { id: globalId("Report", ofNation.id) }),
    screen("ReportPage", NATION, { id: globalId("Report", ofNation.id) }, { name: "ReportPage, of the nation" }),
    screen("ReportPrint", NATION, { id: globalId("Report", ofNation.id) }),
    screen("ReportPicture", NATION, { id: globalId("Report", ofNation.id) }),
    screen("IndicatorOverPeriods", NATION, {
      committeeId: nationId,
      indicatorId: globalId("Indicator", figure?.indicatorVersion.indicatorId ?? 0),
      periodKind: ofNation.round.periodKind,
      until: ofNation.round.endsOn.toISOString().slice(0, 10),
    }),
    screen("RevisionSources", NATION, { id: revision(ofNation) }),
    screen("FigureLineage", NATION, { id: shown(figure?.id) }),
    screen(
      "LineageBranch",
      NATION,
      { id: shown(figure?.id) },
      { name: "LineageBranch, after 20", after: cursorAt("LineagePart", taken?.sources[0]?.id) },
    ),
  ];
}
