import type { UnitChanges } from "./unit-plan.ts";

/** What a reorganisation does to one thing. */
export type ReorganisationEntryKind =
  | "UNIT_ENDED"
  | "UNIT_ESTABLISHED"
  | "UNIT_RENAMED"
  | "UNIT_DIVIDED"
  | "COMMITTEE_DISSOLVED"
  | "COMMITTEE_ESTABLISHED"
  | "COMMITTEE_SUCCEEDED"
  | "MEMBER_ENDED"
  | "MEMBER_CARRIED_OVER"
  | "TASK_CONTINUED"
  | "DRAFT_HANDED_OVER"
  | "REPORT_HANDED_OVER"
  | "AGENCY_ENDED"
  | "AGENCY_ESTABLISHED"
  | "DECISION_NEEDED";

/** One thing that a reorganisation does or would do, in names as people read them. */
export interface ReorganisationEntry {
  kind: ReorganisationEntryKind;
  /** The thing itself: "phường Biên Hòa", "Ban Chỉ đạo … xã A", a member, the title of a task. */
  subject: string;
  /** Where it comes from, several separated by semicolons; null where that says nothing. */
  from: string | null;
  /** Where it goes; null where nobody goes on. */
  to: string | null;
  /** In Vietnamese: the code of a unit, the office of a member, what is to be decided. */
  note: string | null;
  /** The committee it is or was of, where it lives on whether or not the reorganisation is written. */
  committeeId?: number;
  /** Code of the unit whose committee goes on, by which a decision names a committee that is not there yet. */
  unitCode?: string;
  /** Who may be chosen to answer for what the committee leaves: its successors, then the nearest committee above them. */
  choices?: ResponsibleChoice[];
}

/** A committee that may be chosen, by the code of its unit: it may not be there before the reorganisation is written. */
export interface ResponsibleChoice {
  name: string;
  unitCode: string;
}

export const titleOf = ({ kind, name }: { kind: string; name: string }) => `${kind} ${name}`;

/** Names one after another; null where there is none. */
export const listed = (names: Iterable<string>): string | null => [...new Set(names)].join("; ") || null;

export function unitEntries({ ended, created, renamed, unchanged, successions }: UnitChanges): ReorganisationEntry[] {
  const titles = new Map([
    ...unchanged.map((unit): [string, string] => [unit.code, titleOf(unit)]),
    ...renamed.map(({ unit, ...name }): [string, string] => [unit.code, titleOf(name)]),
    ...created.map((unit): [string, string] => [unit.code, titleOf(unit)]),
  ]);
  const heirs = new Map<number, string[]>();
  const origins = new Map<string, string[]>();
  const divided = new Set<number>();
  for (const { from, toCode, isWhole } of successions) {
    if (toCode === null) continue;
    append(heirs, from.id, titles.get(toCode) ?? toCode);
    append(origins, toCode, titleOf(from));
    if (!isWhole) divided.add(from.id);
  }
  const toOf = (id: number) => listed(heirs.get(id) ?? []);
  return [
    ...ended.map(
      (unit): ReorganisationEntry => ({
        ...{ kind: "UNIT_ENDED", subject: titleOf(unit), from: null, to: toOf(unit.id), note: unit.code },
      }),
    ),
    ...created.map(
      (unit): ReorganisationEntry => ({
        ...{ kind: "UNIT_ESTABLISHED", subject: titleOf(unit), from: listed(origins.get(unit.code) ?? []), to: null },
        note: unit.code,
      }),
    ),
    ...renamed.map(
      ({ unit, ...name }): ReorganisationEntry => ({
        ...{ kind: "UNIT_RENAMED", subject: titleOf(unit), from: titleOf(unit), to: titleOf(name), note: unit.code },
      }),
    ),
    ...ended
      .filter(({ id }) => divided.has(id))
      .map(
        (unit): ReorganisationEntry => ({
          ...{ kind: "UNIT_DIVIDED", subject: titleOf(unit), from: null, to: toOf(unit.id), note: unit.code },
        }),
      ),
  ];
}

export function append<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value) {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}
