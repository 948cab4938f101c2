import type { AdministrativeLevel } from "@camket/prisma";
import { append } from "./reorganisation-entry.ts";
import type { Mapping, MappingLine } from "./reorganisation-plan.ts";
import { type LivingUnit, nationOf } from "./unit-plan.ts";

const LEVELS: AdministrativeLevel[] = ["NATION", "PROVINCE", "DISTRICT", "COMMUNE"];

/**
 * Rows for the units that a mapping leaves out and that stay as they are, so that two communes can be joined without naming
 * all the others. A unit under one that ends is left out: it follows that one, or stays a problem.
 */
export function leaveOthers({ lines, names, endedLevels }: Mapping, living: LivingUnit[]): MappingLine[] {
  const targets = new Map<string, MappingLine[]>();
  const sources = new Map<string, MappingLine[]>();
  for (const line of lines) {
    append(targets, line.oldCode, line);
    append(sources, line.newCode, line);
  }
  const nameByCode = new Map(names.map((name) => [name.code, name]));
  const byId = new Map(living.map((unit) => [unit.id, unit]));
  const nationCode = nationOf(living)?.code ?? "";
  const mappedLevels = new Set(living.filter(({ code }) => targets.has(code)).map(({ level }) => level));
  const staying = new Set<number>();
  const left: MappingLine[] = [];
  for (const level of LEVELS)
    for (const { id, code, parentId } of living.filter((unit) => unit.level === level)) {
      if (parentId !== null && !staying.has(parentId)) continue;
      const rows = targets.get(code);
      if (!rows) {
        if (endedLevels.includes(level)) continue;
        // One that takes in another goes on, but begins anew.
        if (!sources.has(code)) staying.add(id);
        if (mappedLevels.has(level) || sources.has(code))
          left.push({ line: 0, oldCode: code, newCode: code, isDivided: false });
        continue;
      }
      const [only, another] = rows;
      const isAlone = !another && only?.newCode === code && !only.isDivided && sources.get(code)?.length === 1;
      const named = nameByCode.get(code);
      const parentCode = parentId === null ? "" : byId.get(parentId)?.code;
      if (isAlone && (!named || (named.parentCode || nationCode) === parentCode)) staying.add(id);
    }
  return left;
}
