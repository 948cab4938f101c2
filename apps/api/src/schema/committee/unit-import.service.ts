import { createHash } from "node:crypto";
import type { Transaction } from "@camket/prisma";
import type { Context } from "../../context.ts";
import { DomainError, ForbiddenError, InvalidInputError } from "../../errors.ts";
import type { Table } from "../../tables/read-table.ts";
import { transact } from "../../transact.ts";
import { beginBatch, endBatch } from "../access/import-batch.service.ts";
import { followAgencies, planAgencies, writeAgencies } from "./agency-succession.service.ts";
import { readLivingUnits, writeUnitChanges } from "./unit-change.service.ts";
import { type LineProblem, nationOf, planUnits, type UnitChanges, type UnitLine } from "./unit-plan.ts";

type Column = keyof Omit<UnitLine, "line">;

/** Heads under which a column is known without being told. */
const HEADS: Record<Column, string[]> = {
  code: ["code", "mã", "ma", "mã đvhc"],
  level: ["level", "cấp", "cap"],
  kind: ["kind", "loại", "loai", "loại hình"],
  name: ["name", "tên", "ten", "tên đơn vị"],
  nameEn: ["name_en", "nameen", "tên tiếng anh", "english name"],
  parentCode: ["parent_code", "parentcode", "mã cấp trên", "mã đơn vị cấp trên"],
};
const OPTIONAL: Column[] = ["nameEn"];

export class ColumnMissingError extends DomainError {
  constructor(readonly columns: string[]) {
    super("BAD_USER_INPUT", {
      vi: `Tệp thiếu cột: ${columns.join(", ")}. Chọn cột tương ứng, hoặc sửa dòng tiêu đề.`,
      en: `The file lacks columns: ${columns.join(", ")}. Choose the columns that hold them, or correct the head.`,
    });
  }
}

/** Which column of a table holds what: as told, or by the words of its head. */
export function mapColumns(columns: string[], told: Partial<Record<Column, string>> = {}): Record<Column, number> {
  const heads = columns.map((head) => head.toLowerCase());
  const place = (column: Column) =>
    told[column] ? columns.indexOf(told[column]) : heads.findIndex((head) => HEADS[column].includes(head));
  const mapping = Object.fromEntries(
    (Object.keys(HEADS) as Column[]).map((column) => [column, place(column)]), // keys of an object literal
  ) as Record<Column, number>; // a place for each of its keys
  const missing = (Object.keys(HEADS) as Column[]).filter(
    (column) => mapping[column] < 0 && !OPTIONAL.includes(column), // keys of an object literal
  );
  if (missing.length > 0) throw new ColumnMissingError(missing);
  return mapping;
}

export function unitLines({ columns, rows }: Table, told?: Partial<Record<Column, string>>): UnitLine[] {
  const mapping = mapColumns(columns, told);
  return rows.map((row, index) => {
    const read = (column: Column) => row[mapping[column]] ?? "";
    return {
      line: index + 2,
      code: read("code"),
      level: read("level"),
      kind: read("kind"),
      name: read("name"),
      nameEn: read("nameEn"),
      parentCode: read("parentCode"),
    };
  });
}

export interface UnitImport {
  lines: UnitLine[];
  /** The first day on which the file holds. */
  from: Date;
  fileName: string;
  /** Whether rows without problems are taken where others have some; else it is all or nothing. */
  validOnly: boolean;
}

export interface ImportCounts {
  created: number;
  unchanged: number;
  succeeded: number;
  ended: number;
  failed: number;
}

export interface ImportOutcome {
  /** Null where nothing was written: in a dry run, or since some rows have problems. */
  batchId: number | null;
  counts: ImportCounts;
  problems: LineProblem[];
}

/** What an import would do, found out with the very rules of the import. */
export async function previewUnits(input: UnitImport, context: Context): Promise<ImportOutcome> {
  requireInstallation(context);
  const { changes, problems } = planUnits(input.lines, await readLivingUnits(input.from, context.db), input.from);
  return { batchId: null, counts: countChanges(changes, problems), problems };
}

/** Takes over a file of units in one transaction, as a batch that can be undone. */
export async function importUnits(input: UnitImport, context: Context): Promise<ImportOutcome> {
  requireInstallation(context);
  const { from, fileName, validOnly } = input;
  if (from.getUTCFullYear() < 1945) throw new InvalidInputError([{ path: "from", code: "OUT_OF_RANGE" }]);
  let outcome: ImportOutcome | undefined;
  await transact(
    context,
    async (tx) => {
      // Of two imports at once, the second sees what the first did.
      await tx.$executeRaw`LOCK TABLE "AdministrativeUnit" IN SHARE ROW EXCLUSIVE MODE`;
      const sha256 = createHash("sha256").update(JSON.stringify(input.lines)).digest("hex");
      const batchId = await beginBatch({ kind: "units", fileName, sha256 }, context, tx);
      await requireNation(from, tx);
      const living = await readLivingUnits(from, tx);
      const { changes, problems } = planUnits(input.lines, living, from);
      const counts = countChanges(changes, problems);
      outcome = { batchId: null, counts, problems };
      if (problems.length > 0 && !validOnly) throw new ImportRefused();
      const nationId = nationOf(living)?.id ?? 0;
      const endedIds = changes.ended.map(({ id }) => id);
      const agenciesEnded = await tx.agency.count({
        where: { unitId: { in: endedIds }, OR: [{ validTo: null }, { validTo: { gt: from } }] },
      });
      const reorganisationId =
        changes.successions.length > 0 || agenciesEnded > 0
          ? (
              await tx.reorganisation.create({
                data: { subject: `Nhập danh mục đơn vị: ${fileName}`, effectiveOn: from },
              })
            ).id
          : null;
      const unitIds = await writeUnitChanges(changes, living, { from, reorganisationId, nationId }, tx);
      if (reorganisationId !== null) {
        const planned = await planAgencies([], { changes, living, unitIds }, from, tx);
        if (planned.problems.length > 0) {
          outcome = { batchId: null, counts, problems: [...problems, ...planned.problems] };
          throw new ImportRefused();
        }
        await followAgencies(await writeAgencies(planned.agencies, { from, reorganisationId }, tx), from, tx);
      }
      await endBatch(batchId, { ...counts }, tx);
      outcome = { batchId, counts, problems };
      return batchId;
    },
    { timeout: 120_000 },
  ).catch((error) => {
    if (!(error instanceof ImportRefused)) throw error;
  });
  if (!outcome) throw new Error("An import that was sent again is answered by its batch.");
  return outcome;
}

/** Rolls the transaction back; what is wrong is in the outcome. */
class ImportRefused extends Error {}

/** Units are the State's and no committee's: who administers the installation keeps them. */
function requireInstallation({ viewer }: Context) {
  if (!viewer?.isGlobalAdministrator) throw new ForbiddenError();
}

/** The State has no code of its own; "00" stands before every province. */
async function requireNation(from: Date, tx: Transaction) {
  if ((await tx.administrativeUnit.count({ where: { level: "NATION" } })) > 0) return;
  await tx.administrativeUnit.create({
    data: {
      code: "00",
      level: "NATION",
      validFrom: from,
      periods: { create: { kind: "nước", name: "Việt Nam", nameEn: "Viet Nam", validFrom: from } },
    },
  });
}

const countChanges = (
  { created, renamed, ended, unchanged, successions }: UnitChanges,
  problems: LineProblem[],
): ImportCounts => {
  const succeeded = successions.filter(({ toCode }) => toCode !== null).length;
  return {
    created: created.length - succeeded,
    unchanged: unchanged.length,
    succeeded: succeeded + renamed.length,
    ended: ended.length - succeeded,
    failed: new Set(problems.map(({ line, value }) => (line === 0 ? `code ${value}` : line))).size,
  };
};
