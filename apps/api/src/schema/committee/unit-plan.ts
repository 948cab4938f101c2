import type { AdministrativeLevel } from "@camket/prisma";
import type { Text } from "../../errors.ts";
import { spelling, withoutDiacritics } from "./spelling.ts";

/** A unit that exists on the day of a change, as it is then called and placed. */
export interface LivingUnit {
  id: number;
  code: string;
  level: AdministrativeLevel;
  parentId: number | null;
  kind: string;
  name: string;
  nameEn: string;
  /** The last day on which it changed, or is to change. */
  changedOn: Date;
  /** Whether it exists that day with no end in sight, so that another unit can belong to it. */
  isLasting: boolean;
  /** Whether a committee works for it that day. */
  hasCommittee: boolean;
}

export interface NewUnit {
  code: string;
  level: AdministrativeLevel;
  kind: string;
  name: string;
  nameEn: string;
  /** Code of the unit it belongs to from that day on; null for a province, which belongs to the nation. */
  parentCode: string | null;
}

/** What happens to units on one day. */
export interface UnitChanges {
  created: NewUnit[];
  /** A new name or kind of the same unit. */
  renamed: { unit: LivingUnit; kind: string; name: string; nameEn: string }[];
  ended: LivingUnit[];
  /** Who takes over from those that end; to nobody where an abolished unit has no successor. */
  successions: { from: LivingUnit; toCode: string | null; isWhole: boolean }[];
  unchanged: LivingUnit[];
}

export const problemTexts = {
  REQUIRED: { vi: "Để trống.", en: "Is empty." },
  INVALID_CODE: { vi: "Mã chỉ gồm chữ số, nhiều nhất 10.", en: "A code has digits only, at most 10." },
  UNKNOWN_LEVEL: {
    vi: "Cấp không nhận ra: ghi NATION, PROVINCE, DISTRICT hoặc COMMUNE.",
    en: "Unknown level: write NATION, PROVINCE, DISTRICT or COMMUNE.",
  },
  TOO_LONG: { vi: "Quá dài, nhiều nhất 200 chữ.", en: "Too long, at most 200 letters." },
  DUPLICATE_CODE: { vi: "Mã này đã có ở dòng khác.", en: "This code stands in another row too." },
  UNKNOWN_CODE: { vi: "Không có đơn vị mang mã này.", en: "There is no unit with this code." },
  PARENT_NOT_ABOVE: { vi: "Đơn vị cấp trên phải ở cấp cao hơn.", en: "The unit above must be of a higher level." },
  LEVEL_CHANGED: {
    vi: "Mã này thuộc một đơn vị ở cấp khác. Kết thúc đơn vị đó trước.",
    en: "This code is of a unit of another level. End that unit first.",
  },
  COMMITTEE_REMAINS: {
    vi: "Đơn vị còn ban chỉ đạo. Dùng chức năng sắp xếp để ban có nơi kế thừa.",
    en: "A committee works for the unit. Use a reorganisation, so that the committee is succeeded.",
  },
  CHANGED_SINCE: {
    vi: "Đơn vị có thay đổi vào ngày này hoặc sau đó. Chọn ngày muộn hơn.",
    en: "The unit changed on this day or later. Choose a later day.",
  },
  COMMITTEE_CHANGED_SINCE: {
    vi: "Ban chỉ đạo của đơn vị có tên, thành viên hoặc ghế bắt đầu từ ngày này hoặc sau đó. Sửa lại, hoặc chọn ngày muộn hơn.",
    en: "The committee of the unit has a name, member or seat that begins on this day or later. Correct that, or choose a later day.",
  },
  UNKNOWN_COMMITTEE: {
    vi: "Ban chỉ đạo này không kết thúc trong lần sắp xếp, nên không có gì để quyết định.",
    en: "This committee does not end in the reorganisation, so there is nothing to decide.",
  },
  NOT_A_SUCCESSOR: {
    vi: "Ban chịu trách nhiệm phải là một ban kế thừa, hoặc ban cấp trên của mọi ban kế thừa.",
    en: "The responsible committee must be one of the successors, or stand above all of them.",
  },
  MEMBERS_OF_DIVIDED: {
    vi: "Ban được chia hoặc không có nơi kế thừa nên không chuyển tiếp thành viên được; ban mới phải bổ nhiệm.",
    en: "The committee is divided or has no successor, so its members can't be carried over; the new ones must appoint.",
  },
  UNKNOWN_AGENCY: {
    vi: "Không có cơ quan này vào ngày sắp xếp.",
    en: "There is no such agency on the day of the reorganisation.",
  },
  AGENCY_CHANGED_SINCE: {
    vi: "Cơ quan có thay đổi vào ngày này hoặc sau đó, hoặc đơn vị của cơ quan kết thúc. Chọn ngày muộn hơn, hoặc cơ quan khác.",
    en: "The agency changes on this day or later, or its unit ends. Choose a later day, or another agency.",
  },
  UNITS_REMAIN: {
    vi: "Còn đơn vị trực thuộc mà tệp không nói đến. Ghi các đơn vị đó vào cùng tệp.",
    en: "Units that belong to it remain, and the file does not speak of them. List them in the same file.",
  },
  UNMAPPED: {
    vi: "Đơn vị này không có trong bảng chuyển đổi. Thêm nơi kế thừa, hoặc cho kết thúc cả cấp.",
    en: "This unit is not in the mapping. Add its successor, or end the whole level.",
  },
  NO_NAME: {
    vi: "Không có tên của đơn vị mới này trong tệp tên.",
    en: "The file of names has no name for this new unit.",
  },
  DUPLICATE_ROW: { vi: "Cặp mã này đã có ở dòng khác.", en: "This pair of codes stands in another row too." },
} satisfies Record<string, Text>;

export type ProblemCode = keyof typeof problemTexts;

/** What is wrong with one cell of a file; line 0 is the file as a whole. */
export interface LineProblem {
  line: number;
  column: string;
  value: string;
  code: ProblemCode;
  /** The committee it is about, where it is about what was decided of one. */
  committeeId?: number;
}

export interface UnitLine {
  /** Its row in the file, the head being 1. */
  line: number;
  code: string;
  level: string;
  kind: string;
  name: string;
  nameEn: string;
  parentCode: string;
}

const LEVELS: AdministrativeLevel[] = ["NATION", "PROVINCE", "DISTRICT", "COMMUNE"];
const rank = (level: AdministrativeLevel) => LEVELS.indexOf(level);
const LONGEST = 200;

const levelOf = (text: string) => LEVELS.find((level) => level === text.toUpperCase());
const inSmallLetters = (kind: string) => kind.charAt(0).toLowerCase() + kind.slice(1);

/**
 * What a file of units means: it lists its levels whole. Units that are new in it begin, those that are absent end, those
 * with another name or kind are called so from that day on, and those under another unit are succeeded.
 */
export function planUnits(
  lines: UnitLine[],
  living: LivingUnit[],
  from: Date,
): { changes: UnitChanges; problems: LineProblem[] } {
  const { units, problems } = readLines(lines, living);
  const present = new Map(living.map((unit) => [unit.code, unit]));
  const levels = new Set(units.map(({ level }) => level));
  const listed = new Set(lines.map(({ code }) => code));
  const absent = living.filter(({ code, level }) => levels.has(level) && level !== "NATION" && !listed.has(code));
  const leaving = new Set(absent.map(({ code }) => code));
  const changes: UnitChanges = { created: [], renamed: [], ended: [], successions: [], unchanged: [] };
  /** The unit that has this code from that day on; undefined for one that only then begins. */
  const kept = new Map<string, LivingUnit | undefined>();
  const moved = new Map<LivingUnit, { line: number; unit: NewUnit }>();

  for (const { line, ...unit } of units.toSorted((a, b) => rank(a.level) - rank(b.level))) {
    const report = (code: ProblemCode, column: keyof UnitLine = "code") =>
      problems.push({ line, column, value: column === "code" ? unit.code : (unit.parentCode ?? ""), code });
    const parent = unit.parentCode === null ? nationOf(living) : present.get(unit.parentCode);
    const isParentNew = unit.parentCode !== null && kept.has(unit.parentCode) && !kept.get(unit.parentCode);
    const isParentGone = unit.parentCode !== null && leaving.has(unit.parentCode);
    if (isParentGone || (!parent && !isParentNew && unit.parentCode !== null)) {
      report("UNKNOWN_CODE", "parentCode");
      continue;
    }
    const before = present.get(unit.code);
    const isMoved = isParentNew || parent?.id !== before?.parentId;
    if (isMoved && !isParentNew && parent && !parent.isLasting) {
      report("CHANGED_SINCE", "parentCode");
      continue;
    }
    if (!before) {
      kept.set(unit.code, undefined);
      changes.created.push(unit);
      continue;
    }
    if (before.level !== unit.level) {
      report("LEVEL_CHANGED");
      continue;
    }
    if (before.changedOn > from) {
      report("CHANGED_SINCE");
      continue;
    }
    const isRenamed = spelling(unit.name) !== spelling(before.name) || spelling(unit.kind) !== spelling(before.kind);
    if ((isMoved || isRenamed) && before.changedOn >= from) report("CHANGED_SINCE");
    else if (isMoved && before.hasCommittee) report("COMMITTEE_REMAINS");
    else if (isMoved) {
      kept.set(unit.code, undefined);
      moved.set(before, { line, unit });
    } else {
      kept.set(unit.code, before);
      const { kind, name, nameEn } = unit;
      if (isRenamed) changes.renamed.push({ unit: before, kind, name, nameEn });
      else changes.unchanged.push(before);
    }
  }

  // A unit ends only with those that belong to it, so they are settled first.
  const ended = new Set<number>();
  const below = new Map<number | null, LivingUnit[]>();
  for (const unit of living) below.set(unit.parentId, [...(below.get(unit.parentId) ?? []), unit]);
  for (const unit of [...moved.keys(), ...absent].toSorted((a, b) => rank(b.level) - rank(a.level))) {
    const move = moved.get(unit);
    const report = (code: ProblemCode) =>
      problems.push({ line: move?.line ?? 0, column: "code", value: unit.code, code });
    if (unit.hasCommittee) report("COMMITTEE_REMAINS");
    else if (unit.changedOn >= from) report("CHANGED_SINCE");
    else if (below.get(unit.id)?.some(({ id }) => !ended.has(id))) report("UNITS_REMAIN");
    else {
      ended.add(unit.id);
      changes.ended.push(unit);
      if (!move) continue;
      changes.created.push(move.unit);
      changes.successions.push({ from: unit, toCode: unit.code, isWhole: true });
    }
  }
  return { changes, problems: problems.toSorted((a, b) => a.line - b.line) };
}

export const nationOf = (living: LivingUnit[]) => living.find(({ level }) => level === "NATION");

/** The lines that say which unit they mean, and what is wrong with the others. */
export function readLines(lines: UnitLine[], living: LivingUnit[]) {
  const problems: LineProblem[] = [];
  const units: (NewUnit & { line: number })[] = [];
  const levelByCode = new Map<string, AdministrativeLevel>(living.map(({ code, level }) => [code, level]));
  for (const { code, level } of lines) {
    const known = levelOf(level);
    if (known) levelByCode.set(code, known);
  }
  const seen = new Set<string>();
  for (const { line, code, kind, name, nameEn, parentCode, ...rest } of lines) {
    const before = problems.length;
    const report = (column: keyof UnitLine, value: string, problem: ProblemCode) =>
      problems.push({ line, column, value, code: problem });
    for (const [column, value] of Object.entries({ code, kind, name }) as [keyof UnitLine, string][])
      if (!value)
        report(column, value, "REQUIRED"); // keys of an object literal
      else if (value.length > LONGEST) report(column, value.slice(0, LONGEST), "TOO_LONG");
    if (code && !/^\d{1,10}$/.test(code)) report("code", code, "INVALID_CODE");
    if (seen.has(code)) report("code", code, "DUPLICATE_CODE");
    seen.add(code);
    const level = levelOf(rest.level);
    if (!level) report("level", rest.level, "UNKNOWN_LEVEL");
    const parentLevel = parentCode ? levelByCode.get(parentCode) : "NATION";
    if (parentCode && !parentLevel) report("parentCode", parentCode, "UNKNOWN_CODE");
    else if (!parentCode && level && rank(level) > rank("PROVINCE")) report("parentCode", "", "REQUIRED");
    else if (level && parentLevel && level !== "NATION" && rank(parentLevel) >= rank(level))
      report("parentCode", parentCode, "PARENT_NOT_ABOVE");
    if (level && level !== "NATION" && problems.length === before)
      units.push({
        line,
        code,
        level,
        kind: inSmallLetters(kind),
        name,
        nameEn: nameEn || withoutDiacritics(name),
        parentCode: parentCode && parentLevel !== "NATION" ? parentCode : null,
      });
  }
  return { units, problems };
}
