import type { TaskState } from "../generated/client/enums.ts";
import { addDays, type Day, dayOf, daysBetween, earlier, later, TODAY } from "./calendar.ts";
import { narratives } from "./catalogue.ts";
import type { Committee } from "./committees.ts";
import type { Random } from "./random.ts";
import type { Row, Rows } from "./rows.ts";
import { begun, delays, finished, given, handedOver, underWay } from "./wording.ts";
import { closedOn, type PlanWork, type TaskWork } from "./work.ts";

const limitations = narratives.find(({ section }) => section === "LIMITATIONS")?.sentences ?? [];

/** What became of a task until today, or until its committee was dissolved. */
export function addProgress(rows: Rows, task: TaskWork, plan: PlanWork, random: Random): void {
  if (!plan.issuedOn) return;
  const { row, committee } = task;
  const end = committee.validTo ? addDays(committee.validTo, -1) : TODAY;
  if (random.chance(0.08)) moveDeadline(rows, row, end, random);
  const settled = settle(row, plan, end, random);
  row.state = settled.state;
  row.progress = settled.progress;
  row.doneOn = settled.doneOn;
  if (row.recurrence) addOccurrences(rows, row, committee, end, random);
  addUpdates(rows, task, plan.year, earlier(settled.doneOn ?? end, end), random);
}

interface Settled {
  state: TaskState;
  progress: number;
  doneOn: Day | null;
}

function settle(row: Row<"Task">, plan: PlanWork, end: Day, random: Random): Settled {
  const { laxity, validTo } = plan.committee;
  const isForgotten = random.chance(0.03 + 0.06 * laxity);
  const isLate = random.chance(0.1 + 0.25 * laxity);
  const wished = isLate ? addDays(row.dueOn, random.int(3, 70)) : addDays(row.dueOn, -random.int(0, 24));
  const doneOn = later(row.recurrence ? row.dueOn : wished, row.startsOn);
  if (plan.row.state === "CLOSED" && validTo === null) {
    if (isForgotten) return { state: "WITHDRAWN", progress: random.pick([0, 20, 30, 40]), doneOn: null };
    return { state: "DONE", progress: 100, doneOn: earlier(doneOn, closedOn(plan)) };
  }
  if (doneOn <= end && !isForgotten) return { state: "DONE", progress: 100, doneOn };
  const share = daysBetween(row.startsOn, end) / Math.max(1, daysBetween(row.startsOn, doneOn));
  const progress = Math.max(0, Math.min(90, Math.round((share * random.between(0.6, 1) * 100) / 5) * 5));
  if (validTo !== null) return { state: "HANDED_OVER", progress, doneOn: null };
  const hasBegun = row.startsOn <= end && progress > 0 && random.chance(0.93);
  return hasBegun
    ? { state: "UNDER_WAY", progress: isForgotten ? Math.min(progress, 40) : progress, doneOn: null }
    : { state: "NOT_BEGUN", progress: 0, doneOn: null };
}

function moveDeadline(rows: Rows, row: Row<"Task">, end: Day, random: Random) {
  const changedOn = addDays(row.dueOn, -random.int(4, 25));
  if (changedOn > end || changedOn < row.startsOn) return;
  const dueOn = addDays(row.dueOn, random.pick([15, 20, 30, 30, 45, 60]));
  rows.add("DeadlineChange", {
    taskId: row.id,
    previousDueOn: row.dueOn,
    dueOn,
    reason: random.pick(delays),
    changedOn,
  });
  row.dueOn = dueOn;
}

function addOccurrences(rows: Rows, row: Row<"Task">, { laxity }: Committee, end: Day, random: Random) {
  const step = row.recurrence === "MONTHLY" ? 1 : 3;
  const year = Number(row.startsOn.slice(0, 4));
  for (let month = Number(row.startsOn.slice(5, 7)); month <= 12; month += 1) {
    const dueOn = dayOf(year, month, 25);
    if (month % step !== 0 || dueOn > row.dueOn) continue;
    const isMissed = random.chance(0.05 + 0.1 * laxity);
    const doneOn = addDays(dueOn, isMissed ? random.int(4, 20) : -random.int(0, 6));
    const isDone = row.state === "DONE" || (doneOn <= end && !isMissed);
    rows.add("TaskOccurrence", { taskId: row.id, dueOn, doneOn: isDone ? earlier(doneOn, end) : null });
  }
}

function addUpdates(rows: Rows, { row, entry, committee }: TaskWork, year: number, until: Day, random: Random) {
  if (row.state === "NOT_BEGUN" || row.startsOn > until) return;
  const progress = row.progress ?? 0;
  const count = year < 2025 ? random.int(1, 2) : random.int(2, 3);
  const isBehind = row.state !== "DONE" || (row.doneOn ?? "") > row.dueOn;
  for (let index = 1; index <= count; index += 1) {
    const isLast = index === count;
    const share = isLast ? 1 : (index / count) * random.between(0.7, 1);
    const said = isLast ? progress : Math.floor((progress * share) / 5) * 5;
    const note = !isLast
      ? random.pick(said < 30 ? begun : underWay)
      : row.state === "DONE"
        ? random.pick(finished)
        : row.state === "HANDED_OVER"
          ? handedOver
          : row.state === "WITHDRAWN"
            ? given
            : random.pick(said < 30 ? begun : underWay);
    rows.add("TaskUpdate", {
      taskId: row.id,
      date: addDays(row.startsOn, Math.round(daysBetween(row.startsOn, until) * share)),
      progress: said,
      note,
      limitation: random.chance(isBehind ? 0.45 : 0.15) ? limitationOf(entry.theme, committee, until, random) : null,
    });
  }
}

function limitationOf(theme: string, { level }: Committee, day: Day, random: Random): string | null {
  const fitting = limitations.filter(
    (sentence) =>
      (sentence.theme === theme || sentence.theme === null) &&
      sentence.levels.includes(level) &&
      (sentence.validFrom ?? "") <= day,
  );
  return fitting.length > 0 ? random.pick(fitting).textVi : random.pick(delays);
}
