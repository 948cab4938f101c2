import type { AdministrativeLevel } from "@camket/prisma";
import { spelling } from "./spelling.ts";
import {
  type LineProblem,
  type LivingUnit,
  type NewUnit,
  nationOf,
  readLines,
  type UnitChanges,
  type UnitLine,
} from "./unit-plan.ts";

/** One row of a mapping: a unit, and one of those that take over from it; none where it is abolished. */
export interface MappingLine {
  line: number;
  oldCode: string;
  newCode: string;
  isDivided: boolean;
}

export interface Mapping {
  lines: MappingLine[];
  /** What new units are called and where they belong; a unit that keeps its code keeps its name unless it stands here. */
  names: UnitLine[];
  /** Levels that end altogether: units of them that are not in the mapping are abolished. */
  endedLevels: AdministrativeLevel[];
}

const LEVELS: AdministrativeLevel[] = ["NATION", "PROVINCE", "DISTRICT", "COMMUNE"];
const rank = (level: AdministrativeLevel) => LEVELS.indexOf(level);

/**
 * What a mapping does to units. A unit is left alone, or only renamed, where it alone goes on under its own code and in its
 * own place; every other one ends and is succeeded, and so is whatever stands under it.
 */
export function planReorganisation(
  { lines, names, endedLevels }: Mapping,
  living: LivingUnit[],
  from: Date,
): { changes: UnitChanges; problems: LineProblem[] } {
  const { units: named, problems } = readLines(names, living);
  const nameByCode = new Map<string, NewUnit>(named.map(({ line, ...unit }) => [unit.code, unit]));
  const present = new Map(living.map((unit) => [unit.code, unit]));
  const byId = new Map(living.map((unit) => [unit.id, unit]));
  const targets = new Map<string, Set<string>>();
  const sources = new Map<string, Set<string>>();
  const divided = new Set<string>();

  for (const { line, oldCode, newCode, isDivided } of lines) {
    const report = (column: string, value: string, code: LineProblem["code"]) =>
      problems.push({ line, column, value, code });
    if (!oldCode) report("oldCode", oldCode, "REQUIRED");
    else if (!present.has(oldCode)) report("oldCode", oldCode, "UNKNOWN_CODE");
    else if (targets.get(oldCode)?.has(newCode)) report("newCode", newCode, "DUPLICATE_ROW");
    else if (newCode && !nameByCode.has(newCode) && !present.has(newCode)) report("newCode", newCode, "NO_NAME");
    else {
      add(targets, oldCode, newCode);
      if (newCode) add(sources, newCode, oldCode);
      if (isDivided) divided.add(oldCode);
    }
  }

  const mappedLevels = new Set([...targets.keys()].map((code) => present.get(code)?.level));
  const changes: UnitChanges = { created: [], renamed: [], ended: [], successions: [], unchanged: [] };
  const kept = new Map<string, LivingUnit | undefined>();
  const end = (unit: LivingUnit, codes: string[]) => {
    if (unit.changedOn >= from) problems.push({ line: 0, column: "oldCode", value: unit.code, code: "CHANGED_SINCE" });
    changes.ended.push(unit);
    const isWhole = codes.length === 1 && !divided.has(unit.code);
    for (const toCode of codes) changes.successions.push({ from: unit, toCode, isWhole });
    if (codes.length === 0) changes.successions.push({ from: unit, toCode: null, isWhole: false });
  };

  // From above to below: whether a unit may stay depends on whether the one above it does.
  for (const level of LEVELS) {
    for (const unit of living.filter((each) => each.level === level)) {
      const codes = [...(targets.get(unit.code) ?? [])].filter(Boolean);
      const parent = unit.parentId === null ? undefined : byId.get(unit.parentId);
      const isParentKept = !parent || !kept.has(parent.code) || kept.get(parent.code) !== undefined;
      const named = nameByCode.get(unit.code);
      const namedParent = named && (named.parentCode ?? nationOf(living)?.code);
      const staysInPlace = isParentKept && (!named || namedParent === parent?.code);
      const isAlone = sources.get(unit.code)?.size === 1 && codes.length === 1 && codes[0] === unit.code;
      if (isAlone && !divided.has(unit.code) && staysInPlace && (!named || named.level === unit.level)) {
        kept.set(unit.code, unit);
        const isRenamed =
          named && (spelling(named.name) !== spelling(unit.name) || spelling(named.kind) !== spelling(unit.kind));
        if (isRenamed && unit.changedOn >= from)
          problems.push({ line: 0, column: "oldCode", value: unit.code, code: "CHANGED_SINCE" });
        else if (named && isRenamed)
          changes.renamed.push({ unit, kind: named.kind, name: named.name, nameEn: named.nameEn });
        else changes.unchanged.push(unit);
      } else if (targets.has(unit.code)) {
        kept.set(unit.code, undefined);
        end(unit, codes);
      } else if (endedLevels.includes(unit.level)) {
        kept.set(unit.code, undefined);
        end(unit, []);
      } else if (isParentKept && !mappedLevels.has(unit.level)) {
        kept.set(unit.code, unit);
        changes.unchanged.push(unit);
      } else {
        // It is not mapped, and stands under one that ends, or on a level that is mapped whole.
        const heirs = [...(targets.get(parent?.code ?? "") ?? [])].filter(Boolean);
        const [heir] = heirs;
        if (isParentKept || heirs.length !== 1 || heir === undefined || sources.has(unit.code))
          problems.push({ line: 0, column: "oldCode", value: unit.code, code: "UNMAPPED" });
        else {
          kept.set(unit.code, undefined);
          const { code, level, kind, name, nameEn } = unit;
          changes.created.push({ code, level, kind, name, nameEn, parentCode: heir });
          add(targets, code, code);
          end(unit, [code]);
        }
      }
    }
    for (const [code] of sources) {
      if (kept.get(code)) continue;
      const before = present.get(code);
      const unit: NewUnit | undefined =
        nameByCode.get(code) ?? (before && { ...pick(before), parentCode: codeOfParent(before, byId) });
      if (unit?.level === level) changes.created.push(unit);
    }
  }
  checkParents(changes, living, kept, problems);
  return { changes, problems: problems.toSorted((a, b) => a.line - b.line) };
}

const pick = ({ code, level, kind, name, nameEn }: LivingUnit) => ({ code, level, kind, name, nameEn });

/** The province of a unit names its parent by null, as a file does. */
function codeOfParent({ parentId }: LivingUnit, byId: Map<number, LivingUnit>): string | null {
  const parent = parentId === null ? undefined : byId.get(parentId);
  return parent && parent.level !== "NATION" ? parent.code : null;
}

/** A new unit belongs to one of a higher level that exists from that day on. */
function checkParents(
  { created }: UnitChanges,
  living: LivingUnit[],
  kept: Map<string, LivingUnit | undefined>,
  problems: LineProblem[],
) {
  const stays = living.filter(({ code }) => !kept.has(code) || kept.get(code));
  const after = new Map<string, { level: AdministrativeLevel; isLasting: boolean }>([
    ...stays.map((unit): [string, LivingUnit] => [unit.code, unit]),
    ...created.map(({ code, level }): [string, { level: AdministrativeLevel; isLasting: boolean }] => [
      code,
      { level, isLasting: true },
    ]),
  ]);
  const staying = new Set(stays.map(({ code }) => code));
  const nation = nationOf(living);
  for (const { code, level, parentCode } of created) {
    const report = (problem: LineProblem["code"]) =>
      problems.push({ line: 0, column: "parentCode", value: code, code: problem });
    if (staying.has(code)) problems.push({ line: 0, column: "newCode", value: code, code: "DUPLICATE_CODE" });
    const parent = parentCode === null ? nation : after.get(parentCode);
    if (!parent) report("UNKNOWN_CODE");
    else if (rank(parent.level) >= rank(level)) report("PARENT_NOT_ABOVE");
    else if (!parent.isLasting) report("CHANGED_SINCE");
  }
}

function add(map: Map<string, Set<string>>, key: string, value: string) {
  const values = map.get(key);
  if (values) values.add(value);
  else map.set(key, new Set([value]));
}
