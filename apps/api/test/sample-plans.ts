import type { Database, Prisma } from "@camket/prisma";
import { addDays, today } from "../src/calendar.ts";
import type { sampleCommittees } from "./sample-committees.ts";

/** A day so many days from today: standings are told from today, so what they are told of moves with it. */
export const inDays = (days: number) => addDays(today(), days);

export const text = (date: Date) => date.toISOString().slice(0, 10);

/** Ends a committee today. */
export const dissolve = (db: Database, { id }: { id: number }) =>
  db.committee.update({
    where: { id },
    data: { validTo: today(), periods: { updateMany: { where: {}, data: { validTo: today() } } } },
  });

const period = { startsOn: inDays(-200), endsOn: inDays(200) };

/**
 * An issued plan of the nation that gives one task to two provinces, their issued plans that carry it out, and drafts
 * of each. The plan of Đồng Nai has one task of every standing.
 */
export async function samplePlans(db: Database, sample: Awaited<ReturnType<typeof sampleCommittees>>) {
  const { nation, dongNai, ninhBinh, bienHoa, agency } = sample;
  const taxonomy = (code: string, name: string, nameEn: string, position: number) => ({
    data: { code, name, nameEn, position, description: name, descriptionEn: nameEn },
  });
  const themes = {
    education: await db.theme.create(taxonomy("EDU", "Giáo dục", "Education", 1)),
    work: await db.theme.create(taxonomy("WORK", "Lao động", "Work", 2)),
  };
  const groups = {
    children: await db.group.create(taxonomy("CHILD", "Trẻ em", "Children", 1)),
    disabled: await db.group.create(taxonomy("PWD", "Người khuyết tật", "Persons with disabilities", 2)),
  };

  const types = {
    plan: await db.documentType.create({ data: { code: "KH", name: "Kế hoạch", nameEn: "Plan", isNumbered: true } }),
    directive: await db.documentType.create({
      data: { code: "CT", name: "Chỉ thị", nameEn: "Directive", isNumbered: false },
    }),
  };
  const directive = await db.document.create({
    data: {
      typeId: types.directive.id,
      reference: "34/CT-TTg",
      issuer: "Thủ tướng Chính phủ",
      issuedOn: inDays(-400),
      subject: "Tăng cường công tác giáo dục quyền trẻ em",
    },
  });
  const issue = (committeeId: number, number: number, subject: string) =>
    db.document.create({
      data: {
        committeeId,
        typeId: types.plan.id,
        number,
        year: inDays(-190).getUTCFullYear(),
        reference: `${number}/KH-BCĐ`,
        issuer: "Ban Chỉ đạo",
        issuedOn: inDays(-190),
        subject,
      },
    });
  const documents = {
    directive,
    nation: await issue(nation.id, 1, "Kế hoạch của Trung ương"),
    dongNai: await issue(dongNai.id, 96, "Kế hoạch của tỉnh Đồng Nai"),
    draft: await db.document.create({
      data: { committeeId: dongNai.id, typeId: types.plan.id, issuer: "Ban Chỉ đạo", subject: "Dự thảo kế hoạch" },
    }),
  };

  const plan = (committeeId: number, title: string, data: Partial<Prisma.PlanUncheckedCreateInput> = {}) =>
    db.plan.create({ data: { committeeId, title, ...period, purpose: "Bảo đảm quyền con người", ...data } });
  const national = await plan(nation.id, "Kế hoạch toàn quốc", { state: "ISSUED", documentId: documents.nation.id });
  const plans = {
    national,
    nationalDraft: await plan(nation.id, "Dự thảo toàn quốc"),
    dongNai: await plan(dongNai.id, "Kế hoạch tỉnh Đồng Nai", {
      state: "ISSUED",
      documentId: documents.dongNai.id,
      parentPlanId: national.id,
      legalBases: { connect: [{ id: directive.id }, { id: documents.nation.id }] },
    }),
    draft: await plan(dongNai.id, "Dự thảo tỉnh Đồng Nai"),
    returned: await plan(dongNai.id, "Kế hoạch bị trả lại", { state: "RETURNED", reason: "Chưa rõ cơ quan chủ trì" }),
    closed: await plan(dongNai.id, "Kế hoạch đã tổng kết", { state: "CLOSED" }),
    ninhBinh: await plan(ninhBinh.id, "Kế hoạch tỉnh Ninh Bình", { state: "ISSUED", parentPlanId: national.id }),
    bienHoa: await plan(bienHoa.id, "Kế hoạch phường Biên Hòa", { state: "ISSUED" }),
  };
  const section = (planId: number, number: string, position: number) =>
    db.planSection.create({ data: { planId, number, title: `Nhóm nhiệm vụ ${number}`, position } });
  const sections = {
    first: await section(plans.dongNai.id, "1", 1),
    second: await section(plans.dongNai.id, "2", 2),
    draft: await section(plans.draft.id, "1", 1),
  };

  const task = (
    of: { id: number; committeeId: number } | null,
    number: string,
    title: string,
    data: Partial<Prisma.TaskUncheckedCreateInput> = {},
  ) =>
    db.task.create({
      data: {
        planId: of?.id ?? null,
        committeeId: of?.committeeId ?? dongNai.id,
        number,
        position: Number(number.replace(".", "")),
        title,
        expectedResult: "Báo cáo kết quả",
        startsOn: inDays(-100),
        dueOn: inDays(100),
        ...data,
      },
    });
  const [first, second] = [{ sectionId: sections.first.id }, { sectionId: sections.second.id }];
  const event = await db.event.create({
    data: {
      committeeId: dongNai.id,
      kind: "CONFERENCE",
      title: "Hội nghị sơ kết sáu tháng",
      startsOn: inDays(-60),
      endsOn: inDays(-59),
      place: "Biên Hòa",
      documentId: documents.dongNai.id,
      themes: { connect: { id: themes.education.id } },
      agenda: { create: [{ position: 1, kind: "PAPER", title: "Tham luận", speakerOffice: "Sở Tư pháp" }] },
      attendances: {
        create: [
          { agencyId: agency.id, count: 12 },
          { attendingCommitteeId: bienHoa.id, count: 30 },
        ],
      },
      conclusions: {
        create: [
          { number: 1, text: "Rà soát trẻ em bỏ học", leadAgencyId: agency.id },
          { number: 2, text: "Tập huấn cho cấp xã" },
        ],
      },
    },
    include: { conclusions: { orderBy: { number: "asc" } } },
  });
  const tasks = {
    national: await task(national, "1", "Phổ biến Công ước về quyền trẻ em"),
    nationalDraft: await task(plans.nationalDraft, "1", "Việc chưa ban hành"),
    done: await task(plans.dongNai, "1.1", "Tập huấn giáo viên", {
      ...first,
      state: "DONE",
      progress: 100,
      doneOn: inDays(-30),
      dueOn: inDays(-20),
      leadAgencyId: agency.id,
      coordinatingAgencies: { connect: { id: agency.id } },
      themes: { connect: { id: themes.education.id } },
      groups: { connect: { id: groups.children.id } },
    }),
    late: await task(plans.dongNai, "1.2", "Cấp thẻ bảo hiểm y tế", {
      ...first,
      state: "UNDER_WAY",
      progress: 40,
      dueOn: inDays(-10),
      baselineDueOn: inDays(-40),
    }),
    due: await task(plans.dongNai, "2.1", "Trợ giúp pháp lý lưu động", { ...second, dueOn: inDays(14) }),
    notBegun: await task(plans.dongNai, "2.2", "An toàn lao động", {
      ...second,
      dueOn: inDays(15),
      recurrence: "QUARTERLY",
      themes: { connect: { id: themes.work.id } },
    }),
    underWay: await task(plans.dongNai, "2.3", "Phổ cập giáo dục", { ...second, state: "UNDER_WAY", progress: 10 }),
    withdrawn: await task(plans.dongNai, "2.4", "Việc đã rút", { ...second, state: "WITHDRAWN" }),
    draft: await task(plans.draft, "1.1", "Việc trong dự thảo", { sectionId: sections.draft.id }),
    closed: await task(plans.closed, "1", "Việc đã tổng kết", { state: "UNDER_WAY", progress: 50 }),
    ninhBinh: await task(plans.ninhBinh, "1", "Tuyên truyền tại Ninh Bình", { state: "UNDER_WAY", progress: 70 }),
    bienHoa: await task(plans.bienHoa, "1", "Thăm hộ nghèo", { groups: { connect: { id: groups.disabled.id } } }),
    concluded: await task(null, "1", "Rà soát trẻ em bỏ học", { conclusionId: event.conclusions[0]?.id ?? null }),
  };
  const give = (assigneeId: number, childTaskId: number | null, state: "ACCEPTED" | "SENT") =>
    db.taskAssignment.create({ data: { taskId: tasks.national.id, assigneeId, childTaskId, state } });
  const assignments = {
    dongNai: await give(dongNai.id, tasks.done.id, "ACCEPTED"),
    ninhBinh: await give(ninhBinh.id, tasks.ninhBinh.id, "ACCEPTED"),
  };
  const report = (taskId: number, days: number, progress: number) =>
    db.taskUpdate.create({ data: { taskId, date: inDays(days), progress, note: `Đạt ${progress}%` } });
  const updates = {
    first: await report(tasks.late.id, -50, 20),
    last: await report(tasks.late.id, -20, 40),
    ninhBinh: await report(tasks.ninhBinh.id, -5, 70),
  };
  await db.deadlineChange.create({
    data: {
      taskId: tasks.late.id,
      previousDueOn: inDays(-40),
      dueOn: inDays(-10),
      reason: "Chờ kinh phí",
      changedOn: inDays(-45),
    },
  });
  await db.taskOccurrence.createMany({
    data: [inDays(-70), inDays(15)].map((dueOn) => ({ taskId: tasks.notBegun.id, dueOn })),
  });
  const revision = await db.planRevision.create({
    data: {
      planId: plans.dongNai.id,
      number: 1,
      documentId: documents.dongNai.id,
      issuedOn: inDays(-190),
      title: plans.dongNai.title,
      purpose: plans.dongNai.purpose,
      tasks: {
        create: [tasks.done, tasks.late].map(({ id, number, title, expectedResult, startsOn, dueOn }) => ({
          taskId: id,
          number,
          title,
          expectedResult,
          startsOn,
          dueOn,
        })),
      },
    },
  });
  const kind = await db.outputKind.create({ data: { code: "NEWS", name: "Tin, bài", nameEn: "News", position: 1 } });
  const channel = await db.outputChannel.create({
    data: { code: "PORTAL", name: "Cổng thông tin", nameEn: "Portal", position: 1 },
  });
  const output = (committeeId: number, month: string, count: number) =>
    db.output.create({ data: { committeeId, month: new Date(month), kindId: kind.id, channelId: channel.id, count } });
  const recommendation = (reference: string, text: string, data: Partial<Prisma.RecommendationCreateInput> = {}) =>
    db.recommendation.create({
      data: {
        mechanism: "UPR",
        stateUnderReview: "Viet Nam",
        cycle: "4",
        reference,
        text,
        recommendingStates: ["Norway"],
        position: "SUPPORTED",
        sourceThemes: ["Rights of the child"],
        sdgs: [4],
        ...data,
      },
    });
  return {
    types,
    themes,
    groups,
    documents,
    plans,
    sections,
    tasks,
    assignments,
    updates,
    revision,
    event,
    elsewhereEvent: await db.event.create({
      data: {
        committeeId: ninhBinh.id,
        kind: "TRAINING",
        title: "Tập huấn tại Ninh Bình",
        startsOn: inDays(-10),
        endsOn: inDays(-10),
        place: "Hoa Lư",
      },
    }),
    outputs: [await output(dongNai.id, "2026-05-01", 7), await output(dongNai.id, "2026-06-01", 9)],
    elsewhereOutput: await output(ninhBinh.id, "2026-05-01", 5),
    recommendations: [
      await recommendation("38.12", "Keep children in school", {
        tasks: { connect: [{ id: tasks.done.id }, { id: tasks.ninhBinh.id }] },
        groups: { connect: { id: groups.children.id } },
        themes: { connect: { id: themes.education.id } },
      }),
      await recommendation("38.13", "Make work safe", { position: "NOTED" }),
    ],
  };
}
