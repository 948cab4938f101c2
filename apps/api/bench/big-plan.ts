import type { Database } from "@camket/prisma";

const TASKS = 5000;
const SECTIONS = 50;
const TITLE = "Kế hoạch 5.000 nhiệm vụ";

const day = (year: number, number: number) => new Date(Date.UTC(year, 0, 1 + number));

/** The plan in force of a province with 5,000 tasks, late, extended, done and not; made once. @returns its id. */
export async function bigPlan(db: Database): Promise<number> {
  const made = await db.plan.findFirst({ where: { title: TITLE }, select: { id: true } });
  if (made) return made.id;
  const province = await db.committee.findFirstOrThrow({
    where: { validTo: null, unit: { level: "PROVINCE", code: "38" } },
  });
  const agencies = await db.agency.findMany({ where: { unitId: province.unitId }, take: 20, select: { id: true } });
  const year = new Date().getFullYear();
  const { id: planId } = await db.plan.create({
    data: {
      committeeId: province.id,
      title: TITLE,
      startsOn: day(year, 0),
      endsOn: new Date(`${year}-12-31`),
      purpose: "Đo dòng thời gian.",
      state: "ISSUED",
    },
  });
  const sections = await db.planSection.createManyAndReturn({
    data: Array.from({ length: SECTIONS }, (_, index) => ({
      planId,
      number: String(index + 1),
      title: `Nhóm nhiệm vụ ${index + 1}`,
      position: index,
    })),
    select: { id: true },
  });
  await db.task.createMany({
    data: Array.from({ length: TASKS }, (_, index) => {
      const section = Math.floor(index / (TASKS / SECTIONS));
      const startsOn = day(year, (index * 7) % 300);
      const baselineDueOn = day(year, ((index * 7) % 300) + 20 + (index % 40));
      const isDone = index % 3 === 0;
      return {
        planId,
        committeeId: province.id,
        sectionId: sections[section]?.id ?? null,
        number: `${section + 1}.${(index % (TASKS / SECTIONS)) + 1}`,
        position: index,
        title: `Rà soát chính sách trợ giúp xã hội cho hộ nghèo, hộ cận nghèo tại địa bàn ${index + 1}`,
        expectedResult: "Báo cáo",
        leadAgencyId: agencies[index % agencies.length]?.id ?? null,
        startsOn,
        dueOn: index % 5 === 0 ? day(year, ((index * 7) % 300) + 64) : baselineDueOn,
        baselineStartsOn: startsOn,
        baselineDueOn,
        state: isDone ? ("DONE" as const) : ("UNDER_WAY" as const),
        progress: isDone ? 100 : index % 100,
        doneOn: isDone ? baselineDueOn : null,
      };
    }),
  });
  const extended = await db.task.findMany({ where: { planId, position: { in: every(5) } } });
  await db.deadlineChange.createMany({
    data: extended.map(({ id, baselineDueOn, dueOn }) => ({
      taskId: id,
      previousDueOn: baselineDueOn ?? dueOn,
      dueOn,
      reason: "Chờ kinh phí được cấp.",
      changedOn: day(year, 100),
    })),
  });
  return planId;
}

const every = (step: number) => Array.from({ length: TASKS / step }, (_, index) => index * step);
