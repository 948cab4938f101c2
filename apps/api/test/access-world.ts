import { createHash } from "node:crypto";
import type { AdministrativeLevel, Database, GrantRole, NotificationKind, PlanState, Prisma } from "@camket/prisma";
import type { Viewer } from "../src/context.ts";
import { authenticateToken, mintToken } from "../src/sign-in/api-token.ts";
import { loadViewer } from "../src/sign-in/viewer.ts";
import { day } from "./sample-committees.ts";
import { inDays } from "./sample-plans.ts";

/** The committees, by where they stand to the own one, with the one above each. */
const above = {
  nation: null,
  own: "nation",
  sibling: "nation",
  predecessor: "nation",
  below: "own",
  belowSibling: "sibling",
  belowPredecessor: "predecessor",
} as const;
export type CommitteeKey = keyof typeof above;
export const committeeKeys = Object.keys(above) as CommitteeKey[]; // keys of an object literal

/** Roles held at the own committee. */
const holders = {
  administrator: "ADMINISTRATOR",
  officer: "OFFICER",
  officerOfAgency: "OFFICER",
  reviewer: "REVIEWER",
  analyst: "ANALYST",
  viewer: "VIEWER",
} satisfies Record<string, GrantRole>;
type Holder = keyof typeof holders;
const holderNames = Object.keys(holders) as Holder[]; // keys of an object literal

/** Programs have tokens of an officer who is an administrator too; the one of below is narrowed to that commune. */
export const viewerNames = [
  ...holderNames,
  "program",
  "programOfBelow",
  "withoutRole",
  "globalAdministrator",
  "anonymous",
] as const;
export type ViewerName = (typeof viewerNames)[number];

const planStates: PlanState[] = ["ISSUED", "CLOSED", "DRAFT", "SUBMITTED", "RETURNED", "WITHDRAWN"];
const period = { startsOn: inDays(-200), endsOn: inDays(200) };
const spell = { startsOn: inDays(-100), dueOn: inDays(100) };
const ended = inDays(-30);

export type AccessWorld = Awaited<ReturnType<typeof accessWorld>>;

/**
 * A nation with three provinces, one of them dissolved and succeeded by the own one, and a commune under each: of every
 * model a row wherever it can lie. What nobody with a role at the own province may see comes last, by `workElsewhere`,
 * so that it moves no other id.
 */
export async function accessWorld(db: Database) {
  const { committees, agencies, persons } = await directory(db);
  const taxonomies = await sharedTaxonomies(db);
  const users = await usersOf(db, committees, agencies);
  const { nation, own, below, predecessor, belowPredecessor } = committees;
  const world = { db, committees, agencies, persons, users, ...taxonomies };

  await act(db, users.programmer.id, "Theme");
  const above = await issue(world, nation);
  for (const committee of [own, below, predecessor, belowPredecessor]) {
    const issued = await issue(world, committee);
    await work(world, committee, issued);
  }
  const assigned = await task(world, nation, above.plans.DRAFT, "9");
  const find = (committeeId: number, state: PlanState) =>
    db.task.findFirstOrThrow({ where: { committeeId, plan: { state } } });
  const give = async (from: { id: number }, to: CommitteeKey, child: boolean) => {
    const childTaskId = child ? (await find(committees[to].id, "ISSUED")).id : null;
    return db.taskAssignment.create({
      data: { taskId: from.id, assigneeId: committees[to].id, childTaskId, answer: "Đã nhận", state: "ANSWERED" },
    });
  };
  await give(above.tasks.ISSUED, "own", true);
  await give(above.tasks.ISSUED, "predecessor", true);
  await give(assigned, "own", false);
  await give(await find(own.id, "ISSUED"), "below", true);
  await give(await find(predecessor.id, "ISSUED"), "belowPredecessor", true);
  await db.task.create({
    data: {
      ...spell,
      committeeId: own.id,
      planId: (await find(own.id, "ISSUED")).planId,
      number: "8",
      position: 8,
      title: "Việc tiếp nhận",
      expectedResult: "Báo cáo",
      leadAgencyId: world.agencies.inCharge.id,
      continuesId: (await find(predecessor.id, "ISSUED")).id,
    },
  });

  const rounds = {
    nation: await round(world, "nation", ["own", "predecessor"]),
    own: await round(world, "own", ["below"]),
    predecessor: await round(world, "predecessor", ["belowPredecessor"]),
    below: await round(world, "below", []),
    belowPredecessor: await round(world, "belowPredecessor", []),
  };
  const belowRevision = await report(world, rounds.own.id, below.id, null);
  await report(world, rounds.nation.id, own.id, belowRevision);
  await report(
    world,
    rounds.nation.id,
    predecessor.id,
    await report(world, rounds.predecessor.id, belowPredecessor.id, null),
  );
  await act(db, users.programmer.id, "Event");
  for (const { id } of [users.officer, users.programmer]) await notify(db, id, own.id);
  return { ...world, above, assigned, rounds };
}

/** Of every model that a notification can be about, one row of a committee. */
async function notify(db: Database, userId: number, committeeId: number) {
  const where = { committeeId };
  const subjects = {
    TASK_LATE: await db.task.findFirstOrThrow({ where: { ...where, plan: { state: "ISSUED" } } }),
    TASK_ASSIGNED: await db.taskAssignment.findFirstOrThrow({ where: { assigneeId: committeeId } }),
    PLAN_RETURNED: await db.plan.findFirstOrThrow({ where: { ...where, state: "RETURNED" } }),
    REPORT_LATE: await db.roundExpectation.findFirstOrThrow({ where }),
    REPORT_RETURNED: await db.report.findFirstOrThrow({ where }),
  } satisfies Partial<Record<NotificationKind, { id: number }>>;
  for (const [kind, { id }] of Object.entries(subjects) as [keyof typeof subjects, { id: number }][]) // its own keys
    await db.notification.create({ data: { userId, kind, subjectId: id, dueOn: inDays(-1) } });
}

/** Changes every row of a table in a user's name. */
const act = (db: Database, userId: number, table: "Event" | "Theme") =>
  db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT set_config('camket.actor', ${`user:${userId}`}, TRUE)`;
    if (table === "Event") await tx.event.updateMany({ data: { place: "Hội trường" } });
    else await tx.theme.updateMany({ data: { name: "Quyền trẻ em" } });
  });

/** What nobody with a role at the own province may see: of the nation all that is not issued, and of the sibling all. */
export async function workElsewhere(world: AccessWorld) {
  const { db, committees, above, rounds } = world;
  const { nation, sibling, belowSibling, below } = committees;
  await work(world, nation, above);
  for (const committee of [sibling, belowSibling]) await work(world, committee, await issue(world, committee));
  const child = (committeeId: number) =>
    db.task.findFirstOrThrow({ where: { committeeId, plan: { state: "ISSUED" } } });
  const give = async (taskId: number, assigneeId: number) =>
    db.taskAssignment.create({
      data: { taskId, assigneeId, childTaskId: (await child(assigneeId)).id, state: "ACCEPTED" },
    });
  await give(above.tasks.ISSUED.id, sibling.id);
  await give((await child(sibling.id)).id, belowSibling.id);
  const hidden = await task(world, nation, above.plans.DRAFT, "7");
  await give(hidden.id, sibling.id).catch(() =>
    db.taskAssignment.create({ data: { taskId: hidden.id, assigneeId: sibling.id } }),
  );

  const siblingRound = await round(world, "sibling", ["belowSibling"]);
  await round(world, "belowSibling", []);
  await db.roundExpectation.createMany({
    data: ["nation" as const, "sibling" as const].map((key) => ({
      roundId: rounds.nation.id,
      committeeId: committees[key].id,
      dueOn: inDays(10),
    })),
  });
  const revision = await report(world, siblingRound.id, belowSibling.id, null);
  const consolidated = await report(world, rounds.nation.id, sibling.id, revision);
  await report(world, rounds.nation.id, nation.id, consolidated);

  for (const key of ["nation", "sibling", "belowSibling"] as const)
    await user(db, `elsewhere-${key}`, [{ committeeId: committees[key].id, role: "OFFICER" }]);
  const { id } = await user(db, "elsewhere-analyst", [{ committeeId: sibling.id, role: "ANALYST" }]);
  const { token: _token, ...kept } = mintToken();
  await db.apiToken.create({ data: { ...kept, userId: id, name: "Bảng số liệu", expiresAt: inDays(30) } });
  return { hidden, siblingRound, below };
}

async function directory(db: Database) {
  const levels: Record<CommitteeKey, [AdministrativeLevel, string]> = {
    nation: ["NATION", "00"],
    own: ["PROVINCE", "75"],
    sibling: ["PROVINCE", "37"],
    predecessor: ["PROVINCE", "70"],
    below: ["COMMUNE", "26068"],
    belowSibling: ["COMMUNE", "14329"],
    belowPredecessor: ["COMMUNE", "25195"],
  };
  const span = (key: CommitteeKey) => ({
    validFrom: day("2025-01-01"),
    validTo: key.toLowerCase().endsWith("predecessor") ? ended : null,
  });
  const found: Partial<Record<CommitteeKey, Prisma.CommitteeGetPayload<object>>> = {};
  const units: Partial<Record<CommitteeKey, number>> = {};
  const establish = (key: CommitteeKey) => {
    const parent = above[key];
    return db.committee.create({
      data: {
        ...{ unitId: units[key] ?? 0, validFrom: day("2025-01-01") },
        ...(parent && { parentId: found[parent]?.id ?? 0 }),
        periods: { create: { name: `Ban Chỉ đạo ${key}`, nameEn: key, symbol: "BCĐ", validFrom: day("2025-01-01") } },
      },
    });
  };
  for (const key of committeeKeys) {
    const [level, code] = levels[key];
    const naming = { name: key, nameEn: key, kind: level.toLowerCase() };
    const parent = above[key];
    const unit = await db.administrativeUnit.create({
      data: {
        code,
        level,
        ...span(key),
        periods: { create: { ...naming, parentId: parent && (units[parent] ?? null), ...span(key) } },
      },
    });
    units[key] = unit.id;
    found[key] = await establish(key);
  }
  await db.administrativeUnit.create({
    data: {
      ...{ code: "26080", level: "COMMUNE", validFrom: day("2025-01-01") },
      periods: { create: { name: "without", nameEn: "without", kind: "commune", validFrom: day("2025-01-01") } },
    },
  });
  const committees = found as Required<typeof found>; // every key was just established
  const agencyOf = async (key: CommitteeKey, abbreviation: string) => {
    const naming = { name: `Sở ${abbreviation}`, nameEn: abbreviation, abbreviation, kind: "DEPARTMENT" as const };
    return db.agency.create({
      data: { unitId: units[key] ?? 0, ...span(key), periods: { create: { ...naming, ...span(key) } } },
    });
  };
  const agencies = {
    inCharge: await agencyOf("own", "STP"),
    other: await agencyOf("own", "SYT"),
    sibling: await agencyOf("sibling", "SGD"),
    predecessor: await agencyOf("predecessor", "SNV"),
  };
  const persons = [];
  for (const key of committeeKeys) {
    const person = await db.person.create({ data: { name: `Người ${key}` } });
    persons.push(person);
    const office = { committeeId: committees[key].id, role: "HEAD" as const };
    const seat = await db.seat.create({ data: { ...office, office: "Chủ tịch", validFrom: day("2025-01-01") } });
    const type = await db.documentType.upsert({
      where: { code: "QD" },
      create: { code: "QD", name: "Quyết định", nameEn: "Decision", isNumbered: false },
      update: {},
    });
    const draft = await db.document.create({
      data: { committeeId: committees[key].id, typeId: type.id, issuer: "Ban Chỉ đạo", subject: "Dự thảo kiện toàn" },
    });
    await db.membership.create({
      data: {
        ...{ ...office, personId: person.id, seatId: seat.id, documentId: draft.id },
        ...{ position: "Chủ tịch", startsOn: day("2025-01-01") },
      },
    });
    await db.committeePeriod.updateMany({ where: { committeeId: committees[key].id }, data: { documentId: draft.id } });
  }
  for (const key of ["belowPredecessor", "predecessor"] as const) {
    await db.committeePeriod.updateMany({ where: { committeeId: committees[key].id }, data: { validTo: ended } });
    await db.committee.update({ where: { id: committees[key].id }, data: { validTo: ended } });
  }
  await db.reorganisation.create({
    data: {
      ...{ subject: "Sắp xếp đơn vị hành chính", effectiveOn: ended },
      document: {
        connect: { id: (await db.document.findFirstOrThrow({ where: { committeeId: committees.sibling.id } })).id },
      },
      unitSuccessions: { create: { fromId: units.predecessor ?? 0, toId: units.own ?? 0, isWhole: true } },
      agencySuccessions: {
        create: { fromId: agencies.predecessor.id, toId: agencies.inCharge.id, isWhole: true },
      },
      committeeSuccessions: {
        create: { fromId: committees.predecessor.id, toId: committees.own.id, isWhole: true },
      },
    },
  });
  return { committees, agencies, persons };
}

async function sharedTaxonomies(db: Database) {
  const naming = { name: "Trẻ em", nameEn: "Children", description: "", descriptionEn: "", position: 1 };
  const theme = await db.theme.create({ data: { code: "EDU", ...naming } });
  const group = await db.group.create({ data: { code: "CHILD", ...naming } });
  const type = await db.documentType.create({
    data: { code: "KH", name: "Kế hoạch", nameEn: "Plan", isNumbered: true },
  });
  const directive = await db.document.create({
    data: { typeId: type.id, reference: "34/CT-TTg", issuer: "Thủ tướng", issuedOn: inDays(-400), subject: "Chỉ thị" },
  });
  const kind = await db.outputKind.create({ data: { code: "NEWS", name: "Tin", nameEn: "News", position: 1 } });
  const channel = await db.outputChannel.create({ data: { code: "WEB", name: "Cổng", nameEn: "Web", position: 1 } });
  const recommendation = await db.recommendation.create({
    data: {
      ...{
        mechanism: "UPR",
        stateUnderReview: "Viet Nam",
        cycle: "4",
        reference: "38.12",
        text: "Keep children in school",
      },
      ...{ recommendingStates: ["Norway"], position: "SUPPORTED", sourceThemes: [], sdgs: [4] },
      ...{ themes: { connect: { id: theme.id } }, groups: { connect: { id: group.id } } },
    },
  });
  const split = await db.disaggregation.create({
    data: {
      ...{ code: "SEX", name: "Giới tính", nameEn: "Sex", addsUpToTotal: true },
      categories: {
        create: [
          { code: "F", name: "Nữ", nameEn: "Female", position: 1 },
          { code: "M", name: "Nam", nameEn: "Male", position: 2 },
        ],
      },
    },
    include: { categories: { orderBy: { position: "asc" } } },
  });
  const indicator = await db.indicator.create({
    data: {
      code: "EDU-01",
      versions: {
        create: {
          ...{
            number: 1,
            name: "Học sinh",
            nameEn: "Pupils",
            definition: "",
            definitionEn: "",
            unit: "người",
            unitEn: "people",
          },
          ...{
            overCommittees: "SUM",
            overPeriods: "SUM",
            levels: ["NATION", "PROVINCE", "COMMUNE"],
            valueType: "COUNT",
          },
          ...{ source: "ENTERED", smallCellThreshold: 5, themeId: theme.id, validFrom: day("2020-01-01") },
          groups: { connect: { id: group.id } },
          disaggregations: { connect: { id: split.id } },
          rules: { create: [{ kind: "PART_LE_TOTAL", severity: "ERROR" }] },
        },
      },
    },
    include: { versions: true },
  });
  const template = await db.reportTemplate.create({
    data: {
      ...{ code: "BC", name: "Báo cáo", nameEn: "Report" },
      versions: {
        create: {
          ...{ number: 1, levels: ["NATION", "PROVINCE", "COMMUNE"], validFrom: day("2020-01-01") },
          sections: {
            create: {
              ...{ kind: "RESULTS", position: 1, title: "Kết quả", titleEn: "Results", guidance: "", guidanceEn: "" },
              isRequired: true,
              indicators: { create: { indicatorId: indicator.id, position: 1, isRequired: true } },
            },
          },
        },
      },
    },
    include: { versions: true },
  });
  const versionId = indicator.versions[0]?.id ?? 0;
  const templateVersionId = template.versions[0]?.id ?? 0;
  return {
    theme,
    group,
    type,
    directive,
    kind,
    channel,
    recommendation,
    categories: split.categories,
    indicator,
    versionId,
    templateVersionId,
  };
}

interface Held {
  committeeId: number;
  role: GrantRole;
  agencyId?: number;
}

const user = (db: Database, name: string, grants: Held[], isGlobalAdministrator = false) =>
  db.user.create({
    data: {
      email: `${name.toLowerCase()}@camket.example`,
      name,
      isGlobalAdministrator,
      grants: { create: grants.map((grant) => ({ ...grant, validFrom: inDays(-100) })) },
    },
  });

async function usersOf(
  db: Database,
  { own, below, predecessor, belowPredecessor }: Record<CommitteeKey, { id: number }>,
  { inCharge }: { inCharge: { id: number } },
) {
  const held = await Promise.all(
    holderNames.map(async (name) => {
      const agencyId = name === "officerOfAgency" ? { agencyId: inCharge.id } : {};
      return [name, await user(db, name, [{ committeeId: own.id, role: holders[name], ...agencyId }])] as const;
    }),
  );
  for (const committee of [below, predecessor, belowPredecessor])
    await user(db, `at-${committee.id}`, [{ committeeId: committee.id, role: "VIEWER" }]);
  return {
    ...(Object.fromEntries(held) as Record<Holder, (typeof held)[number][1]>), // each holder's name is a key
    programmer: await user(db, "programmer", [
      { committeeId: own.id, role: "OFFICER" },
      { committeeId: own.id, role: "ADMINISTRATOR" },
    ]),
    withoutRole: await user(db, "withoutRole", []),
    globalAdministrator: await user(db, "globalAdministrator", [], true),
  };
}

/** What a user kept, sent to be imported and asked for, and what came of it. */
async function asked(db: Database, userId: number, committeeId: number) {
  await db.savedView.create({ data: { userId, page: "PLAN", name: "Quá hạn", search: "?standing=LATE" } });
  await db.uploadedTable.create({
    data: { userId, fileName: "don-vi.csv", columns: ["code"], rows: [["26068"], ["26071"]] },
  });
  for (const { kind, of } of [
    { kind: "units", of: null },
    { kind: "units", of: committeeId },
    { kind: "figures", of: committeeId },
  ]) {
    const batch = { kind, fileName: "don-vi.csv", sha256: "", undoneAt: new Date(), committeeId: of, userId };
    await db.job.create({
      data: {
        kind: "IMPORT_UNITS",
        isPreview: false,
        input: {},
        state: "DONE",
        counts: { created: 2 },
        finishedAt: new Date(),
        user: { connect: { id: userId } },
        entries: { create: [{ kind: "PROBLEM", row: 2, column: "code", subject: "26068", code: "REQUIRED" }] },
        batch: { create: batch },
      },
    });
  }
}

/** Those who send requests, as signing in and tokens find them. */
export async function viewersOf({ db, users, committees }: AccessWorld): Promise<Record<ViewerName, Viewer | null>> {
  const tokenOf = async (userId: number, committeeId: number | null) => {
    const { token, ...kept } = mintToken();
    await db.apiToken.create({ data: { ...kept, userId, committeeId, name: "Bảng số liệu", expiresAt: inDays(30) } });
    return token;
  };
  await tokenOf(users.analyst.id, null);
  for (const { id } of [users.analyst, users.programmer]) await asked(db, id, committees.own.id);
  const tokens = [await tokenOf(users.programmer.id, null), await tokenOf(users.programmer.id, committees.below.id)];
  const [program = null, programOfBelow = null] = await Promise.all(
    tokens.map((token) => authenticateToken(db, token)),
  );
  const signedIn = await Promise.all(
    [...holderNames, "withoutRole" as const, "globalAdministrator" as const].map(
      async (name) => [name, await loadViewer(db, users[name].id)] as const,
    ),
  );
  const people = Object.fromEntries(signedIn) as Record<(typeof signedIn)[number][0], Viewer | null>; // by their names
  return { ...people, program, programOfBelow, anonymous: null };
}

type Committee = { id: number };

type World = { db: Database } & Awaited<ReturnType<typeof directory>> & Awaited<ReturnType<typeof sharedTaxonomies>>;

const task = (
  { db, agencies, theme, group, recommendation }: World,
  { id: committeeId }: Committee,
  plan: { id: number; sectionId: number } | null,
  number: string,
  conclusionId: number | null = null,
) =>
  db.task.create({
    data: {
      ...{ ...spell, committeeId, planId: plan?.id ?? null, sectionId: plan?.sectionId ?? null, conclusionId },
      ...{ number, position: Number(number), title: `Việc ${number}`, expectedResult: "Báo cáo" },
      ...{ leadAgencyId: agencies.inCharge.id, state: "UNDER_WAY", progress: 30 },
      coordinatingAgencies: { connect: { id: agencies.other.id } },
      themes: { connect: { id: theme.id } },
      groups: { connect: { id: group.id } },
      recommendations: { connect: { id: recommendation.id } },
    },
  });

/** Plans of every state with a heading and a task each, and the document of the issued one. */
async function issue(world: World, committee: Committee) {
  const { db, type, directive, agencies } = world;
  const document = await db.document.create({
    data: {
      ...{ committeeId: committee.id, typeId: type.id, number: 1, year: 2026, reference: "1/KH-BCĐ" },
      ...{ issuer: "Ban Chỉ đạo", issuedOn: inDays(-190), subject: "Kế hoạch" },
    },
  });
  const draft = await db.document.findFirstOrThrow({ where: { committeeId: committee.id, issuedOn: null } });
  const { parentId } = await db.committee.findUniqueOrThrow({ where: { id: committee.id } });
  const parentPlan = parentId && (await db.plan.findFirst({ where: { committeeId: parentId, state: "ISSUED" } }));
  const made = [];
  for (const state of planStates) {
    const plan = await db.plan.create({
      data: {
        ...{
          ...period,
          committeeId: committee.id,
          title: `Kế hoạch ${state}`,
          purpose: "Bảo đảm quyền",
          state,
          reason: "Vì",
        },
        ...{ documentId: state === "ISSUED" ? document.id : null, parentPlanId: parentPlan ? parentPlan.id : null },
        legalBases: { connect: [{ id: directive.id }, { id: document.id }, { id: draft.id }] },
      },
    });
    const section = await db.planSection.create({
      data: { planId: plan.id, number: "I", title: "Nhóm việc", position: 1 },
    });
    const placed = { ...plan, sectionId: section.id };
    made.push({ state, plan: placed, task: await task(world, committee, placed, "1") });
    if (state !== "ISSUED") continue;
    const [first] = made.map(({ task }) => task);
    await db.planRevision.create({
      data: {
        ...{
          planId: plan.id,
          number: 1,
          documentId: document.id,
          issuedOn: inDays(-190),
          title: "Kế hoạch",
          purpose: "Bảo đảm",
        },
        tasks: {
          create: {
            ...{ ...spell, taskId: first?.id ?? 0, number: "1", title: "Việc 1", expectedResult: "Báo cáo" },
            leadAgencyId: agencies.inCharge.id,
          },
        },
      },
    });
  }
  return {
    plans: Object.fromEntries(made.map(({ state, plan }) => [state, plan])) as Record<
      PlanState,
      (typeof made)[0]["plan"]
    >,
    tasks: Object.fromEntries(made.map(({ state, task }) => [state, task])) as Record<
      PlanState,
      (typeof made)[0]["task"]
    >,
  };
}

const file = {
  ...{ fileName: "tep.txt", mediaType: "text/plain", size: 1, content: Buffer.of(48) },
  sha256: createHash("sha256").update("0").digest("hex"),
};

/** Everything that is seen within reach only. */
async function work(world: World, committee: Committee, { tasks }: Awaited<ReturnType<typeof issue>>) {
  const { db, theme, agencies, kind, channel } = world;
  const taskId = tasks.ISSUED.id;
  await db.taskUpdate.create({
    data: {
      ...{ taskId, date: inDays(-5), progress: 30, note: "Đạt 30%", limitation: "Thiếu vốn" },
      attachments: { create: file },
    },
  });
  await db.deadlineChange.create({
    data: { taskId, previousDueOn: inDays(50), dueOn: inDays(100), reason: "Chờ kinh phí", changedOn: inDays(-9) },
  });
  await db.taskComment.create({ data: { taskId, text: "Đề nghị gửi số liệu" } });
  await db.taskOccurrence.create({ data: { taskId, dueOn: inDays(20) } });
  const draft = await db.document.findFirstOrThrow({ where: { committeeId: committee.id, issuedOn: null } });
  const event = await db.event.create({
    data: {
      ...{ committeeId: committee.id, kind: "CONFERENCE", title: "Hội nghị", place: "Trụ sở", documentId: draft.id },
      ...{ startsOn: inDays(-20), endsOn: inDays(-20), themes: { connect: { id: theme.id } } },
      agenda: { create: { position: 1, kind: "PAPER", title: "Tham luận", speakerOffice: "Sở" } },
      attendances: { create: { agencyId: agencies.other.id, attendingCommitteeId: committee.id, count: 12 } },
      conclusions: { create: { number: 1, text: "Rà soát", leadAgencyId: agencies.inCharge.id } },
      attachments: { create: file },
    },
    include: { conclusions: true },
  });
  await task(world, committee, null, "5", event.conclusions[0]?.id);
  const issued = await db.document.findFirstOrThrow({ where: { committeeId: committee.id, number: 1 } });
  for (const { id } of [draft, issued]) await db.attachment.create({ data: { ...file, documentId: id } });
  await db.output.create({
    data: { committeeId: committee.id, month: day("2026-05-01"), kindId: kind.id, channelId: channel.id, count: 7 },
  });
}

const round = ({ db, committees, templateVersionId }: World, key: CommitteeKey, expected: CommitteeKey[]) =>
  db.reportingRound.create({
    data: {
      ...{ committeeId: committees[key].id, name: "6 tháng đầu năm", periodKind: "HALF_YEAR_1", year: 2026 },
      ...{ startsOn: inDays(-170), endsOn: inDays(-10), opensOn: inDays(-20), dueOn: inDays(10) },
      templates: {
        create: (["NATION", "PROVINCE", "COMMUNE"] as const).map((level) => ({ level, templateVersionId })),
      },
      expectations: {
        create: expected.map((each) => ({
          ...{ committeeId: committees[each].id, dueOn: inDays(10) },
          responsibleCommitteeId: each === "predecessor" ? committees.own.id : null,
        })),
      },
    },
  });

/**
 * A report with a returned revision and a draft, each with a small cell; the parts of the total were 2 and 10.
 *
 * @returns the id of the sealed revision.
 */
async function report(world: World, roundId: number, committeeId: number, sourceId: number | null): Promise<number> {
  const { db, categories, versionId } = world;
  const parts: [number | null, string][] = [
    [null, "12"],
    ...categories.map(({ id }, index): [number, string] => [id, index === 0 ? "2" : "10"]),
  ];
  const source =
    sourceId && (await db.reportRevision.findUniqueOrThrow({ where: { id: sourceId }, include: { report: true } }));
  const revision = (number: number) => ({
    number,
    narratives: { create: { section: "RESULTS" as const, text: "Kết quả" } },
    figures: {
      create: parts.map(([categoryId, numerator]) => ({
        ...{ indicatorVersionId: versionId, categoryId, numerator },
        ...(source && { ownNumerator: "1", origin: "CONSOLIDATED" as const }),
      })),
    },
    ...(source && { sources: { create: { committeeId: source.report.committeeId, sourceRevisionId: source.id } } }),
  });
  const { id } = await db.report.create({ data: { roundId, committeeId, receivedAt: inDays(-2) } });
  const { id: revisionId, figures } = await db.reportRevision.create({
    data: { reportId: id, ...revision(1) },
    include: { figures: true },
  });
  const largest = figures.find(({ numerator }) => numerator?.equals(10));
  await db.figureSuppression.create({ data: { figureId: largest?.id ?? 0, kind: "SECONDARY" } });
  if (source) await db.staleMark.create({ data: { revisionId, sourceRevisionId: source.id } });
  await db.reportRevision.update({ where: { id: revisionId }, data: { sealedAt: inDays(-2) } });
  await db.reportDecision.create({ data: { reportId: id, revisionId, kind: "RETURNED", reason: "Bổ sung" } });
  await db.report.update({ where: { id }, data: { state: "RETURNED" } });
  await db.reportRevision.create({ data: { reportId: id, ...revision(2) }, select: { id: true } });
  return revisionId;
}
