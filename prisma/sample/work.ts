import { addDays, type Day } from "./calendar.ts";
import type { TaskEntry } from "./catalogue.ts";
import type { Committee } from "./committees.ts";
import type { Row } from "./rows.ts";

export interface TaskWork {
  row: Row<"Task">;
  entry: TaskEntry;
  committee: Committee;
  /** Whether it came into its plan by an amendment. */
  isAddedLater: boolean;
  /** The committees below that were given it. */
  assignments: Map<Committee, Row<"TaskAssignment">>;
}

export interface PlanWork {
  row: Row<"Plan">;
  committee: Committee;
  year: number;
  /** Null before it is issued. */
  issuedOn: Day | null;
  tasks: TaskWork[];
}

/** The day a plan was closed, early in the next year. */
export function closedOn({ year }: PlanWork): Day {
  return addDays(`${year + 1}-01-01`, 24);
}
