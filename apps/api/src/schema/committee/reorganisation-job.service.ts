import type { AdministrativeLevel, Prisma } from "@camket/prisma";
import { z } from "zod";
import type { Context } from "../../context.ts";
import { ForbiddenError, fieldError, InvalidInputError, parseInput } from "../../errors.ts";
import { requiredText } from "../../text-rules.ts";
import { answerBefore } from "../../transact.ts";
import { batchCounts } from "../access/import-batch.service.ts";
import {
  askForJob,
  type JobEntryDraft,
  type JobMeasure,
  type JobOutcome,
  type JobRun,
  jobMeasures,
  MOST_CHOICES,
} from "../access/job.service.ts";
import { readUploadedTable } from "../access/uploaded-table.service.ts";
import { visible } from "../visibility.ts";
import type { AgencyLine } from "./agency-succession.service.ts";
import { MEMBERS_OF_MERGED, type MembersOfMerged } from "./hand-over.service.ts";
import { correctMapping, correctNames, MAPPING_COLUMNS, type MappingColumn, mappingLines } from "./mapping-table.ts";
import { reorganise, requireAdministrator } from "./reorganisation.service.ts";
import { listed, type ReorganisationEntry, titleOf } from "./reorganisation-entry.ts";
import type { MappingLine } from "./reorganisation-plan.ts";
import { readLivingUnits } from "./unit-change.service.ts";
import { UNIT_COLUMNS, type UnitColumn, unitLines } from "./unit-import.service.ts";
import type { LineProblem, UnitLine } from "./unit-plan.ts";
import { leaveOthers } from "./unmapped-units.ts";

export const MOST_ROWS_BY_HAND = 1000;
export const MOST_TABLES = 10;
const MOST_AGENCIES = 100;
const EARLIEST = new Date("1945-01-01");

interface AskedTable<Column extends string> {
  tableId: number;
  columns: { column: Column; head: string }[];
}

interface AskedReorganisation {
  subject: string;
  effectiveOn: Date;
  documentId: number | null;
  mappingTables: AskedTable<MappingColumn>[];
  mapping: { oldCode: string; newCode: string | null; isDivided: boolean }[];
  nameTables: AskedTable<UnitColumn>[];
  /** What is null stands as a file says. */
  names: ({ code: string } & Partial<Record<Exclude<UnitColumn, "code">, string | null | undefined>>)[];
  codeCorrections: { wrong: string; right: string }[];
  endedLevels: AdministrativeLevel[];
  othersStay: boolean;
  agencies: AskedAgencyLine[];
  decisions: AskedDecision[];
  membersOfMerged: MembersOfMerged;
  isPreview: boolean;
}

interface AskedAgencyLine {
  fromIds: number[];
  toId: number | null;
  to: {
    name: string;
    nameEn?: string | null | undefined;
    abbreviation: string;
    unitCode?: string | null | undefined;
  } | null;
}

interface AskedDecision {
  committeeId: number;
  responsibleUnitCode: string | null;
  members: MembersOfMerged | null;
}

const told = <Column extends string>(columns: readonly [Column, ...Column[]]) =>
  z.object({ tableId: z.int(), told: z.partialRecord(z.enum(columns), z.string()) });
const text = z.string().exactOptional();
const members = z.enum(MEMBERS_OF_MERGED);

const asked = z.object({
  subject: z.string(),
  effectiveOn: z.iso.date(),
  documentId: z.int().nullable(),
  mappingTables: z.array(told(MAPPING_COLUMNS)),
  mapping: z.array(z.object({ oldCode: z.string(), newCode: z.string(), isDivided: z.boolean() })),
  nameTables: z.array(told(UNIT_COLUMNS)),
  names: z.array(z.object({ code: z.string(), level: text, kind: text, name: text, nameEn: text, parentCode: text })),
  newCodes: z.record(z.string(), z.string()),
  endedLevels: z.array(z.enum(["NATION", "PROVINCE", "DISTRICT", "COMMUNE"])),
  othersStay: z.boolean(),
  agencies: z
    .array(
      z.object({
        fromIds: z.array(z.int()),
        to: z
          .union([
            z.object({ id: z.int() }),
            z.object({ name: z.string(), nameEn: text, abbreviation: z.string(), unitCode: text }),
          ])
          .nullable(),
      }),
    )
    .default([]),
  decisions: z
    .array(
      z.object({
        committeeId: z.int(),
        responsibleUnitCode: z.string().exactOptional(),
        members: members.exactOptional(),
      }),
    )
    .default([]),
  membersOfMerged: members.default("END"),
});
type Asked = z.infer<typeof asked>;

const rules = z.object({
  subject: requiredText(300),
  effectiveOn: z.date().min(EARLIEST, fieldError("OUT_OF_RANGE")),
  mappingTables: z.array(z.unknown()).max(MOST_TABLES, fieldError("TOO_LONG")),
  mapping: z.array(z.unknown()).max(MOST_ROWS_BY_HAND, fieldError("TOO_LONG")),
  nameTables: z.array(z.unknown()).max(MOST_TABLES, fieldError("TOO_LONG")),
  names: z.array(z.unknown()).max(MOST_ROWS_BY_HAND, fieldError("TOO_LONG")),
  codeCorrections: z.array(z.unknown()).max(MOST_ROWS_BY_HAND, fieldError("TOO_LONG")),
  agencies: z
    .array(z.object({ fromIds: z.array(z.unknown()).max(MOST_AGENCIES, fieldError("TOO_LONG")) }))
    .max(MOST_ROWS_BY_HAND, fieldError("TOO_LONG")),
  decisions: z.array(z.unknown()).max(MOST_ROWS_BY_HAND, fieldError("TOO_LONG")),
});

/** @returns the id of the job that does it. */
export async function askForReorganisation(input: AskedReorganisation, context: Context): Promise<number> {
  const { documentId, mapping, mappingTables, nameTables, names, endedLevels, agencies } = input;
  const isOfAgenciesAlone =
    agencies.length > 0 &&
    mapping.length + mappingTables.length + nameTables.length + names.length + endedLevels.length === 0;
  const agencyLines = agencies.map(agencyLine);
  if (isOfAgenciesAlone) await requireAdministrator(agencyLines, context, context.db);
  else requireInstallation(context);
  const { subject } = parseInput(rules, input);
  if (!isOfAgenciesAlone && mapping.length + mappingTables.length + endedLevels.length === 0)
    throw new InvalidInputError([{ path: "mapping", code: "REQUIRED" }]);
  if (documentId !== null) {
    const isThere = await context.db.document.count({ where: { id: documentId, AND: visible.document(context) } });
    if (isThere === 0) throw new InvalidInputError([{ path: "documentId", code: "NOT_FOUND" }]);
  }
  const job: Asked = {
    ...{ subject, documentId, endedLevels, othersStay: input.othersStay },
    effectiveOn: input.effectiveOn.toISOString().slice(0, 10),
    mappingTables: mappingTables.map(toldOf),
    mapping: mapping.map(({ oldCode, newCode, isDivided }) => ({
      ...{ oldCode: oldCode.trim(), newCode: newCode?.trim() ?? "", isDivided },
    })),
    nameTables: nameTables.map(toldOf),
    names: names.map(({ code, ...name }) => ({ code: code.trim(), ...written(name) })),
    newCodes: Object.fromEntries(input.codeCorrections.map(({ wrong, right }) => [wrong.trim(), right.trim()])),
    agencies: agencyLines,
    decisions: input.decisions.map(({ committeeId, responsibleUnitCode, members }) => ({
      committeeId,
      ...(responsibleUnitCode !== null && { responsibleUnitCode: responsibleUnitCode.trim() }),
      ...(members !== null && { members }),
    })),
    membersOfMerged: input.membersOfMerged,
  };
  // Columns that are not known are told at once.
  await readMapping(job, context);
  return askForJob({ kind: "REORGANISE", isPreview: input.isPreview, input: { ...job } }, context);
}

/** A reorganisation as a job. */
export async function reorganisationWork(input: Prisma.JsonValue, context: Context, run: JobRun): Promise<JobOutcome> {
  await run.onStage("CHECKING");
  const before = await answerBefore(context);
  if (before !== undefined) {
    const batchId = z.int().parse(before);
    return { batchId, counts: countsOf.parse(await batchCounts(batchId, context)), entries: [] };
  }
  const { subject, documentId, endedLevels, othersStay, decisions, membersOfMerged, ...rest } = asked.parse(input);
  const effectiveOn = new Date(rest.effectiveOn);
  const { lines, names, agencies, places, fileNames } = await readMapping(rest, context);
  const living = await readLivingUnits(effectiveOn, context.db);
  const others = othersStay ? leaveOthers({ lines, names, endedLevels }, living) : [];
  const { batchId, counts, entries, problems } = await reorganise(
    {
      ...{ subject, effectiveOn, documentId, names, endedLevels, lines: [...lines, ...others] },
      ...{ agencies, decisions, membersOfMerged, fileName: listed(fileNames) ?? subject },
    },
    context,
    run,
  );
  const titles = new Map(living.map((unit) => [unit.code, titleOf(unit)]));
  return {
    batchId,
    counts: counts ? { ...counts } : {},
    entries: [...problems.map((problem) => problemEntry(problem, places, titles)), ...entries.map(entryOf)],
  };
}

const countsOf = z.partialRecord(z.enum(Object.keys(jobMeasures) as JobMeasure[]), z.int()); // keys of an object literal

/** Where a row was written: in a file, or by hand. */
interface Place {
  fileName: string | null;
  row: number;
  isOfAgency: boolean;
}

/** Every row of every file and those by hand, whose `line` is its place among all of them, from 1 on. */
async function readMapping(
  {
    mappingTables,
    mapping,
    nameTables,
    names,
    newCodes,
    agencies,
  }: Pick<Asked, "mappingTables" | "mapping" | "nameTables" | "names" | "newCodes" | "agencies">,
  context: Context,
) {
  const places: Place[] = [];
  const placed = <Line extends { line: number }>(line: Line, fileName: string | null, isOfAgency = false): Line => ({
    ...line,
    line: places.push({ fileName, row: line.line, isOfAgency }),
  });
  const byHand = <Line extends object>(line: Line, index: number) => placed({ ...line, line: index + 1 }, null);
  const fileNames: string[] = [];
  const inFiles: MappingLine[] = [];
  for (const { tableId, told } of mappingTables) {
    const { fileName, ...table } = await readUploadedTable(tableId, context);
    fileNames.push(fileName);
    inFiles.push(...mappingLines({ ...table, told }).map((line) => placed(line, fileName)));
  }
  const namesInFiles: UnitLine[] = [];
  for (const { tableId, told } of nameTables) {
    const { fileName, ...table } = await readUploadedTable(tableId, context);
    fileNames.push(fileName);
    namesInFiles.push(...unitLines(table, told).map((line) => placed(line, fileName)));
  }
  return {
    lines: correctMapping(inFiles, { newCodes, added: mapping.map(byHand), names: [] }),
    names: correctNames(namesInFiles, { names: names.map(byHand) }),
    agencies: agencies.map((line, index): AgencyLine => placed({ ...line, line: index + 1 }, null, true)),
    places,
    fileNames,
  };
}

/**
 * What is wrong, with the row that it is about: of the file that `note` names, or of those by hand. The column of a row of
 * agencies is "agencies.name", since units have names too.
 */
function problemEntry(
  { line, column, value, code, committeeId }: LineProblem,
  places: Place[],
  titles: Map<string, string>,
): JobEntryDraft {
  const place = places[line - 1];
  return {
    ...{
      kind: "PROBLEM",
      column: place?.isOfAgency ? `agencies.${column}` : column,
      code,
      subject: value,
      fromName: titles.get(value) ?? null,
    },
    ...(place && { row: place.row, note: place.fileName }),
    ...(committeeId !== undefined && { committeeId }),
  };
}

const agencyLine = ({ fromIds, toId, to }: AskedAgencyLine) => ({
  fromIds,
  to: toId !== null ? { id: toId } : to && namedAgency(to),
});

const namedAgency = ({ name, abbreviation, nameEn, unitCode }: NonNullable<AskedAgencyLine["to"]>) => ({
  ...{ name: name.trim(), abbreviation: abbreviation.trim() },
  ...(nameEn?.trim() && { nameEn: nameEn.trim() }),
  ...(unitCode?.trim() && { unitCode: unitCode.trim() }),
});

const entryOf = ({ kind, subject, from, to, note, committeeId, choices }: ReorganisationEntry): JobEntryDraft => ({
  ...{ kind, subject, fromName: from, toName: to, note },
  ...(committeeId !== undefined && { committeeId }),
  ...(choices && { choices: choices.slice(-MOST_CHOICES).map((choice) => ({ ...choice })) }),
});

const toldOf = <Column extends string>({ tableId, columns }: AskedTable<Column>) => ({
  tableId,
  told: Object.fromEntries(columns.map(({ column, head }) => [column, head])) as Partial<Record<Column, string>>, // its columns
});

type NameTexts = Partial<Record<Exclude<UnitColumn, "code">, string>>;
const written = (texts: Record<string, string | null | undefined>): NameTexts =>
  Object.fromEntries(
    Object.entries(texts).flatMap(([column, text]) =>
      text === null || text === undefined ? [] : [[column, text.trim()]],
    ),
  );

/** Units are the State's and no committee's: who administers the installation rearranges them. */
function requireInstallation({ viewer }: Context) {
  if (!viewer?.isGlobalAdministrator) throw new ForbiddenError();
}
