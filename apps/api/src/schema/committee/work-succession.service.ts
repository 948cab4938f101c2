import type { Transaction } from "@camket/prisma";

/**
 * Open tasks go on as new ones, drafts are copied, and reports that were not sent are finished by whoever is responsible.
 *
 * @param responsible pairs of a dissolved committee and the one that answers for it, as JSON: fromId, toId.
 */
export async function handOverWork(responsible: string, tx: Transaction) {
  const continued = await tx.$queryRaw<{ id: number; continuesId: number }[]>`
    INSERT INTO "Task" ("committeeId", "number", "position", "title", "expectedResult", "leadAgencyId", "startsOn", "dueOn",
      "baselineStartsOn", "baselineDueOn", "recurrence", "state", "progress", "continuesId")
    SELECT edge."toId", task."number", task."position", task."title", task."expectedResult", task."leadAgencyId",
      task."startsOn", task."dueOn", task."baselineStartsOn", task."baselineDueOn", task."recurrence", task."state",
      task."progress", task."id"
    FROM "Task" task JOIN jsonb_to_recordset(${responsible}::jsonb) AS edge("fromId" int, "toId" int) ON edge."fromId" = task."committeeId"
      LEFT JOIN "Plan" plan ON plan."id" = task."planId"
    WHERE task."state" IN ('NOT_BEGUN', 'UNDER_WAY') AND (plan."id" IS NULL OR plan."state" = 'ISSUED')
    RETURNING "id", "continuesId"`;
  const pairs = JSON.stringify(continued);
  await tx.$executeRaw`INSERT INTO "_GroupToTask" ("A", "B") SELECT "A", pair."id" FROM "_GroupToTask"
    JOIN jsonb_to_recordset(${pairs}::jsonb) AS pair("id" int, "continuesId" int) ON pair."continuesId" = "B"`;
  await tx.$executeRaw`INSERT INTO "_TaskToTheme" ("A", "B") SELECT pair."id", "B" FROM "_TaskToTheme"
    JOIN jsonb_to_recordset(${pairs}::jsonb) AS pair("id" int, "continuesId" int) ON pair."continuesId" = "A"`;
  await tx.$executeRaw`INSERT INTO "_coordinating" ("A", "B") SELECT "A", pair."id" FROM "_coordinating"
    JOIN jsonb_to_recordset(${pairs}::jsonb) AS pair("id" int, "continuesId" int) ON pair."continuesId" = "B"`;
  await tx.$executeRaw`UPDATE "Task" SET "state" = 'HANDED_OVER', "version" = "version" + 1
    WHERE "id" = ANY (${continued.map(({ continuesId }) => continuesId)})`;

  const drafts = await tx.$queryRaw<{ id: number; toId: number }[]>`
    SELECT plan."id", edge."toId" FROM "Plan" plan
    JOIN jsonb_to_recordset(${responsible}::jsonb) AS edge("fromId" int, "toId" int) ON edge."fromId" = plan."committeeId"
    WHERE plan."state" IN ('DRAFT', 'RETURNED', 'SUBMITTED') ORDER BY plan."id"`;
  for (const { id, toId } of drafts) await copyDraft(id, toId, tx);
  await tx.$executeRaw`UPDATE "Plan" SET "state" = 'WITHDRAWN', "version" = "version" + 1,
      "reason" = 'Ban chỉ đạo kết thúc do sắp xếp; dự thảo chuyển sang ban chịu trách nhiệm.'
    WHERE "id" = ANY (${drafts.map(({ id }) => id)})`;

  const reportsHandedOver = await tx.$executeRaw`
    UPDATE "RoundExpectation" expectation SET "responsibleCommitteeId" = edge."toId"
    FROM jsonb_to_recordset(${responsible}::jsonb) AS edge("fromId" int, "toId" int)
    WHERE edge."fromId" = expectation."committeeId" AND expectation."state" = 'EXPECTED' AND NOT EXISTS (SELECT FROM "Report" report
      WHERE report."roundId" = expectation."roundId" AND report."committeeId" = expectation."committeeId"
        AND report."state" IN ('SUBMITTED', 'APPROVED'))`;
  return { tasksContinued: continued.length, draftsHandedOver: drafts.length, reportsHandedOver };
}

/** Plans are few, and each has headings that its tasks stand under. */
async function copyDraft(id: number, committeeId: number, tx: Transaction) {
  const { legalBases, sections, tasks, ...plan } = await tx.plan.findUniqueOrThrow({
    where: { id },
    select: {
      title: true,
      startsOn: true,
      endsOn: true,
      purpose: true,
      parentPlanId: true,
      legalBases: { select: { id: true } },
      sections: { select: { id: true, number: true, title: true, position: true }, orderBy: { position: "asc" } },
      tasks: {
        select: {
          ...{ sectionId: true, number: true, position: true, title: true, expectedResult: true, leadAgencyId: true },
          ...{ startsOn: true, dueOn: true, recurrence: true },
          themes: { select: { id: true } },
          groups: { select: { id: true } },
          coordinatingAgencies: { select: { id: true } },
        },
        orderBy: { position: "asc" },
      },
    },
  });
  const copy = await tx.plan.create({
    data: { ...plan, committeeId, legalBases: { connect: legalBases } },
    select: { id: true },
  });
  const headings = new Map<number | null, number>();
  for (const { id, ...section } of sections) {
    const made = await tx.planSection.create({ data: { ...section, planId: copy.id }, select: { id: true } });
    headings.set(id, made.id);
  }
  for (const { sectionId, themes, groups, coordinatingAgencies, ...task } of tasks)
    await tx.task.create({
      data: {
        ...task,
        committeeId,
        planId: copy.id,
        sectionId: headings.get(sectionId) ?? null,
        themes: { connect: themes },
        groups: { connect: groups },
        coordinatingAgencies: { connect: coordinatingAgencies },
      },
      select: { id: true },
    });
}
