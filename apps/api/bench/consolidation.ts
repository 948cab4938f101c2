import { randomUUID } from "node:crypto";
import type { Database } from "@camket/prisma";
import type { Context, Viewer } from "../src/context.ts";
import { consolidationWork } from "../src/schema/report/consolidation.service.ts";
import { approveReport } from "../src/schema/report/report-decision.service.ts";

const CONSOLIDATIONS = 5;
const APPROVALS = 20;

/**
 * The third quarter of 2026, in which every commune sent 40 indicators with their parts (160 figures): a round of the nation
 * for it, with a draft for each province, is made for this and taken back.
 *
 * @returns milliseconds of each consolidation of the round, and of each approval of a corrected commune.
 */
export async function measureConsolidation(db: Database) {
  const nation = await db.committee.findFirstOrThrow({ where: { parentId: null } });
  const like = await db.reportingRound.findFirstOrThrow({
    where: { periodKind: "QUARTER", year: 2026 },
    include: { templates: true },
  });
  const { periodKind, year, startsOn, endsOn, opensOn, dueOn, name } = like;
  const templateVersionId = like.templates[0]?.templateVersionId ?? 0;
  const provinces = await db.committee.findMany({ where: { parentId: nation.id, validTo: null } });
  const key = { committeeId_periodKind_year_ordinal: { committeeId: nation.id, periodKind, year, ordinal: 1 } };
  // There is one where an earlier run was broken off.
  const round = await db.reportingRound.upsert({
    where: key,
    update: {},
    create: {
      ...{ committeeId: nation.id, periodKind, year, startsOn, endsOn, opensOn, dueOn, name },
      templates: { create: (["NATION", "PROVINCE"] as const).map((level) => ({ level, templateVersionId })) },
      expectations: { create: [nation, ...provinces].map(({ id }) => ({ committeeId: id, dueOn })) },
    },
  });
  const drafts = async () => {
    for (const { id } of [nation, ...provinces])
      await db.report.create({ data: { roundId: round.id, committeeId: id, revisions: { create: { number: 1 } } } });
  };
  const clear = async () => {
    const reports = { report: { roundId: round.id } };
    await db.figure.deleteMany({ where: { revision: reports } });
    await db.reportRevision.deleteMany({ where: reports });
    await db.report.deleteMany({ where: { roundId: round.id } });
  };
  const holder: Viewer = {
    ...{ userId: 0, name: "", isGlobalAdministrator: false, isProgram: false },
    grants: (["OFFICER", "REVIEWER"] as const).map((role) => ({
      ...{ role, agencyId: null, provincialCommitteeIds: [] },
      paths: [nation, ...provinces].map(({ path }) => path),
    })),
  };
  const context = (): Context => ({
    ...{ db, viewer: holder, locale: "vi", cursorSecret: "" },
    request: { id: randomUUID(), idempotencyKey: null, payloadHash: "", writes: 0 },
  });
  const timed = async (action: () => Promise<unknown>) => {
    const start = performance.now();
    await action();
    return performance.now() - start;
  };

  const consolidations = [];
  let counts = {};
  for (let run = 0; run < CONSOLIDATIONS; run += 1) {
    await clear();
    await drafts();
    const work = () =>
      consolidationWork({ roundId: round.id }, context(), { isPreview: false, onStage: async () => {} });
    consolidations.push(
      await timed(async () => {
        counts = (await work()).counts;
      }),
    );
  }
  const taken = await db.consolidationSource.findMany({
    where: { revision: { report: { roundId: round.id } }, NOT: { sourceRevisionId: null } },
    select: { sourceRevisionId: true },
    orderBy: { id: "asc" },
    take: APPROVALS,
  });
  const approvals = [];
  for (const { sourceRevisionId } of taken) {
    const sourceRevision = await db.reportRevision.findUniqueOrThrow({
      where: { id: sourceRevisionId ?? 0 },
      include: { figures: true },
    });
    const { reportId } = sourceRevision;
    const correction = await db.reportRevision.create({
      data: {
        ...{ reportId, number: sourceRevision.number + 1 },
        figures: {
          create: sourceRevision.figures.map(({ indicatorVersionId, categoryId, state, numerator, denominator }) => ({
            ...{ indicatorVersionId, categoryId, state, numerator, denominator },
          })),
        },
      },
      select: { id: true },
    });
    await db.reportRevision.update({ where: { id: correction.id }, data: { sealedAt: new Date() } });
    const { version } = await db.report.update({ where: { id: reportId }, data: { state: "SUBMITTED" } });
    approvals.push(
      await timed(() =>
        approveReport({ id: reportId, expectedVersion: version, reason: null, acceptsStale: false }, context()),
      ),
    );
  }
  const marks = await db.staleMark.count({ where: { revision: { report: { roundId: round.id } } } });
  await clear();
  await db.roundExpectation.deleteMany({ where: { roundId: round.id } });
  await db.reportingRound.delete({ where: { id: round.id } });
  return { consolidations, counts, approvals, marks };
}
