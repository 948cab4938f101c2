import { createHash } from "node:crypto";
import { AdministrativeLevel, type Database, type Prisma, type Transaction } from "@camket/prisma";
import { z } from "zod";
import type { Context } from "../../context.ts";
import { ForbiddenError, InvalidInputError, parseInput, type Text } from "../../errors.ts";
import { requiredText } from "../../text-rules.ts";
import { beginBatch, endBatch, writeBatch } from "../access/import-batch.service.ts";
import { askForJob, type JobEntryDraft, type JobOutcome, type JobRun } from "../access/job.service.ts";
import { administers, visible } from "../visibility.ts";
import { titleOf } from "./reorganisation-entry.ts";

export interface CommitteeEstablishment {
  level: AdministrativeLevel;
  /** Name in Vietnamese, in which {kind} and {name} stand for those of the unit. */
  name: string;
  /** Name in English, in which {name} stands for that of the unit. */
  nameEn?: string;
  symbol?: string;
  /** The first day on which they exist. */
  from: Date;
  documentId?: number | null;
  /** The committee under whose unit the units are; null for those of the whole country. */
  underCommitteeId?: number | null;
}

export const establishmentProblemTexts = {
  NO_COMMITTEE_ABOVE: {
    vi: "Không đơn vị cấp trên nào có ban chỉ đạo vào ngày này. Lập ban cấp trên trước.",
    en: "No unit above has a committee on this day. Establish the one above first.",
  },
  ENDS_LATER: {
    vi: "Đơn vị, hoặc ban cấp trên, kết thúc sau ngày này. Chọn ngày sau lần sắp xếp đó.",
    en: "The unit, or the committee above, ends after this day. Choose a day after that reorganisation.",
  },
  NAME_TOO_LONG: { vi: "Tên ban dài quá 300 chữ.", en: "The name is longer than 300 letters." },
} satisfies Record<string, Text>;

export interface EstablishmentProblem {
  unitCode: string;
  /** As people read it: "phường Biên Hòa". */
  unit: string;
  code: keyof typeof establishmentProblemTexts;
}

const countsOf = z.object({ established: z.int(), leftAlone: z.int(), failed: z.int() });

export interface EstablishmentOutcome {
  /** Null where nothing was written: in a preview, or since there is nothing to establish. */
  batchId: number | null;
  counts: z.infer<typeof countsOf>;
  problems: EstablishmentProblem[];
  /** Names of the committees. */
  established: string[];
}

const LONGEST = 300;
const pattern = requiredText(LONGEST);
const rules = z.object({
  name: pattern,
  nameEn: pattern.default("Human Rights Steering Committee of {name}"),
  symbol: requiredText(20).default("BCĐ"),
});

interface Unit {
  id: number;
  code: string;
  level: AdministrativeLevel;
  parentId: number | null;
  kind: string;
  name: string;
  nameEn: string;
  validTo: Date | null;
}

interface PresentCommittee {
  id: number;
  unitId: number;
  path: string;
  validFrom: Date;
  validTo: Date | null;
}

/**
 * Establishes a committee for every unit of a level that has none, in one transaction and as a batch that can be undone.
 * A preview does the very same and takes it back before anybody sees it. Units with a problem are named, and left out.
 */
export async function establishCommittees(
  input: CommitteeEstablishment,
  context: Context,
  { isPreview }: { isPreview: boolean },
): Promise<EstablishmentOutcome> {
  const naming = parseNaming(input);
  const { level, from, documentId = null, underCommitteeId = null } = input;
  if (underCommitteeId === null && !context.viewer?.isGlobalAdministrator) throw new ForbiddenError();
  return writeBatch(
    context,
    async (tx): Promise<EstablishmentOutcome> => {
      await tx.$executeRaw`LOCK TABLE "AdministrativeUnit", "Committee" IN SHARE ROW EXCLUSIVE MODE`;
      await requireDocument(documentId, context, tx);
      const under =
        underCommitteeId === null
          ? null
          : await tx.committee.findFirst({ where: { AND: [visible.directory(context), { id: underCommitteeId }] } });
      if (underCommitteeId !== null && !under)
        throw new InvalidInputError([{ path: "underCommitteeId", code: "NOT_FOUND" }]);
      if (under && !administers(context.viewer, under.path)) throw new ForbiddenError();
      const { established, counts, problems } = plan(
        { level, from, naming, underUnitId: under?.unitId ?? null },
        await readUnits(from, tx),
        await readCommittees(from, tx),
      );
      if (established.some(({ parent }) => parent && !administers(context.viewer, parent.path)))
        throw new ForbiddenError();
      const names = established.map(({ name }) => name);
      const looked = { batchId: null, counts, problems, established: names };
      if (established.length === 0) return looked;
      const sha256 = createHash("sha256").update(JSON.stringify(input)).digest("hex");
      const batch = { kind: "committees", fileName: naming.name, sha256, ...(under && { committeeId: under.id }) };
      const batchId = await beginBatch(batch, context, tx);
      await write(established, { from, documentId }, tx);
      if (isPreview) return looked;
      await endBatch(batchId, counts, tx);
      return { ...looked, batchId };
    },
    (batchId, counts) => ({ batchId, counts: countsOf.parse(counts), problems: [], established: [] }),
  );
}

const asked = z.object({
  level: z.enum(AdministrativeLevel),
  name: z.string(),
  nameEn: z.string().optional(),
  symbol: z.string().optional(),
  from: z.iso.date(),
  documentId: z.int().nullable(),
  underCommitteeId: z.int().nullable(),
});

/** @returns the id of the job that does it. */
export async function askForEstablishment(
  { from, isPreview, ...rest }: CommitteeEstablishment & { isPreview: boolean },
  context: Context,
): Promise<number> {
  await requireAllowed(rest, context);
  const { level, documentId = null, underCommitteeId = null } = rest;
  await requireDocument(documentId, context, context.db);
  const input = {
    ...{ ...parseNaming(rest), level, documentId, underCommitteeId },
    from: from.toISOString().slice(0, 10),
  };
  return askForJob({ kind: "ESTABLISH_COMMITTEES", isPreview, input }, context);
}

/** The establishment that was asked for, as a job. */
export async function committeeEstablishmentWork(
  input: Prisma.JsonValue,
  context: Context,
  run: JobRun,
): Promise<JobOutcome> {
  const { from, nameEn, symbol, ...rest } = asked.parse(input);
  await run.onStage(run.isPreview ? "CHECKING" : "COMMITTEES");
  const establishment = {
    ...rest,
    from: new Date(from),
    ...(nameEn !== undefined && { nameEn }),
    ...(symbol !== undefined && { symbol }),
  };
  const { batchId, counts, problems, established } = await establishCommittees(establishment, context, run);
  return {
    batchId,
    counts: { created: counts.established, unchanged: counts.leftAlone, failed: counts.failed },
    entries: [
      ...problems.map(
        ({ unitCode, unit, code }): JobEntryDraft => ({ kind: "PROBLEM", subject: `${unit} (${unitCode})`, code }),
      ),
      ...established.map((subject): JobEntryDraft => ({ kind: "COMMITTEE_ESTABLISHED", subject })),
    ],
  };
}

async function requireDocument(id: number | null, context: Context, db: Database | Transaction) {
  if (id !== null && (await db.document.count({ where: { AND: [visible.document(context), { id }] } })) === 0)
    throw new InvalidInputError([{ path: "documentId", code: "NOT_FOUND" }]);
}

function parseNaming({ level, ...input }: Omit<CommitteeEstablishment, "from">) {
  const naming = parseInput(rules, input);
  // Without the name of the unit, all of a level would be called the same.
  if (level !== "NATION" && !naming.name.includes("{name}"))
    throw new InvalidInputError([{ path: "name", code: "INVALID" }]);
  return naming;
}

/** Before it waits for its turn: all of the country for administrators of the installation, else under one's own committee. */
async function requireAllowed(
  { underCommitteeId = null }: Pick<CommitteeEstablishment, "underCommitteeId">,
  { db, viewer }: Context,
) {
  if (viewer?.isGlobalAdministrator) return;
  const under = underCommitteeId === null ? null : await db.committee.findUnique({ where: { id: underCommitteeId } });
  if (!under || !administers(viewer, under.path)) throw new ForbiddenError();
}

/** Units that exist on a day, as they are called and placed that day. */
const readUnits = (day: Date, tx: Transaction) => tx.$queryRaw<Unit[]>`
  SELECT unit."id", unit."code", unit."level", period."parentId", period."kind", period."name", period."nameEn", unit."validTo"
  FROM "AdministrativeUnit" unit JOIN "UnitPeriod" period ON period."unitId" = unit."id"
    AND period."validFrom" <= ${day} AND (period."validTo" IS NULL OR period."validTo" > ${day})
  ORDER BY unit."code", unit."id"`;

/** Committees that exist on a day or begin after it. */
const readCommittees = (day: Date, tx: Transaction) => tx.$queryRaw<PresentCommittee[]>`
  SELECT "id", "unitId", "path", "validFrom", "validTo" FROM "Committee"
  WHERE "validTo" IS NULL OR "validTo" > ${day} ORDER BY "validFrom", "id"`;

interface NewCommittee {
  unitId: number;
  parent: PresentCommittee | null;
  name: string;
  nameEn: string;
  symbol: string;
}

function plan(
  {
    level,
    from,
    naming,
    underUnitId,
  }: { level: AdministrativeLevel; from: Date; naming: z.infer<typeof rules>; underUnitId: number | null },
  units: Unit[],
  committees: PresentCommittee[],
) {
  const unitById = new Map(units.map((unit) => [unit.id, unit]));
  const taken = new Set(committees.map(({ unitId }) => unitId));
  const present = new Map(
    committees.filter(({ validFrom }) => validFrom <= from).map((committee) => [committee.unitId, committee]),
  );
  const unitsAbove = (unit: Unit): Unit[] => {
    const above = unit.parentId === null ? undefined : unitById.get(unit.parentId);
    return above ? [above, ...unitsAbove(above)] : [];
  };
  const established: NewCommittee[] = [];
  const problems: EstablishmentProblem[] = [];
  let leftAlone = 0;
  for (const unit of units) {
    if (unit.level !== level) continue;
    const above = unitsAbove(unit);
    if (underUnitId !== null && !above.some(({ id }) => id === underUnitId)) continue;
    if (taken.has(unit.id)) {
      leftAlone += 1;
      continue;
    }
    const report = (code: EstablishmentProblem["code"]) =>
      problems.push({ unitCode: unit.code, unit: titleOf(unit), code });
    const nearest = above.find(({ id }) => present.has(id));
    const parent = (nearest && present.get(nearest.id)) ?? null;
    const name = inPattern(naming.name, unit);
    const nameEn = naming.nameEn.replaceAll("{name}", () => unit.nameEn);
    if (!parent && level !== "NATION") report("NO_COMMITTEE_ABOVE");
    else if (unit.validTo || parent?.validTo) report("ENDS_LATER");
    else if (name.length > LONGEST || nameEn.length > LONGEST) report("NAME_TOO_LONG");
    else established.push({ unitId: unit.id, parent, name, nameEn, symbol: naming.symbol });
  }
  return { established, problems, counts: { established: established.length, leftAlone, failed: problems.length } };
}

const inPattern = (text: string, { kind, name }: Unit) =>
  text.replace(/\{(kind|name)\}/g, (_place, word) => (word === "kind" ? kind.toLocaleLowerCase("vi") : name));

async function write(
  established: NewCommittee[],
  { from, documentId }: { from: Date; documentId: number | null },
  tx: Transaction,
) {
  const rows = established.map(({ unitId, parent }) => ({ unitId, parentId: parent?.id ?? null }));
  const written = await tx.$queryRaw<{ id: number; unitId: number }[]>`
    INSERT INTO "Committee" ("unitId", "parentId", "validFrom")
    SELECT "unitId", "parentId", ${from} FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row("unitId" int, "parentId" int)
    RETURNING "id", "unitId"`;
  const ids = new Map(written.map(({ id, unitId }) => [unitId, id]));
  const periods = established.map(({ unitId, parent, ...names }) => ({ committeeId: ids.get(unitId), ...names }));
  await tx.$executeRaw`
    INSERT INTO "CommitteePeriod" ("committeeId", "name", "nameEn", "symbol", "documentId", "validFrom")
    SELECT "committeeId", "name", "nameEn", "symbol", ${documentId}::int, ${from}
      FROM jsonb_to_recordset(${JSON.stringify(periods)}::jsonb) AS row("committeeId" int, "name" text, "nameEn" text, "symbol" text)`;
}
