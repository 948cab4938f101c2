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
  const changes: UnitChanges = { created: [], renamed: [], ended: [], successions: [], unchanged: [] };
  /** The unit that has this code from that day on; undefined for one that only then begins. */
  const kept = new Map<string, LivingUnit | undefined>();

  for (const { line, ...unit } of units.toSorted((a, b) => rank(a.level) - rank(b.level))) {
    const report = (code: ProblemCode) => problems.push({ line, column: "code", value: unit.code, code });
    const before = present.get(unit.code);
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
    const parent = unit.parentCode === null ? nationOf(living) : parentAfter(unit.parentCode, kept, present);
    const isMoved = parent?.id !== before.parentId;
    const isRenamed = spelling(unit.name) !== spelling(before.name) || spelling(unit.kind) !== spelling(before.kind);
    if ((isMoved || isRenamed) && before.changedOn >= from) report("CHANGED_SINCE");
    else if (isMoved && before.hasCommittee) report("COMMITTEE_REMAINS");
    else if (isMoved) {
      kept.set(unit.code, undefined);
      changes.ended.push(before);
      changes.created.push(unit);
      changes.successions.push({ from: before, toCode: unit.code, isWhole: true });
    } else {
      kept.set(unit.code, before);
      const { kind, name, nameEn } = unit;
      if (isRenamed) changes.renamed.push({ unit: before, kind, name, nameEn });
      else changes.unchanged.push(before);
    }
  }
  const listed = new Set(lines.map(({ code }) => code));
  for (const unit of living)
    if (levels.has(unit.level) && unit.level !== "NATION" && !listed.has(unit.code)) {
      if (unit.hasCommittee) problems.push({ line: 0, column: "code", value: unit.code, code: "COMMITTEE_REMAINS" });
      else if (unit.changedOn >= from)
        problems.push({ line: 0, column: "code", value: unit.code, code: "CHANGED_SINCE" });
      else changes.ended.push(unit);
    }
  return { changes, problems: problems.toSorted((a, b) => a.line - b.line) };
}

export const nationOf = (living: LivingUnit[]) => living.find(({ level }) => level === "NATION");

const parentAfter = (
  code: string,
  kept: Map<string, LivingUnit | undefined>,
  present: Map<string, LivingUnit>,
): LivingUnit | undefined => (kept.has(code) ? kept.get(code) : present.get(code));

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
