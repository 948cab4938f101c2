import { type CalendarDate, parseCalendarDate } from "@camket/ui/calendar";
import type { TypedCells } from "@camket/ui/edit-grid";
import { foldName } from "@camket/ui/fold";

export const taskCells = ["number", "title", "expectedResult", "leadAgency", "startsOn", "dueOn"] as const;

export type TaskCell = (typeof taskCells)[number];

export const isTaskCell = (id: string): id is TaskCell => taskCells.some((cell) => cell === id);

export interface NamedAgency {
  id: string;
  name: string;
  nameEn: string;
  abbreviation: string | null;
}

/** What the cells of a row say once they are read; only those that were typed. */
export interface ReadCells {
  number?: string;
  title?: string;
  expectedResult?: string;
  leadAgencyId?: string | null;
  startsOn?: CalendarDate;
  dueOn?: CalendarDate;
}

export type CellProblem = "REQUIRED" | "NO_DATE" | "OUTSIDE" | "ENDS_BEFORE_START" | "NO_AGENCY" | "MANY_AGENCIES";

interface Bounds {
  /** Of the plan. */
  startsOn: CalendarDate;
  endsOn: CalendarDate;
  /** The row as it is, for the date that was not typed. */
  row: { startsOn: CalendarDate; dueOn: CalendarDate };
  agenciesFor(typed: string): Promise<readonly NamedAgency[]>;
}

/** Reads what was typed or pasted in one row; dates as people write them, agencies by name or abbreviation. */
export async function readTaskCells(
  typed: TypedCells,
  { startsOn, endsOn, row, agenciesFor }: Bounds,
): Promise<{ read: ReadCells; problems: Partial<Record<TaskCell, CellProblem>> }> {
  const read: ReadCells = {};
  const problems: Partial<Record<TaskCell, CellProblem>> = {};
  for (const [id, text] of Object.entries(typed)) {
    if (!isTaskCell(id)) continue;
    const words = text.trim();
    if (id === "leadAgency") {
      if (words === "") {
        read.leadAgencyId = null;
        continue;
      }
      const found = await agenciesFor(words);
      const meant = theOneMeant(found, words);
      if (meant) read.leadAgencyId = meant.id;
      else problems.leadAgency = found.length > 0 ? "MANY_AGENCIES" : "NO_AGENCY";
    } else if (id === "startsOn" || id === "dueOn") {
      const date = parseCalendarDate(words);
      if (!date) problems[id] = words === "" ? "REQUIRED" : "NO_DATE";
      else if (date < startsOn || date > endsOn) problems[id] = "OUTSIDE";
      else read[id] = date;
    } else if (words === "" && id !== "number") problems[id] = "REQUIRED";
    else read[id] = words;
  }
  if ((read.dueOn ?? row.dueOn) < (read.startsOn ?? row.startsOn)) {
    const last = read.dueOn ? "dueOn" : "startsOn";
    problems[last] = "ENDS_BEFORE_START";
    delete read[last];
  }
  return { read, problems };
}

/** The agency whose whole name or abbreviation was typed, or the only one found. */
function theOneMeant(found: readonly NamedAgency[], typed: string): NamedAgency | undefined {
  const folded = foldName(typed);
  const exact = found.filter(({ name, nameEn, abbreviation }) =>
    [name, nameEn, abbreviation ?? ""].some((each) => each !== "" && foldName(each) === folded),
  );
  if (exact.length === 1) return exact[0];
  return found.length === 1 ? found[0] : undefined;
}
