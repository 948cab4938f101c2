import type { Transaction } from "@camket/prisma";
import { copyTies } from "../plan/plan-copy.service.ts";

/** A piece of work that a dissolved committee left to another one. */
export interface HandedOver {
  kind: "TASK_CONTINUED" | "DRAFT_HANDED_OVER" | "REPORT_HANDED_OVER";
  title: string;
  note: string | null;
  fromId: number;
  toId: number;
}

/**
 * Open tasks go on as new ones, drafts are copied, and reports that were not sent are finished by whoever is responsible.
 *
 * @param pairs of a dissolved committee and the one that answers for it.
 * @param dissolved ids of all that were dissolved; of those for which nobody answers, `unanswered` names who left work.
 */
export async function handOverWork(
  pairs: { fromId: number; toId: number }[],
  dissolved: number[],
  tx: Transaction,
): Promise<{
  counts: { tasksContinued: number; draftsHandedOver: number; reportsHandedOver: number };
  handed: HandedOver[];
  unanswered: number[];
}> {
  const responsible = JSON.stringify(pairs);
  const answeredFor = new Set(pairs.map(({ fromId }) => fromId));
  const unanswered = await committeesWithWork(
    dissolved.filter((id) => !answeredFor.has(id)),
    tx,
  );
  const continued = await tx.$queryRaw<{ id: number; continuesId: number; title: string; toId: number }[]>`
    INSERT INTO "Task" ("committeeId", "number", "position", "title", "expectedResult", "leadAgencyId", "startsOn", "dueOn",
      "baselineStartsOn", "baselineDueOn", "recurrence", "state", "progress", "continuesId")
    SELECT edge."toId", task."number", task."position", task."title", task."expectedResult", task."leadAgencyId",
      task."startsOn", task."dueOn", task."baselineStartsOn", task."baselineDueOn", task."recurrence", task."state",
      task."progress", task."id"
    FROM "Task" task JOIN jsonb_to_recordset(${responsible}::jsonb) AS edge("fromId" int, "toId" int) ON edge."fromId" = task."committeeId"
      LEFT JOIN "Plan" plan ON plan."id" = task."planId"
    WHERE task."state" IN ('NOT_BEGUN', 'UNDER_WAY') AND (plan."id" IS NULL OR plan."state" = 'ISSUED')
    RETURNING "id", "continuesId", "title", "number", "committeeId" AS "toId"`;
  const [from, to] = [continued.map(({ continuesId }) => continuesId), continued.map(({ id }) => id)];
  await copyTies(from, to, tx);
  await tx.$executeRaw`
    INSERT INTO "_RecommendationToTask" ("A", "B") SELECT tie."A", pair."to"
    FROM unnest(${from}::int[], ${to}::int[]) pair("from", "to") JOIN "_RecommendationToTask" tie ON tie."B" = pair."from"`;
  const left = await tx.$queryRaw<{ id: number; number: string; committeeId: number }[]>`
    UPDATE "Task" SET "state" = 'HANDED_OVER', "version" = "version" + 1
    WHERE "id" = ANY (${continued.map(({ continuesId }) => continuesId)}) RETURNING "id", "number", "committeeId"`;
  const origins = new Map(left.map(({ id, ...origin }) => [id, origin]));

  const drafts = await tx.$queryRaw<{ id: number; title: string; fromId: number; toId: number }[]>`
    SELECT plan."id", plan."title", edge."fromId", edge."toId" FROM "Plan" plan
    JOIN jsonb_to_recordset(${responsible}::jsonb) AS edge("fromId" int, "toId" int) ON edge."fromId" = plan."committeeId"
    WHERE plan."state" IN ('DRAFT', 'RETURNED', 'SUBMITTED') ORDER BY plan."id"`;
  await copyDrafts(
    drafts.map(({ id, toId }) => ({ id, committeeId: toId })),
    tx,
  );
  await tx.$executeRaw`UPDATE "Plan" SET "state" = 'WITHDRAWN', "version" = "version" + 1,
      "reason" = 'Ban chỉ đạo kết thúc do sắp xếp; dự thảo chuyển sang ban chịu trách nhiệm.'
    WHERE "id" = ANY (${drafts.map(({ id }) => id)})`;

  // One that answered for another, and is dissolved itself, passes that on too.
  const reports = await tx.$queryRaw<{ title: string; fromId: number; toId: number }[]>`
    UPDATE "RoundExpectation" expectation SET "responsibleCommitteeId" = edge."toId", "version" = expectation."version" + 1
    FROM jsonb_to_recordset(${responsible}::jsonb) AS edge("fromId" int, "toId" int), "ReportingRound" round
    WHERE edge."fromId" = coalesce(expectation."responsibleCommitteeId", expectation."committeeId")
      AND round."id" = expectation."roundId" AND expectation."state" = 'EXPECTED' AND NOT EXISTS (SELECT FROM "Report" report
      WHERE report."roundId" = expectation."roundId" AND report."committeeId" = expectation."committeeId"
        AND report."state" IN ('SUBMITTED', 'APPROVED'))
    RETURNING round."name" AS "title", edge."fromId", edge."toId"`;
  const handed: HandedOver[] = [
    ...continued.map(({ continuesId, title, toId }) => {
      const { number = null, committeeId = 0 } = origins.get(continuesId) ?? {};
      return { kind: "TASK_CONTINUED" as const, title, note: number, fromId: committeeId, toId };
    }),
    ...drafts.map(({ title, fromId, toId }) => ({
      ...{ kind: "DRAFT_HANDED_OVER" as const, title, note: null, fromId, toId },
    })),
    ...reports.map((report) => ({ kind: "REPORT_HANDED_OVER" as const, note: null, ...report })),
  ];
  return {
    counts: {
      tasksContinued: continued.length,
      draftsHandedOver: drafts.length,
      reportsHandedOver: reports.length,
    },
    handed,
    unanswered,
  };
}

/** Which of these committees have open tasks, drafts, or reports that were not sent. */
async function committeesWithWork(ids: number[], tx: Transaction): Promise<number[]> {
  if (ids.length === 0) return [];
  const found = await tx.$queryRaw<{ id: number }[]>`
    SELECT task."committeeId" AS "id" FROM "Task" task LEFT JOIN "Plan" plan ON plan."id" = task."planId"
      WHERE task."committeeId" = ANY (${ids}) AND task."state" IN ('NOT_BEGUN', 'UNDER_WAY')
        AND (plan."id" IS NULL OR plan."state" = 'ISSUED')
    UNION SELECT "committeeId" FROM "Plan" WHERE "committeeId" = ANY (${ids}) AND "state" IN ('DRAFT', 'RETURNED', 'SUBMITTED')
    UNION SELECT coalesce("responsibleCommitteeId", "committeeId") FROM "RoundExpectation" expectation
      WHERE coalesce("responsibleCommitteeId", "committeeId") = ANY (${ids}) AND "state" = 'EXPECTED'
        AND NOT EXISTS (SELECT FROM "Report" report WHERE report."roundId" = expectation."roundId"
          AND report."committeeId" = expectation."committeeId" AND report."state" IN ('SUBMITTED', 'APPROVED'))
    ORDER BY 1`;
  return found.map(({ id }) => id);
}

interface Pair {
  fromId: number;
  toId: number;
}

/** Rows get their ids in the order in which they are inserted. */
const inPairs = (fromIds: number[], inserted: { id: number }[]): Pair[] => {
  const toIds = inserted.map(({ id }) => id).toSorted((a, b) => a - b);
  return fromIds.map((fromId, place) => ({ fromId, toId: toIds[place] ?? 0 }));
};

/** Drafts with their headings, tasks and legal bases, as new ones of another committee; in the order of their ids. */
async function copyDrafts(drafts: { id: number; committeeId: number }[], tx: Transaction) {
  if (drafts.length === 0) return;
  const copies = await tx.$queryRaw<{ id: number }[]>`
    INSERT INTO "Plan" ("committeeId", "title", "startsOn", "endsOn", "purpose", "parentPlanId")
    SELECT draft."committeeId", plan."title", plan."startsOn", plan."endsOn", plan."purpose", plan."parentPlanId"
    FROM "Plan" plan JOIN jsonb_to_recordset(${JSON.stringify(drafts)}::jsonb) AS draft("id" int, "committeeId" int)
      ON draft."id" = plan."id"
    ORDER BY plan."id" RETURNING "id"`;
  const fromIds = drafts.map(({ id }) => id);
  const plans = JSON.stringify(inPairs(fromIds, copies));
  await tx.$executeRaw`INSERT INTO "_legalBase" ("A", "B") SELECT "A", pair."toId" FROM "_legalBase"
    JOIN jsonb_to_recordset(${plans}::jsonb) AS pair("fromId" int, "toId" int) ON pair."fromId" = "B"`;
  await tx.$executeRaw`
    INSERT INTO "PlanSection" ("planId", "number", "title", "position")
    SELECT pair."toId", section."number", section."title", section."position" FROM "PlanSection" section
      JOIN jsonb_to_recordset(${plans}::jsonb) AS pair("fromId" int, "toId" int) ON pair."fromId" = section."planId"`;
  const tasks = await tx.$queryRaw<{ id: number }[]>`
    SELECT "id" FROM "Task" WHERE "planId" = ANY (${fromIds}) ORDER BY "id"`;
  const copied = await tx.$queryRaw<{ id: number }[]>`
    INSERT INTO "Task" ("committeeId", "planId", "sectionId", "number", "position", "title", "expectedResult", "leadAgencyId",
      "startsOn", "dueOn", "recurrence")
    SELECT plan."committeeId", plan."id", section."id", task."number", task."position", task."title", task."expectedResult",
      task."leadAgencyId", task."startsOn", task."dueOn", task."recurrence"
    FROM "Task" task JOIN jsonb_to_recordset(${plans}::jsonb) AS pair("fromId" int, "toId" int) ON pair."fromId" = task."planId"
      JOIN "Plan" plan ON plan."id" = pair."toId"
      LEFT JOIN "PlanSection" old ON old."id" = task."sectionId"
      LEFT JOIN "PlanSection" section ON section."planId" = plan."id" AND section."number" = old."number"
    ORDER BY task."id" RETURNING "id"`;
  const pairs = inPairs(
    tasks.map(({ id }) => id),
    copied,
  );
  await copyTies(
    pairs.map(({ fromId }) => fromId),
    pairs.map(({ toId }) => toId),
    tx,
  );
}
