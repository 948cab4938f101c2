import type { PlanState } from "../generated/client/enums.ts";
import type { Agencies } from "./agencies.ts";
import { type Day, dayOf, later, REFORM } from "./calendar.ts";
import { tasks as entries, type TaskEntry } from "./catalogue.ts";
import type { Committee, Committees } from "./committees.ts";
import type { Documents } from "./documents.ts";
import { addProgress } from "./progress.ts";
import { plan96 } from "./published.ts";
import { Random } from "./random.ts";
import type { Reference } from "./reference.ts";
import type { Heirs } from "./reorganisations.ts";
import { addRevisions } from "./revisions.ts";
import type { Row, Rows } from "./rows.ts";
import { addTask, leadOf } from "./tasks.ts";
import { titleOn } from "./units.ts";
import { assignmentAnswers, assignmentRequests, planReturns, planWithdrawal } from "./wording.ts";
import type { PlanWork, TaskWork } from "./work.ts";

interface PlanContext {
  rows: Rows;
  reference: Reference;
  agencies: Agencies;
  committees: Committees;
  documents: Documents;
  heirs: Heirs;
}

/** Sections of a plan, with the themes whose tasks stand under each. */
const outline: { title: string; themes: string[] }[] = [
  { title: "Chỉ đạo, điều hành và thực hiện điều ước quốc tế về quyền con người", themes: ["TRE"] },
  { title: "Bảo đảm các quyền dân sự, chính trị, dân chủ ở cơ sở", themes: ["JUS", "PAR", "ADM", "REL"] },
  {
    title: "Bảo đảm các quyền kinh tế, xã hội, văn hóa",
    themes: ["EDU", "HLT", "SOC", "WRK", "HOU", "CUL", "ENV", "DRR"],
  },
  { title: "Bảo đảm quyền của các nhóm dễ bị tổn thương", themes: ["CHI", "GEN", "DIS", "ETH"] },
  { title: "Giáo dục, truyền thông về quyền con người", themes: ["HRE"] },
];

const YEARS = [2023, 2024, 2025, 2026, 2027];

export function addPlans(context: PlanContext): PlanWork[] {
  const { rows, committees, documents, heirs } = context;
  const random = new Random("plans");
  const bases = addLegalBases(documents);
  const plans: PlanWork[] = [];
  for (const year of YEARS) {
    const thisYear = new Map<Committee, PlanWork>();
    const left = new Map<Committee, TaskWork[]>();
    // What dissolved committees leave is known before their heirs plan.
    const [ending, lasting] = [true, false].map((ends) =>
      committees.all.filter((committee) => (committee.validTo === REFORM) === ends),
    );
    const [nation = committees.nation] = lasting ?? [];
    for (const committee of [nation, ...(ending ?? []), ...(lasting ?? []).slice(1)]) {
      const state = stateOf(committee, year, random);
      if (!state) continue;
      const plan = addPlan(context, { committee, year, state, random });
      plan.row.parentPlanId = (committee.parent && thisYear.get(committee.parent)?.row.id) ?? null;
      for (const { document, from } of bases)
        if (from <= plan.row.startsOn) rows.link("_legalBase", document.id, plan.row.id);
      const inherited = left.get(committee) ?? [];
      addTasks(context, plan, {
        inherited,
        above: committee.parent ? thisYear.get(committee.parent) : undefined,
        random,
      });
      for (const task of plan.tasks) addProgress(rows, task, plan, random);
      addRevisions(rows, documents, plan, random);
      thisYear.set(committee, plan);
      plans.push(plan);
      for (const task of plan.tasks)
        if (task.row.state === "HANDED_OVER") {
          const heir = heirs.responsible(committee);
          left.set(heir, [...(left.get(heir) ?? []), task]);
        }
    }
  }
  return plans;
}

/** Whether a committee plans for a year, and how far it came by today. */
function stateOf(committee: Committee, year: number, random: Random): PlanState | undefined {
  if (committee.validTo !== null && committee.validTo < `${year}-03-01`) return undefined;
  if (committee.validFrom > `${year}-08-01` || (committee.level === "COMMUNE" && year < 2026)) return undefined;
  if (year < 2025) return "CLOSED";
  if (year === 2025) return committee.validTo !== null || random.chance(0.9) ? "CLOSED" : "ISSUED";
  if (year === 2027) {
    if (committee.level === "NATION") return "DRAFT";
    return committee.level === "PROVINCE" && random.chance(0.3)
      ? random.pick(["DRAFT", "DRAFT", "SUBMITTED", "SUBMITTED", "RETURNED"] as const)
      : undefined;
  }
  if (committee.level !== "COMMUNE") return "ISSUED";
  const rest: Record<string, PlanState> = {
    "14854": "DRAFT",
    "05086": "SUBMITTED",
    "15991": "RETURNED",
    "04891": "WITHDRAWN",
  };
  return rest[committee.unit.code] ?? "ISSUED";
}

function addPlan(
  { rows, documents, committees }: PlanContext,
  { committee, year, state, random }: { committee: Committee; year: number; state: PlanState; random: Random },
): PlanWork {
  const isPublished = year === 2023 && committee === committees.provinces.get("38");
  const startsOn = later(committee.validFrom, `${year}-01-01`);
  const afterReform = committee.validFrom >= REFORM && year === 2025;
  const issuedOn = isPublished
    ? plan96.issuedOn
    : committee.level === "NATION"
      ? dayOf(year, 1, random.int(8, 18))
      : afterReform
        ? dayOf(year, 8, random.int(4, 27))
        : dayOf(year, random.int(2, 3), random.int(1, 27));
  const isIssued = state === "ISSUED" || state === "CLOSED";
  const subject = `Bảo đảm và bảo vệ quyền con người ${afterReform ? "6 tháng cuối " : ""}năm ${year}`;
  if (isPublished) documents.beginAt(plan96.number, committee, "KH", year);
  const document = isIssued ? documents.issue({ committee, type: "KH", issuedOn, subject }) : undefined;
  const place = committee.level === "NATION" ? "" : ` trên địa bàn ${titleOn(committee.unit, startsOn)}`;
  const row = rows.add("Plan", {
    committeeId: committee.id,
    title: `Kế hoạch ${subject.charAt(0).toLowerCase()}${subject.slice(1)}${place}`,
    startsOn,
    endsOn: `${year}-12-31`,
    purpose: isPublished
      ? plan96.purpose
      : "Bảo đảm các quyền con người trên từng lĩnh vực, ưu tiên trẻ em, phụ nữ, người khuyết tật, đồng bào dân tộc thiểu số và người nghèo; mỗi nhiệm vụ có cơ quan chủ trì, thời hạn và kết quả kiểm tra được.",
    state,
    reason: state === "RETURNED" ? random.pick(planReturns) : state === "WITHDRAWN" ? planWithdrawal : null,
    summary: null,
    parentPlanId: null,
    documentId: document?.id ?? null,
  });
  return { row, committee, year, issuedOn: isIssued ? issuedOn : null, tasks: [] };
}

function addTasks(
  context: PlanContext,
  plan: PlanWork,
  { inherited, above, random }: { inherited: TaskWork[]; above: PlanWork | undefined; random: Random },
) {
  const { rows, committees } = context;
  const { committee, year } = plan;
  if (year === 2023 && committee === committees.provinces.get("38")) {
    for (const { number, title } of plan96.tasks) {
      const entry = { ...plan96.entry, nameVi: title };
      addTask(context, plan, { entry, number, sectionId: null, random });
    }
    return;
  }
  const own = chooseEntries(context, plan, random);
  const goingOn = new Map(inherited.map((task) => [task.entry.code, task]));
  const given = above?.issuedOn ? above.tasks.filter((task) => isGiven(task, committee)) : [];
  const wanted: { entry: TaskEntry; continues?: TaskWork; given?: TaskWork }[] = [
    ...own
      .filter(({ code }) => !goingOn.has(code) && !given.some((task) => task.entry.code === code))
      .map((entry) => ({ entry })),
  ];
  for (const task of given) {
    const answer = answerTo(plan, random);
    const assignment = rows.add("TaskAssignment", {
      taskId: task.row.id,
      assigneeId: committee.id,
      childTaskId: null,
      ...answer,
    });
    if (answer.state === "ACCEPTED" || answer.state === "ANSWERED")
      wanted.push({ entry: { ...task.entry, nameVi: task.entry.childNameVi ?? task.entry.nameVi }, given: task });
    task.assignments.set(committee, assignment);
  }
  // Last, since an amendment adds them where the plan was issued already.
  for (const continues of [...goingOn.values()].slice(0, 9)) wanted.push({ entry: continues.entry, continues });
  for (const [index, { title, themes }] of outline.entries()) {
    const under = wanted.filter(({ entry }) => themes.includes(entry.theme));
    if (under.length === 0) continue;
    const section = rows.add("PlanSection", {
      planId: plan.row.id,
      number: String(index + 1),
      title,
      position: index + 1,
    });
    for (const [place, { entry, continues, given: from }] of under.entries()) {
      const number = `${index + 1}.${place + 1}`;
      const task = addTask(context, plan, { entry, number, sectionId: section.id, continues, from, random });
      const assignment = from?.assignments.get(committee);
      if (assignment) assignment.childTaskId = task.row.id;
    }
  }
}

/** What the nation gives to every province, and what two provinces give to their communes. */
function isGiven(task: TaskWork, to: Committee): boolean {
  if (to.level === "PROVINCE") return task.entry.childNameVi !== undefined;
  return to.level === "COMMUNE" && ["T-HLT-03", "T-SOC-03", "T-TRE-02"].includes(task.entry.code);
}

function answerTo({ row }: PlanWork, random: Random) {
  const state =
    row.state === "ISSUED" || row.state === "CLOSED"
      ? random.weighted([
          ["ACCEPTED", 80],
          ["ANSWERED", 12],
          ["CHANGE_ASKED", 5],
          ["SENT", 3],
        ] as const)
      : "SENT";
  const answer =
    state === "ANSWERED"
      ? random.pick(assignmentAnswers)
      : state === "CHANGE_ASKED"
        ? random.pick(assignmentRequests)
        : null;
  return { state, answer };
}

function chooseEntries({ agencies }: PlanContext, plan: PlanWork, random: Random): TaskEntry[] {
  const { committee, year } = plan;
  const day = later(plan.issuedOn ?? plan.row.startsOn, committee.validFrom);
  const fits = (entry: TaskEntry) => {
    if (!entry.years.includes(Math.min(year, 2026))) return false;
    if (committee.validFrom >= REFORM && year === 2025 && entry.dueMonth < 9) return false;
    if (committee.level === "DISTRICT") return entry.level === "PROVINCE" && entry.cascaded;
    return entry.level === committee.level && agencies.find(committee.unit, leadOf(entry, day), day) !== undefined;
  };
  const count = { NATION: [12, 14], PROVINCE: [8, 16], DISTRICT: [8, 10], COMMUNE: [8, 9] }[committee.level];
  const [from = 8, to = 10] = count;
  // Plans not yet issued hold less.
  return random.some(entries.filter(fits), plan.issuedOn ? random.int(from, to) : random.int(8, 9));
}

function addLegalBases(documents: Documents): { document: Row<"Document">; from: Day }[] {
  const cited = plan96.legalBases.map(({ type, reference, issuer, issuedOn, subject }) => ({
    document: documents.cite(type, reference, issuer, issuedOn, subject),
    from: issuedOn,
  }));
  const upr = documents.cite(
    "QĐ-TTg",
    "1172/QĐ-TTg",
    "Thủ tướng Chính phủ",
    "2025-06-17",
    "Kế hoạch tổng thể thực hiện các khuyến nghị UPR chu kỳ IV",
  );
  const covenant = documents.cite(
    "QĐ-TTg",
    "2715/QĐ-TTg",
    "Thủ tướng Chính phủ",
    "2025-12-13",
    "Kế hoạch thực hiện các khuyến nghị của Ủy ban Nhân quyền",
  );
  return [...cited, { document: upr, from: "2025-06-17" }, { document: covenant, from: "2025-12-13" }];
}
