import { createHash } from "node:crypto";
import type { Database, Prisma, Transaction } from "@camket/prisma";
import { z } from "zod";
import type { Context } from "../../context.ts";
import { ForbiddenError, InvalidInputError, NotFoundError } from "../../errors.ts";
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
import { administers, visible } from "../visibility.ts";
import {
  type KnownAgency,
  type KnownCommittee,
  type KnownDocument,
  type KnownTerm,
  MEMBER_COLUMNS,
  type MemberColumn,
  type MemberLine,
  type MemberPlan,
  type MemberProblem,
  type MemberWorld,
  type NewPerson,
  planMembers,
} from "./member-plan.ts";
import { requireAdministrator } from "./person.service.ts";
import { spelling } from "./spelling.ts";

export const memberColumns: KnownColumns<MemberColumn> = {
  heads: {
    unitCode: ["unit_code", "mã đơn vị", "mã đơn vị của ban", "mã đvhc", "ma don vi", "mã"],
    fullName: ["full_name", "họ và tên", "họ tên", "ho va ten", "ho ten"],
    role: ["role", "vai trò", "vai trò trong ban", "chức danh", "vai tro", "chuc danh"],
    position: ["position", "chức vụ", "chuc vu"],
    agency: ["agency", "cơ quan", "co quan"],
    startsOn: ["starts_on", "từ ngày", "ngày bắt đầu", "tu ngay"],
    endsOn: ["ends_on", "đến hết ngày", "đến ngày", "ngày kết thúc", "den ngay"],
    reference: ["reference", "văn bản cử", "số, ký hiệu", "số ký hiệu", "quyết định"],
  },
  optional: ["unitCode", "agency", "endsOn", "reference"],
};

export function memberLines({ columns, rows }: Table, told?: Partial<Record<MemberColumn, string>>): MemberLine[] {
  const places = requireColumns(columns, memberColumns, told);
  return rows.map((row, index) => {
    const read = (column: MemberColumn) => row[places[column]] ?? "";
    return {
      line: index + 2,
      unitCode: read("unitCode"),
      fullName: read("fullName"),
      role: read("role"),
      position: read("position"),
      agency: read("agency"),
      startsOn: read("startsOn"),
      endsOn: read("endsOn"),
      reference: read("reference"),
    };
  });
}

export interface MemberImport {
  lines: MemberLine[];
  /** The committee of rows that name none; null where every row names one. */
  committeeId: number | null;
  fileName: string;
  /** Whether rows without problems are taken where others have some; else it is all or nothing. */
  validOnly: boolean;
}

const countsOf = z.object({ created: z.int(), unchanged: z.int(), failed: z.int() });
export type MemberCounts = z.infer<typeof countsOf>;

export interface MemberOutcome {
  /** Null where nothing was written: in a preview, since some rows have problems, or since all stands already. */
  batchId: number | null;
  counts: MemberCounts;
  problems: MemberProblem[];
  /** What it does, by name. */
  entries: JobEntryDraft[];
}

/** Takes over a file of members in one transaction, as a batch that can be undone; a preview only says what it would do. */
export async function importMembers(
  { lines, committeeId, fileName, validOnly }: MemberImport,
  context: Context,
  { isPreview }: { isPreview: boolean },
): Promise<MemberOutcome> {
  await requireCommittee(committeeId, context);
  const look = async (db: Database | Transaction) => {
    const world = await readWorld(lines, committeeId, context, db);
    const plan = planMembers(lines, world, committeeId);
    const entries = [...(await describePeople(plan.people, db)), ...plan.terms.map(termEntry)];
    return { plan, outcome: { batchId: null, counts: countPlan(plan), problems: plan.problems, entries } };
  };
  if (isPreview) return (await look(context.db)).outcome;
  return writeBatch(
    context,
    async (tx): Promise<MemberOutcome> => {
      // What is checked here holds until it is written: of two imports at once, the second sees what the first did.
      await tx.$executeRaw`LOCK TABLE "Person", "Membership" IN SHARE ROW EXCLUSIVE MODE`;
      const { plan, outcome: looked } = await look(tx);
      if (plan.terms.length === 0 || (plan.problems.length > 0 && !validOnly)) return looked;
      const sha256 = createHash("sha256").update(JSON.stringify(lines)).digest("hex");
      const batch = { kind: "members", fileName, sha256, ...batchCommittee(plan, context) };
      const batchId = await beginBatch(batch, context, tx);
      await write(plan, tx);
      await endBatch(batchId, { ...looked.counts }, tx);
      return { ...looked, batchId };
    },
    (batchId, counts) => ({ batchId, counts: countsOf.parse(counts), problems: [], entries: [] }),
  );
}

const asked = z.object({
  tableId: z.int(),
  committeeId: z.int().nullable(),
  columns: z.partialRecord(z.enum(MEMBER_COLUMNS), z.string()),
  corrections: z.array(z.object({ row: z.int(), column: z.enum(MEMBER_COLUMNS), value: z.string() })),
  validOnly: z.boolean(),
});

interface AskedMemberImport {
  tableId: number;
  committeeId: number | null;
  columns: { column: MemberColumn; head: string }[];
  corrections: Correction<MemberColumn>[];
  validOnly: boolean;
  isPreview: boolean;
}

/** @returns the id of the job that does it. */
export async function askForMemberImport(
  { columns, corrections, isPreview, ...rest }: AskedMemberImport,
  context: Context,
): Promise<number> {
  await requireCommittee(rest.committeeId, context);
  if (corrections.length > MOST_CORRECTIONS)
    throw new InvalidInputError([{ path: "corrections", code: "TOO_LONG", limit: MOST_CORRECTIONS }]);
  const told = Object.fromEntries(columns.map(({ column, head }) => [column, head]));
  requireColumns((await readUploadedTable(rest.tableId, context)).columns, memberColumns, told);
  const input = { ...rest, columns: told, corrections: corrections.map((each) => ({ ...each })) };
  return askForJob({ kind: "IMPORT_MEMBERS", isPreview, input }, context);
}

/** The import of a file that was sent before, as a job. */
export async function memberImportWork(input: Prisma.JsonValue, context: Context, run: JobRun): Promise<JobOutcome> {
  const { tableId, committeeId, columns, corrections, validOnly } = asked.parse(input);
  await run.onStage("CHECKING");
  const { fileName, ...table } = await readUploadedTable(tableId, context);
  const places = requireColumns(table.columns, memberColumns, columns);
  const lines = memberLines(correctTable(table, places, corrections), columns);
  if (!run.isPreview) await run.onStage("MEMBERS");
  const { batchId, counts, problems, entries } = await importMembers(
    { lines, committeeId, fileName, validOnly },
    context,
    run,
  );
  return { batchId, counts: { ...counts }, entries: [...problems.map(problemEntry), ...entries] };
}

/** Who administers the committee; without one, whoever administers any: each row is asked for by itself. */
async function requireCommittee(committeeId: number | null, context: Context) {
  requireAdministrator(context);
  if (committeeId === null) return;
  const committee = await context.db.committee.findFirst({
    where: { AND: [visible.directory(context), { id: committeeId }] },
    select: { path: true },
  });
  if (!committee) throw new NotFoundError();
  if (!administers(context.viewer, committee.path)) throw new ForbiddenError();
}

/** All that rows may be about, in the same number of statements however many they are. */
async function readWorld(
  lines: MemberLine[],
  committeeId: number | null,
  context: Context,
  db: Database | Transaction,
): Promise<MemberWorld> {
  const codes = [...new Set(lines.map(({ unitCode }) => unitCode))];
  const references = [...new Set(lines.flatMap(({ reference }) => reference || []))];
  const committees = await db.$queryRaw<Omit<KnownCommittee, "isAdministered">[]>`
    SELECT committee."id", committee."unitId", unit."code" AS "unitCode", committee."path", committee."validFrom",
      committee."validTo", (SELECT "name" FROM "CommitteePeriod" WHERE "committeeId" = committee."id"
        ORDER BY "validFrom" DESC LIMIT 1) AS "name"
    FROM "Committee" committee JOIN "AdministrativeUnit" unit ON unit."id" = committee."unitId"
    WHERE unit."code" = ANY(${codes}::text[]) OR committee."id" = ${committeeId}::int
    ORDER BY committee."validFrom", committee."id"`;
  const ids = committees.map(({ id }) => id);
  const unitIds = [...new Set(committees.map(({ unitId }) => unitId))];
  const terms = await db.$queryRaw<KnownTerm[]>`
    SELECT term."committeeId", term."personId", person."name" AS "personName", term."role", term."position",
      term."agencyId", term."documentId", term."startsOn", term."endsOn"
    FROM "Membership" term JOIN "Person" person ON person."id" = term."personId"
    WHERE term."committeeId" = ANY(${ids}::int[]) ORDER BY term."id"`;
  const agencies = await db.$queryRaw<KnownAgency[]>`
    SELECT agency."id", agency."unitId", period."name", period."abbreviation", period."validFrom", period."validTo"
    FROM "Agency" agency JOIN "AgencyPeriod" period ON period."agencyId" = agency."id"
    WHERE agency."unitId" = ANY(${unitIds}::int[]) ORDER BY agency."id"`;
  const documents =
    references.length === 0
      ? []
      : await db.document.findMany({
          where: { AND: [visible.document(context), { reference: { in: references } }] },
          select: { id: true, reference: true, committeeId: true },
          orderBy: { id: "asc" },
        });
  return {
    committees: committees.map((each) => ({ ...each, isAdministered: administers(context.viewer, each.path) })),
    terms,
    agencies,
    documents: documents.flatMap(({ reference, ...rest }): KnownDocument[] =>
      reference === null ? [] : [{ ...rest, reference }],
    ),
  };
}

async function write({ people, terms }: MemberPlan, tx: Transaction) {
  const ids = await tx.$queryRaw<{ id: number }[]>`
    SELECT nextval(pg_get_serial_sequence('"Person"', 'id'))::int AS "id" FROM generate_series(1, ${people.length}::int)`;
  const made = new Map(people.map((person, index) => [person, ids[index]?.id]));
  const rows = people.map((person) => ({ id: made.get(person), name: person.name }));
  await tx.$executeRaw`
    INSERT INTO "Person" ("id", "name")
    SELECT "id", "name" FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row("id" int, "name" text)`;
  const memberships = terms.map(({ committee, person, name, ...term }) => ({
    ...term,
    committeeId: committee.id,
    personId: typeof person === "number" ? person : made.get(person),
  }));
  await tx.$executeRaw`
    INSERT INTO "Membership" ("committeeId", "personId", "role", "position", "agencyId", "documentId", "startsOn", "endsOn")
    SELECT "committeeId", "personId", "role", "position", "agencyId", "documentId", "startsOn", "endsOn"
      FROM jsonb_to_recordset(${JSON.stringify(memberships)}::jsonb) AS row("committeeId" int, "personId" int,
        "role" "MembershipRole", "position" text, "agencyId" int, "documentId" int, "startsOn" date, "endsOn" date)`;
}

/** The nearest committee at or above all that are written to, whose administrators may undo it; none where nobody's is. */
function batchCommittee({ terms }: MemberPlan, { viewer }: Context): { committeeId?: number } {
  const [first = [], ...others] = [...new Set(terms.map(({ committee }) => committee.path))].map((path) =>
    path.split(".").filter(Boolean),
  );
  const shared = first.filter((_, index) =>
    others.every((ids) => ids.slice(0, index + 1).join() === first.slice(0, index + 1).join()),
  );
  const id = Number(shared.at(-1));
  return shared.length > 0 && administers(viewer, `${shared.join(".")}.`) ? { committeeId: id } : {};
}

const countPlan = ({ terms, unchanged, problems }: MemberPlan): MemberCounts => ({
  created: terms.length,
  unchanged,
  failed: new Set(problems.map(({ line }) => line)).size,
});

const MOST_NAMESAKES = 3;

/** Who is made anew, and who of the same name is known elsewhere. */
async function describePeople(people: NewPerson[], db: Database | Transaction): Promise<JobEntryDraft[]> {
  if (people.length === 0) return [];
  const names = [...new Set(people.map(({ name }) => name))];
  const known = await db.$queryRaw<{ name: string; committee: string | null }[]>`
    SELECT DISTINCT person."name", (SELECT period."name" FROM "Membership" term
        JOIN "CommitteePeriod" period ON period."committeeId" = term."committeeId"
        WHERE term."personId" = person."id" ORDER BY term."startsOn" DESC, period."validFrom" DESC LIMIT 1) AS "committee"
    FROM "Person" person
    WHERE person."mergedIntoId" IS NULL AND person."foldedKey" = ANY(SELECT folded_key(name) FROM unnest(${names}::text[]) name)
    ORDER BY 1, 2`;
  const namesakes = new Map<string, string[]>();
  for (const { name, committee } of known) {
    const key = spelling(name);
    namesakes.set(key, [...(namesakes.get(key) ?? []), committee ? `${name}, ${committee}` : name]);
  }
  return people.map(({ name, committee }): JobEntryDraft => {
    const alike = namesakes.get(spelling(name)) ?? [];
    return {
      ...{ kind: "PERSON_ADDED", subject: name, toName: committee.name, committeeId: committee.id },
      ...(alike.length > 0 && { code: "POSSIBLE_NAMESAKE", note: alike.slice(0, MOST_NAMESAKES).join("; ") }),
    };
  });
}

const termEntry = ({ name, committee, position }: MemberPlan["terms"][number]): JobEntryDraft => ({
  ...{ kind: "MEMBER_APPOINTED", subject: name, toName: committee.name, note: position, committeeId: committee.id },
});

/** One thing that is wrong, with the cell it is about. */
const problemEntry = ({ line, column, value, code, note }: MemberProblem): JobEntryDraft => ({
  ...{ kind: "PROBLEM", row: line, column, subject: value, code },
  ...(note !== undefined && { note }),
});
