import { randomUUID } from "node:crypto";
import type { Database, PeriodKind } from "@camket/prisma";
import type { Viewer } from "../src/context.ts";
import { openRound } from "../src/schema/report/reporting-round.service.ts";

const NAME = "Chuyên đề toàn quốc 2026";
/** The rounds of which forms and answers are taken: of the provinces, and of the communes. */
const LIKE: PeriodKind[] = ["HALF_YEAR_1", "QUARTER"];

/**
 * A round in which the nation asks every committee, down to the communes; made once. Whoever answered the rounds of the
 * sample answered this one too, and the provinces wait for a decision of the nation.
 */
export async function bigRound(db: Database): Promise<number> {
  const made = await db.reportingRound.findFirst({ where: { name: NAME }, select: { id: true } });
  if (made) return made.id;
  const nation = await db.committee.findFirstOrThrow({ where: { parentId: null } });
  const round = { year: 2026, periodKind: { in: LIKE } };
  const forms = await db.roundTemplate.findMany({ where: { round }, distinct: ["level"] });
  const holder: Viewer = {
    ...{ userId: 0, name: "", isGlobalAdministrator: false, isProgram: false },
    grants: [{ role: "REVIEWER", agencyId: null, provincialCommitteeIds: [], paths: [nation.path] }],
  };
  const roundId = await openRound(
    {
      ...{ committeeId: nation.id, periodKind: "OTHER", year: 2026, ordinal: null, name: NAME },
      ...{ startsOn: new Date("2026-07-01"), endsOn: new Date("2026-09-30") },
      ...{ opensOn: new Date("2026-09-15"), dueOn: new Date("2026-10-20") },
      forms: forms.map(({ level, templateVersionId }) => ({ level, templateVersionId, dueOn: null })),
    },
    {
      ...{ db, viewer: holder, locale: "vi", cursorSecret: "" },
      request: { id: randomUUID(), idempotencyKey: null, payloadHash: "", writes: 0 },
    },
  );
  const asked = await db.roundExpectation.findMany({ where: { roundId }, select: { committeeId: true } });
  const answers = await db.report.findMany({
    where: { round, committeeId: { in: asked.map(({ committeeId }) => committeeId) } },
    distinct: ["committeeId"],
    orderBy: { roundId: "desc" },
    include: { revisions: { orderBy: { number: "desc" }, take: 1, select: { id: true } } },
  });
  const reports = await db.report.createManyAndReturn({
    data: answers.map(({ committeeId, provincialCommitteeId, state, receivedAt }) => ({
      ...{ roundId, committeeId, receivedAt },
      state: provincialCommitteeId === committeeId ? "SUBMITTED" : state,
    })),
    select: { id: true, committeeId: true, state: true },
  });
  const revisions = await db.reportRevision.createManyAndReturn({
    data: reports.map(({ id }) => ({ reportId: id, number: 1 })),
    select: { id: true, reportId: true },
  });
  for (const report of reports.filter(({ state }) => state === "SUBMITTED")) {
    const revisionId = revisions.find(({ reportId }) => reportId === report.id)?.id ?? 0;
    const like = answers.find(({ committeeId }) => committeeId === report.committeeId)?.revisions[0]?.id ?? 0;
    const figures = await db.figure.findMany({
      where: { revisionId: like, origin: "TYPED" },
      select: { indicatorVersionId: true, categoryId: true, state: true, numerator: true, denominator: true },
    });
    await db.figure.createMany({ data: figures.map((figure) => ({ ...figure, revisionId })) });
  }
  await db.reportRevision.updateMany({
    where: { report: { roundId, state: { not: "DRAFT" } } },
    data: { sealedAt: new Date("2026-10-15T08:00:00Z") },
  });
  return roundId;
}
