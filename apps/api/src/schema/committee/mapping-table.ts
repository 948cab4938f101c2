import { z } from "zod";
import type { Table } from "../../tables/read-table.ts";
import { type KnownColumns, requireColumns } from "../access/uploaded-table.service.ts";
import type { MappingLine } from "./reorganisation-plan.ts";
import type { UnitLine } from "./unit-plan.ts";

export const MAPPING_COLUMNS = ["oldCode", "newCode", "isDivided"] as const;
export type MappingColumn = (typeof MAPPING_COLUMNS)[number];

const mappingColumns: KnownColumns<MappingColumn> = {
  heads: {
    oldCode: ["old_code", "oldcode", "mã cũ", "ma cu"],
    newCode: ["new_code", "newcode", "mã mới", "ma moi"],
    isDivided: ["old_divided", "is_divided", "isdivided", "bị chia", "chia"],
  },
  optional: ["isDivided"],
};
const YES = ["true", "1", "x", "có", "yes"];

/** Which columns hold what, where their heads don't say it. */
interface MappingTable extends Table {
  told?: Partial<Record<MappingColumn, string>>;
}

/** The rows of a mapping: old code, new code, and whether the old unit is divided, where there is a column that says so. */
export function mappingLines({ columns, rows, told = {} }: MappingTable): MappingLine[] {
  const { oldCode, newCode, isDivided } = requireColumns(columns, mappingColumns, told);
  return rows.map((row, index) => ({
    line: index + 2,
    oldCode: row[oldCode] ?? "",
    newCode: row[newCode] ?? "",
    isDivided: YES.includes((row[isDivided] ?? "").toLowerCase()),
  }));
}

/** What is said of one unit in place of what a file says; what is left out stands as it does there. */
export type NameCorrection = Pick<UnitLine, "code"> & Partial<UnitLine>;

export interface MappingCorrections {
  /** Codes that a mapping writes for others. */
  newCodes: Record<string, string>;
  /** Rows that stand for all that a mapping says of their old codes. */
  added: MappingLine[];
  names: NameCorrection[];
}

/** What a file of corrections says, as those in apps/api/reforms do. */
export const mappingCorrections = z.object({
  newCodes: z.record(z.string(), z.string()).default({}),
  added: z
    .array(z.object({ oldCode: z.string(), newCode: z.string() }))
    .default([])
    .transform((rows) => rows.map((row): MappingLine => ({ ...row, line: 0, isDivided: false }))),
  names: z
    .record(z.string(), z.object({ kind: z.string().exactOptional(), name: z.string().exactOptional() }))
    .default({})
    .transform((names) => Object.entries(names).map(([code, name]): NameCorrection => ({ code, ...name }))),
});

export function correctMapping(lines: MappingLine[], { newCodes, added }: MappingCorrections): MappingLine[] {
  const overruled = new Set(added.map(({ oldCode }) => oldCode));
  return [
    ...lines
      .filter(({ oldCode }) => !overruled.has(oldCode))
      .map((line) => ({ ...line, newCode: newCodes[line.newCode] ?? line.newCode })),
    ...added,
  ];
}

export function correctNames(lines: UnitLine[], { names }: Pick<MappingCorrections, "names">): UnitLine[] {
  const written = new Map(lines.map((line) => [line.code, line]));
  const unknown = { line: 0, level: "", kind: "", name: "", nameEn: "", parentCode: "" };
  const corrected = new Map(names.map((name) => [name.code, { ...unknown, ...written.get(name.code), ...name }]));
  return [
    ...lines.map((line) => {
      const { code } = line;
      const better = corrected.get(code);
      corrected.delete(code);
      return better ?? line;
    }),
    ...corrected.values(),
  ];
}
