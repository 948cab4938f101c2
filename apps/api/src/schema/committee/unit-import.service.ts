import { createHash } from "node:crypto";
import type { Prisma, Transaction } from "@camket/prisma";
import { z } from "zod";
import type { Context } from "../../context.ts";
import { ForbiddenError, InvalidInputError } from "../../errors.ts";
import type { Table } from "../../tables/table.ts";
import { beginBatch, endBatch, writeBatch } from "../access/import-batch.service.ts";
import { askForJob, type JobEntryDraft, type JobOutcome, type JobRun } from "../access/job.service.ts";
import {
  type Correction,
  correctTable,
  type KnownColumns,
  MOST_CORRECTIONS,
  readUploadedTable,
  requireColumns,
} from "../access/uploaded-table.service.ts";
import { followAgencies, planAgencies, writeAgencies } from "./agency-succession.service.ts";
import { readLivingUnits, writeUnitChanges } from "./unit-change.service.ts";
import {
  type LineProblem,
  type LivingUnit,
  nationOf,
  planUnits,
  type UnitChanges,
  type UnitLine,
} from "./unit-plan.ts";

export const UNIT_COLUMNS = ["code", "level", "kind", "name", "nameEn", "parentCode"] as const;
export type UnitColumn = (typeof UNIT_COLUMNS)[number];

export const unitColumns: KnownColumns<UnitColumn> = {
  heads: {
    code: ["code", "mã", "ma", "mã đvhc"],
    level: ["level", "cấp", "cap"],
    kind: ["kind", "loại", "loai", "loại hình"],
    name: ["name", "tên", "ten", "tên đơn vị"],
    nameEn: ["name_en", "nameen", "tên tiếng anh", "english name"],
    parentCode: ["parent_code", "parentcode", "mã cấp trên", "mã đơn vị cấp trên"],
  },
  optional: ["nameEn"],
};

export function unitLines({ columns, rows }: Table, told?: Partial<Record<UnitColumn, string>>): UnitLine[] {
  const mapping = requireColumns(columns, unitColumns, told);
  return rows.map((row, index) => {
    const read = (column: UnitColumn) => row[mapping[column]] ?? "";
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

const countsOf = z.object({
  created: z.int(),
  unchanged: z.int(),
  succeeded: z.int(),
  ended: z.int(),
  failed: z.int(),
});
export type ImportCounts = z.infer<typeof countsOf>;

export interface ImportOutcome {
  /** Null where nothing was written: in a dry run, or since some rows have problems. */
  batchId: number | null;
  counts: ImportCounts;
  problems: LineProblem[];
  /** What it does, by name. */
  entries: JobEntryDraft[];
}

/** What an import would do, found out with the very rules of the import. */
export async function previewUnits(input: UnitImport, context: Context): Promise<ImportOutcome> {
  requireInstallation(context);
  const living = await readLivingUnits(input.from, context.db);
  const { changes, problems: ofUnits } = planUnits(input.lines, living, input.from);
  const { problems: ofAgencies } = await planAgencies(
    [],
    { changes, living, unitIds: idsToBe(changes, living) },
    input.from,
    context.db,
  );
  const problems = [...ofUnits, ...ofAgencies];
  return { batchId: null, counts: countChanges(changes, problems), problems, entries: nameChanges(changes) };
}

/** Units that only begin have numbers that no row has. */
const idsToBe = ({ created }: UnitChanges, living: LivingUnit[]) =>
  new Map([
    ...living.map(({ code, id }): [string, number] => [code, id]),
    ...created.map(({ code }, place): [string, number] => [code, -1 - place]),
  ]);

/** Takes over a file of units in one transaction, as a batch that can be undone. */
export async function importUnits(input: UnitImport, context: Context): Promise<ImportOutcome> {
  requireInstallation(context);
  const { from, fileName, validOnly } = input;
  refuseEarly(from);
  return writeBatch(
    context,
    async (tx): Promise<ImportOutcome> => {
      // Of two imports at once, the second sees what the first did.
      await tx.$executeRaw`LOCK TABLE "AdministrativeUnit" IN SHARE ROW EXCLUSIVE MODE`;
      const sha256 = createHash("sha256").update(JSON.stringify(input.lines)).digest("hex");
      const batchId = await beginBatch({ kind: "units", fileName, sha256 }, context, tx);
      await requireNation(from, tx);
      const living = await readLivingUnits(from, tx);
      const { changes, problems } = planUnits(input.lines, living, from);
      const counts = countChanges(changes, problems);
      const entries = nameChanges(changes);
      if (problems.length > 0 && !validOnly) return { batchId: null, counts, problems, entries };
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
          const all = [...problems, ...planned.problems];
          return { batchId: null, counts: countChanges(changes, all), problems: all, entries };
        }
        await followAgencies(await writeAgencies(planned.agencies, { from, reorganisationId }, tx), from, tx);
      }
      await endBatch(batchId, { ...counts }, tx);
      return { batchId, counts, problems, entries };
    },
    (batchId, counts) => ({ batchId, counts: countsOf.parse(counts), problems: [], entries: [] }),
  );
}

const asked = z.object({
  tableId: z.int(),
  from: z.iso.date(),
  columns: z.partialRecord(z.enum(UNIT_COLUMNS), z.string()),
  corrections: z.array(z.object({ row: z.int(), column: z.enum(UNIT_COLUMNS), value: z.string() })),
  validOnly: z.boolean(),
});

interface AskedUnitImport {
  tableId: number;
  from: Date;
  columns: { column: UnitColumn; head: string }[];
  corrections: Correction<UnitColumn>[];
  validOnly: boolean;
  isPreview: boolean;
}

/** @returns the id of the job that does it. */
export async function askForUnitImport(
  { from, columns, corrections, isPreview, ...rest }: AskedUnitImport,
  context: Context,
): Promise<number> {
  requireInstallation(context);
  refuseEarly(from);
  if (corrections.length > MOST_CORRECTIONS)
    throw new InvalidInputError([{ path: "corrections", code: "TOO_LONG", limit: MOST_CORRECTIONS }]);
  const told = Object.fromEntries(columns.map(({ column, head }) => [column, head]));
  requireColumns((await readUploadedTable(rest.tableId, context)).columns, unitColumns, told);
  const input = {
    ...rest,
    from: from.toISOString().slice(0, 10),
    columns: told,
    corrections: corrections.map((each) => ({ ...each })),
  };
  return askForJob({ kind: "IMPORT_UNITS", isPreview, input }, context);
}

/** The import of a file that was sent before, as a job. */
export async function unitImportWork(input: Prisma.JsonValue, context: Context, run: JobRun): Promise<JobOutcome> {
  const { tableId, from, columns, corrections, validOnly } = asked.parse(input);
  requireInstallation(context);
  await run.onStage("CHECKING");
  const { fileName, ...table } = await readUploadedTable(tableId, context);
  const lines = unitLines(
    correctTable(table, requireColumns(table.columns, unitColumns, columns), corrections),
    columns,
  );
  const unitImport = { lines, from: new Date(from), fileName, validOnly };
  if (!run.isPreview) await run.onStage("UNITS");
  const { batchId, counts, problems, entries } = await (run.isPreview ? previewUnits : importUnits)(
    unitImport,
    context,
  );
  return { batchId, counts: { ...counts }, entries: [...problems.map(problemEntry), ...entries] };
}

/** One thing that is wrong, with the cell it is about; line 0 is the whole. */
export const problemEntry = ({ line, column, value, code }: LineProblem): JobEntryDraft => ({
  kind: "PROBLEM",
  ...(line > 0 && { row: line, column }),
  subject: value,
  code,
});

/** Units are the State's and no committee's: who administers the installation keeps them. */
function requireInstallation({ viewer }: Context) {
  if (!viewer?.isGlobalAdministrator) throw new ForbiddenError();
}

function refuseEarly(from: Date) {
  if (from.getUTCFullYear() < 1945) throw new InvalidInputError([{ path: "from", code: "OUT_OF_RANGE" }]);
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

/** What happens to units, by name. */
function nameChanges({ created, renamed, ended, successions }: UnitChanges): JobEntryDraft[] {
  const heirs = new Map(successions.map(({ from, toCode }) => [from.id, toCode]));
  const nameOf = new Map(created.map((unit) => [unit.code, fullName(unit)]));
  const succeeded = new Set(successions.map(({ toCode }) => toCode));
  return [
    ...created
      .filter(({ code }) => !succeeded.has(code))
      .map((unit): JobEntryDraft => ({ kind: "UNIT_ESTABLISHED", subject: fullName(unit) })),
    ...renamed.map(
      ({ unit, ...present }): JobEntryDraft => ({
        kind: "UNIT_RENAMED",
        subject: fullName(unit),
        toName: `${present.kind} ${present.name}`,
      }),
    ),
    ...ended.map((unit): JobEntryDraft => {
      const heir = heirs.get(unit.id);
      return heir
        ? { kind: "UNIT_SUCCEEDED", subject: fullName(unit), toName: nameOf.get(heir) ?? heir }
        : { kind: "UNIT_ENDED", subject: fullName(unit) };
    }),
  ];
}

const fullName = ({ code, kind, name }: { code: string; kind: string; name: string }) => `${kind} ${name} (${code})`;
