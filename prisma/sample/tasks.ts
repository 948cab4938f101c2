import type { Agencies } from "./agencies.ts";
import { addDays, type Day, DEPARTMENTS_MERGED, dayOf, endOfMonth, later, REFORM } from "./calendar.ts";
import type { TaskEntry } from "./catalogue.ts";
import type { Committee } from "./committees.ts";
import type { Random } from "./random.ts";
import { found, type Reference } from "./reference.ts";
import type { Row, Rows } from "./rows.ts";
import type { PlanWork, TaskWork } from "./work.ts";

interface NewTask {
  entry: TaskEntry;
  number: string;
  sectionId: number | null;
  continues?: TaskWork | undefined;
  /** The task from above that it carries out. */
  from?: TaskWork | undefined;
  random: Random;
}

export function addTask(
  { rows, reference, agencies }: { rows: Rows; reference: Reference; agencies: Agencies },
  plan: PlanWork,
  { entry, number, sectionId, continues, from, random }: NewTask,
): TaskWork {
  const { committee, year } = plan;
  const day = later(plan.issuedOn ?? plan.row.startsOn, committee.validFrom);
  const firstDay = continues ? later(plan.row.startsOn, REFORM) : plan.row.startsOn;
  const dueOn = later(continues?.row.dueOn ?? dueDay(entry, year, random), addDays(later(day, firstDay), 20));
  const startsOn = later(
    firstDay,
    dayOf(Number(dueOn.slice(0, 4)), Number(dueOn.slice(5, 7)) - entry.typicalMonths, 1),
  );
  const lead = leadAgency(agencies, committee, from?.entry.level === "NATION" ? "P-CA" : leadOf(entry, day), day);
  const row = rows.add("Task", {
    committeeId: committee.id,
    planId: plan.row.id,
    sectionId,
    number,
    position: plan.tasks.length + 1,
    title: entry.nameVi,
    expectedResult: entry.expectedResultVi,
    leadAgencyId: lead?.id ?? null,
    startsOn,
    dueOn,
    baselineStartsOn: plan.issuedOn ? startsOn : null,
    baselineDueOn: plan.issuedOn ? dueOn : null,
    recurrence: entry.recurrence ?? null,
    state: "NOT_BEGUN",
    progress: 0,
    doneOn: null,
    conclusionId: null,
    continuesId: continues?.row.id ?? null,
  });
  const before = day < DEPARTMENTS_MERGED ? entry.coordinatingAgenciesBefore2025 : undefined;
  for (const abbreviation of before ?? entry.coordinatingAgencies) {
    const agency = agencies.find(committee.unit, abbreviation, day);
    if (agency && agency !== lead) rows.link("_coordinating", agency.id, row.id);
  }
  addTopics(rows, reference, row, entry);
  const task: TaskWork = {
    row,
    entry,
    committee,
    isAddedLater: continues !== undefined && (plan.issuedOn ?? "") < REFORM,
    assignments: new Map(),
  };
  plan.tasks.push(task);
  return task;
}

export function addTopics(
  rows: Rows,
  { themes, groups }: Reference,
  task: Row<"Task">,
  entry: { theme: string; groups: string[] },
) {
  rows.link("_TaskToTheme", task.id, found(themes, entry.theme));
  for (const group of entry.groups) rows.link("_GroupToTask", found(groups, group), task.id);
}

function leadAgency(agencies: Agencies, { unit, level }: Committee, name: string, day: Day) {
  if (level === "DISTRICT") return agencies.find(unit, "UBNDH", day);
  return agencies.find(unit, name, day) ?? (level === "COMMUNE" ? agencies.find(unit, "UBNDX", day) : undefined);
}

function dueDay({ dueMonth }: TaskEntry, year: number, random: Random): Day {
  return random.chance(0.4) ? endOfMonth(year, dueMonth) : dayOf(year, dueMonth, random.pick([10, 15, 20, 25, 28]));
}

export function leadOf(entry: TaskEntry, day: Day): string {
  return day < DEPARTMENTS_MERGED ? (entry.leadAgencyBefore2025 ?? entry.leadAgency) : entry.leadAgency;
}
