import { daysBetween, earlier, TODAY } from "./calendar.ts";
import { type Cell, type Evidence, nothingArose, typed } from "./cells.ts";
import type { Committee } from "./committees.ts";
import type { EventWork } from "./events.ts";
import type { OutputWork } from "./outputs.ts";
import type { RoundWork } from "./rounds.ts";
import type { Row, Rows } from "./rows.ts";

/** Counts the indicators that come from a committee's own tasks, events and publications, with what was counted. */
export class Counts {
  #tasks: Map<number, Row<"Task">[]>;
  #events: Map<number, EventWork[]>;
  #outputs: Map<number, OutputWork[]>;
  #assignedConclusions: Set<number>;

  constructor(rows: Rows, events: EventWork[], outputs: OutputWork[]) {
    this.#tasks = groupBy(rows.of("Task"), ({ committeeId }) => committeeId);
    this.#events = groupBy(events, ({ committee }) => committee.id);
    this.#outputs = groupBy(outputs, ({ committee }) => committee.id);
    this.#assignedConclusions = new Set(rows.of("Task").flatMap(({ conclusionId }) => conclusionId ?? []));
  }

  cells({ row }: RoundWork, { id }: Committee): Cell[] {
    const end = earlier(row.endsOn, TODAY);
    const due = (this.#tasks.get(id) ?? []).filter(
      ({ dueOn, state, baselineDueOn }) =>
        baselineDueOn && state !== "WITHDRAWN" && row.startsOn <= dueOn && dueOn <= end,
    );
    const held = (this.#events.get(id) ?? []).filter(
      ({ row: { startsOn } }) => row.startsOn <= startsOn && startsOn <= end,
    );
    // A reporting month has the name of the month it ends in.
    const published = (this.#outputs.get(id) ?? []).filter(
      ({ row: { month } }) => `${row.year}-01-01` <= month && month <= row.endsOn,
    );
    const inTime = due.filter(({ doneOn, dueOn }) => doneOn && doneOn <= dueOn);
    const conclusions = held.flatMap((event) => event.conclusions);
    const delays = due.map(({ doneOn, baselineDueOn, dueOn }) =>
      daysBetween(baselineDueOn ?? dueOn, earlier(doneOn ?? end, end)),
    );
    const trainings = held.filter((event) => event.row.kind === "TRAINING");
    const meetings = held.filter(({ row: { kind } }) => ["CONFERENCE", "TRAINING", "OUTREACH"].includes(kind));
    const trials = held.filter((event) => event.row.kind === "MOCK_TRIAL");
    return [
      counted("HRE-01", meetings.length, null, meetings.map(eventEvidence)),
      counted("HRE-02", sum(trainings.map(({ attendance }) => attendance)), null, trainings.map(eventEvidence)),
      counted("HRE-03", trials.length, null, trials.map(eventEvidence)),
      counted("HRE-05", sum(published.map((output) => output.row.count)), null, published.map(outputEvidence)),
      counted("TRE-01", inTime.length, due.length, due.map(taskEvidence)),
      counted(
        "TRE-02",
        conclusions.filter((conclusion) => this.#assignedConclusions.has(conclusion.id)).length,
        conclusions.length,
        held.filter((event) => event.conclusions.length > 0).map(eventEvidence),
      ),
      counted("TRE-04", Math.max(0, ...delays), null, due.map(taskEvidence)),
    ];
  }
}

function counted(code: string, numerator: number, denominator: number | null, evidence: Evidence[]): Cell {
  if (denominator === 0) return { ...nothingArose(code), origin: "COUNTED" };
  return { ...typed(code, numerator, denominator), origin: "COUNTED", evidence };
}

const nothing: Evidence = { taskId: null, eventId: null, outputId: null };

function taskEvidence({ id }: { id: number }): Evidence {
  return { ...nothing, taskId: id };
}

function eventEvidence({ row }: EventWork): Evidence {
  return { ...nothing, eventId: row.id };
}

function outputEvidence({ row }: OutputWork): Evidence {
  return { ...nothing, outputId: row.id };
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

function groupBy<Each>(all: Each[], keyOf: (each: Each) => number): Map<number, Each[]> {
  const groups = new Map<number, Each[]>();
  for (const each of all) {
    const group = groups.get(keyOf(each));
    if (group) group.push(each);
    else groups.set(keyOf(each), [each]);
  }
  return groups;
}
