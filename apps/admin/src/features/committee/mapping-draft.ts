import type { AdministrativeLevel, MembersOfMerged, ReorganiseInput } from "@camket/schema";
import type { PickerOption } from "@camket/ui/entity-picker";

/** A unit as it is called on the eve of the reorganisation. */
export interface PickedUnit {
  code: string;
  level: AdministrativeLevel;
  kind: string;
  name: string;
  nameEn: string;
  /** Empty for a province. */
  parentCode: string;
}

/** What a unit is called from the day on; what is left out stands as a file says it. */
export type UnitName = { code: string } & Partial<PickedUnit>;

/** One old unit and one of those that take over; nobody where it is abolished. */
export interface MappingRow {
  key: string;
  oldCode: string;
  /** Null where only the code is known. */
  oldTitle: string | null;
  newCode: string | null;
  newTitle: string | null;
  isDivided: boolean;
  /** What the new unit is called, where it is new or renamed. */
  name?: UnitName;
}

/** A file that was sent, with the columns that were chosen: what it holds, then the word of its head. */
export interface SentTable {
  tableId: string;
  fileName: string;
  columns: Record<string, string>;
}

/** Agencies that end, and the one that takes over: one that is there, or a new one; null where nobody does. */
export interface AgencyRow {
  key: string;
  from: PickerOption[];
  to: { id: string; label: string } | { name: string; nameEn: string; abbreviation: string } | null;
}

/** Who answers for what one committee leaves, as the server offered it and somebody chose. */
export interface KeptDecision {
  committeeId: string;
  name: string;
  /** Who does where nobody is chosen. */
  usual: string | null;
  choices: { name: string; unitCode: string }[];
  /** The unit of the one that was chosen. */
  unitCode: string | null;
}

export interface MappingDraft {
  rows: MappingRow[];
  mappingTables: SentTable[];
  nameTables: SentTable[];
  nameCorrections: UnitName[];
  codeCorrections: { wrong: string; right: string }[];
  endsDistricts: boolean;
  othersStay: boolean;
  agencies: AgencyRow[];
  decisions: KeptDecision[];
  membersOfMerged: MembersOfMerged;
  /** Committees of whose members the other choice holds. */
  membersOthers: PickerOption[];
}

export const emptyDraft: MappingDraft = {
  ...{ rows: [], mappingTables: [], nameTables: [], nameCorrections: [], codeCorrections: [] },
  ...{ endsDistricts: false, othersStay: true, agencies: [], decisions: [], membersOfMerged: "END", membersOthers: [] },
};

/** Rows stand for all that was said before of their old units. */
export function withRows(draft: MappingDraft, rows: Omit<MappingRow, "key">[]): MappingDraft {
  const overruled = new Set(rows.map(({ oldCode }) => oldCode));
  return {
    ...draft,
    rows: [
      ...draft.rows.filter(({ oldCode }) => !overruled.has(oldCode)),
      ...rows.map((row) => ({ ...row, key: `${row.oldCode} ${row.newCode ?? ""}` })),
    ],
  };
}

export const withoutRow = (draft: MappingDraft, key: string): MappingDraft => ({
  ...draft,
  rows: draft.rows.filter((row) => row.key !== key),
});

/** The same agencies may stand in several rows, where they are divided; not twice with the same successor. */
export function withAgencies(draft: MappingDraft, row: Omit<AgencyRow, "key">): MappingDraft {
  const { from, to } = row;
  const place = to === null ? "" : "id" in to ? to.id : to.name;
  const key = `agencies ${from.map(({ id }) => id).join(" ")} ${place}`;
  return { ...draft, agencies: [...draft.agencies.filter((other) => other.key !== key), { ...row, key }] };
}

export const withoutAgencies = (draft: MappingDraft, key: string): MappingDraft => ({
  ...draft,
  agencies: draft.agencies.filter((row) => row.key !== key),
});

/** A choice that is taken back is no longer kept. */
export const withDecision = (draft: MappingDraft, decision: KeptDecision): MappingDraft => ({
  ...draft,
  decisions: [
    ...draft.decisions.filter(({ committeeId }) => committeeId !== decision.committeeId),
    ...(decision.unitCode === null ? [] : [decision]),
  ],
});

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const textIn = (value: Record<string, unknown>, field: string) => {
  const text = value[field];
  return typeof text === "string" ? { [field]: text } : {};
};

/**
 * Takes over a file of corrections, as the command line takes it: codes that are written wrong, rows that lack, names.
 *
 * @returns null where it is no such file.
 */
export function withCorrections(draft: MappingDraft, json: string): MappingDraft | null {
  let read: unknown;
  try {
    read = JSON.parse(json);
  } catch {
    return null;
  }
  if (!isRecord(read)) return null;
  const { newCodes = {}, added = [], names = {} } = read;
  if (!isRecord(newCodes) || !Array.isArray(added) || !isRecord(names)) return null;
  const rows = added.flatMap((row: unknown): Omit<MappingRow, "key">[] =>
    isRecord(row) && typeof row.oldCode === "string" && typeof row.newCode === "string"
      ? [{ oldCode: row.oldCode, oldTitle: null, newCode: row.newCode, newTitle: null, isDivided: false }]
      : [],
  );
  return {
    ...withRows(draft, rows),
    codeCorrections: Object.entries(newCodes).flatMap(([wrong, right]) =>
      typeof right === "string" ? [{ wrong, right }] : [],
    ),
    nameCorrections: Object.entries(names).flatMap(([code, name]): UnitName[] =>
      isRecord(name) ? [{ code, ...textIn(name, "kind"), ...textIn(name, "name") }] : [],
    ),
  };
}

type Sent = Pick<
  ReorganiseInput,
  | "mappingTables"
  | "mapping"
  | "nameTables"
  | "names"
  | "codeCorrections"
  | "endedLevels"
  | "othersStay"
  | "agencies"
  | "decisions"
  | "membersOfMerged"
>;

const mappingColumns = { oldCode: "OLD_CODE", newCode: "NEW_CODE", isDivided: "IS_DIVIDED" } as const;
const unitColumns = {
  code: "CODE",
  level: "LEVEL",
  kind: "KIND",
  name: "NAME",
  nameEn: "NAME_EN",
  parentCode: "PARENT_CODE",
} as const;
export const columnsOfMapping = Object.keys(mappingColumns);
export const columnsOfNames = Object.keys(unitColumns);

const chosen = <Column extends string>({ columns }: SentTable, known: Record<string, Column>) =>
  Object.entries(columns).flatMap(([field, head]) => {
    const column = known[field];
    return column && head ? [{ column, head }] : [];
  });

export function sentOf(draft: MappingDraft): Sent {
  return {
    mapping: draft.rows.map(({ oldCode, newCode, isDivided }) => ({ oldCode, newCode, isDivided })),
    names: namesOf(draft),
    mappingTables: draft.mappingTables.map((table) => ({
      tableId: table.tableId,
      columns: chosen<"OLD_CODE" | "NEW_CODE" | "IS_DIVIDED">(table, mappingColumns),
    })),
    nameTables: draft.nameTables.map((table) => ({
      tableId: table.tableId,
      columns: chosen<"CODE" | "LEVEL" | "KIND" | "NAME" | "NAME_EN" | "PARENT_CODE">(table, unitColumns),
    })),
    codeCorrections: draft.codeCorrections,
    endedLevels: draft.endsDistricts ? ["DISTRICT"] : [],
    othersStay: draft.othersStay,
    agencies: draft.agencies.map(({ from, to }) => ({
      fromIds: from.map(({ id }) => id),
      ...(to && ("id" in to ? { toId: to.id } : { to })),
    })),
    decisions: decisionsOf(draft),
    membersOfMerged: draft.membersOfMerged,
  };
}

/** Each committee once, with all that was chosen of it. */
function decisionsOf({ decisions, membersOfMerged, membersOthers }: MappingDraft) {
  const members: MembersOfMerged = membersOfMerged === "END" ? "CARRY_OVER" : "END";
  const others = new Set(membersOthers.map(({ id }) => id));
  const responsible = new Map(decisions.map(({ committeeId, unitCode }) => [committeeId, unitCode]));
  return [...new Set([...responsible.keys(), ...others])].map((committeeId) => ({
    committeeId,
    responsibleUnitCode: responsible.get(committeeId) ?? null,
    members: others.has(committeeId) ? members : null,
  }));
}

/** Each unit once: rows that lead to the same one name it alike. */
const namesOf = ({ rows, nameCorrections }: MappingDraft): UnitName[] => [
  ...new Map([...nameCorrections, ...rows.flatMap(({ name }) => name ?? [])].map((name) => [name.code, name])).values(),
];

/** What a preview says of a row: by its number among those by hand, or by the name or code that it is about. */
interface RowProblem {
  row: number | null;
  column: string | null;
  subject: string;
  /** The file that the row stands in; null where it is by hand. */
  note: string | null;
}

/** The row by hand that a problem is about; undefined where it is one of a file, or the whole. */
export function rowOfProblem(draft: MappingDraft, problem: RowProblem): MappingRow | AgencyRow | undefined {
  const { row, column, subject, note } = problem;
  if (row === null)
    return column === "agency"
      ? draft.agencies.find(({ from }) => from.some(({ label }) => label === subject))
      : draft.rows.find(({ oldCode, newCode }) => oldCode === subject || newCode === subject);
  if (note !== null) return undefined;
  if (column?.startsWith("agencies.")) return draft.agencies[row - 1];
  if (column === "oldCode" || column === "newCode") return draft.rows[row - 1];
  const code = namesOf(draft)[row - 1]?.code;
  return draft.rows.find(({ newCode }) => newCode === code);
}

export const isEmpty = ({ rows, mappingTables, endsDistricts, agencies }: MappingDraft) =>
  rows.length === 0 && mappingTables.length === 0 && !endsDistricts && agencies.length === 0;
