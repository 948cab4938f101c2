import { createHash } from "node:crypto";
import { type Database, Mechanism, type Prisma, type Recommendation, type Transaction } from "@camket/prisma";
import { z } from "zod";
import type { Context } from "../../context.ts";
import { ForbiddenError, InvalidInputError, parseInput } from "../../errors.ts";
import type { Table } from "../../tables/table.ts";
import { optionalText, requiredText } from "../../text-rules.ts";
import { beginBatch, endBatch, writeBatch } from "../access/import-batch.service.ts";
import { askForJob, type JobEntryDraft, type JobOutcome, type JobRun } from "../access/job.service.ts";
import { readUploadedTable } from "../access/uploaded-table.service.ts";
import {
  findPlaces,
  type ListedRecommendation,
  type RecommendationProblem,
  readRecommendations,
} from "./recommendation-list.ts";
import { groupsOf, themesOf } from "./recommendation-themes.ts";

const sourceRules = z.object({
  mechanism: z.enum(Mechanism),
  stateUnderReview: requiredText(100),
  cycle: optionalText(20),
});

/** Where a list comes from, as whoever imports it says: the list itself does not. */
export type RecommendationSource = z.infer<typeof sourceRules>;

export interface RecommendationImport extends RecommendationSource {
  table: Table;
  fileName: string;
}

const countsOf = z.object({
  created: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  supported: z.int(),
  noted: z.int(),
  pending: z.int(),
  themes: z.int(),
  failed: z.int(),
});
export type RecommendationCounts = z.infer<typeof countsOf>;

export interface RecommendationOutcome {
  /** Null where nothing was written: in a preview, or since all stands already. */
  batchId: number | null;
  counts: RecommendationCounts;
  /** The rows that were left out. */
  problems: RecommendationProblem[];
  /** What it does, by name. */
  entries: JobEntryDraft[];
}

type Text = Omit<Recommendation, "id" | "mechanism" | "stateUnderReview" | "foldedText" | "version"> & {
  themeIds: number[];
  groupIds: number[];
};

interface Changes {
  created: Text[];
  changed: (Text & { id: number })[];
  unchanged: number;
}

/**
 * Takes over a list of recommendations in one transaction, as a batch that can be undone; a preview only says what it would
 * do. What is there under the same number is written anew where the list says otherwise. Rows that can't be read are left
 * out and told.
 */
export async function importRecommendations(
  { table, fileName, ...said }: RecommendationImport,
  context: Context,
  { isPreview }: { isPreview: boolean },
): Promise<RecommendationOutcome> {
  requireInstallation(context);
  const source = parseInput(sourceRules, said);
  requireColumns(table.columns, source);
  const { recommendations, problems } = readRecommendations(table, source);
  const look = async (db: Database | Transaction) => {
    const changes = await findChanges(recommendations, source, db);
    const counts = {
      ...{ created: changes.created.length, changed: changes.changed.length, unchanged: changes.unchanged },
      ...countList(recommendations),
      failed: problems.length,
    };
    const entries = [
      ...changes.created.map((text) => entryOf("RECOMMENDATION_ADDED", text, source)),
      ...changes.changed.map((text) => entryOf("RECOMMENDATION_CHANGED", text, source)),
    ];
    return { changes, outcome: { batchId: null, counts, problems, entries } };
  };
  if (isPreview) return (await look(context.db)).outcome;
  return writeBatch(
    context,
    async (tx): Promise<RecommendationOutcome> => {
      // Of two imports at once, the second sees what the first did.
      await tx.$executeRaw`LOCK TABLE "Recommendation" IN SHARE ROW EXCLUSIVE MODE`;
      const { changes, outcome: looked } = await look(tx);
      if (changes.created.length + changes.changed.length === 0) return looked;
      const sha256 = createHash("sha256")
        .update(JSON.stringify([source, table]))
        .digest("hex");
      const batchId = await beginBatch({ kind: "recommendations", fileName, sha256 }, context, tx);
      await write(changes, source, tx);
      await endBatch(batchId, { ...looked.counts }, tx);
      return { ...looked, batchId };
    },
    (batchId, counts) => ({ batchId, counts: countsOf.parse(counts), problems: [], entries: [] }),
  );
}

const asked = sourceRules.extend({ tableId: z.int() });

/** @returns the id of the job that does it. */
export async function askForRecommendationImport(
  { isPreview, tableId, ...said }: RecommendationSource & { tableId: number; isPreview: boolean },
  context: Context,
): Promise<number> {
  requireInstallation(context);
  const source = parseInput(sourceRules, said);
  const { columns } = await readUploadedTable(tableId, context);
  requireColumns(columns, source);
  return askForJob({ kind: "IMPORT_RECOMMENDATIONS", isPreview, input: { ...source, tableId } }, context);
}

/** The import of a list that was sent before, as a job. */
export async function recommendationImportWork(
  input: Prisma.JsonValue,
  context: Context,
  run: JobRun,
): Promise<JobOutcome> {
  const { tableId, ...source } = asked.parse(input);
  requireInstallation(context);
  await run.onStage("CHECKING");
  const { fileName, ...table } = await readUploadedTable(tableId, context);
  if (!run.isPreview) await run.onStage("RECOMMENDATIONS");
  const { batchId, counts, problems, entries } = await importRecommendations(
    { ...source, table, fileName },
    context,
    run,
  );
  return { batchId, counts: { ...counts }, entries: [...problems.map(problemEntry), ...entries] };
}

const problemEntry = ({ line, column, value, code }: RecommendationProblem): JobEntryDraft => ({
  ...{ kind: "PROBLEM", row: line, column, subject: value, code },
});

const MOST_SHOWN = 200;

const entryOf = (
  kind: "RECOMMENDATION_ADDED" | "RECOMMENDATION_CHANGED",
  { reference, cycle, text }: Text,
  { mechanism }: RecommendationSource,
): JobEntryDraft => ({
  ...{ kind, subject: `${mechanism} ${cycle}, ${reference}` },
  note: text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text,
});

/** Recommendations are made to the State, and to no committee: who administers the installation keeps them. */
function requireInstallation({ viewer }: Context) {
  if (!viewer?.isGlobalAdministrator) throw new ForbiddenError();
}

/**
 * A list without a column that is needed is refused; and where no year tells the cycle, whoever imports it does. Only of the
 * Universal Periodic Review does it follow from a year.
 */
function requireColumns(columns: string[], { mechanism, cycle }: RecommendationSource) {
  const hasYear = findPlaces(columns).year >= 0;
  if (cycle === null && (mechanism !== "UPR" || !hasYear))
    throw new InvalidInputError([{ path: "cycle", code: "REQUIRED" }]);
}

const countList = (recommendations: ListedRecommendation[]) => {
  const count = (wanted: Recommendation["position"]) =>
    recommendations.filter(({ position }) => position === wanted).length;
  return {
    ...{ supported: count("SUPPORTED"), noted: count("NOTED"), pending: count("PENDING") },
    themes: new Set(recommendations.flatMap(({ sourceThemes }) => sourceThemes ?? [])).size,
  };
};

async function findChanges(
  recommendations: ListedRecommendation[],
  { mechanism, stateUnderReview }: RecommendationSource,
  db: Database | Transaction,
): Promise<Changes> {
  const cycles = [...new Set(recommendations.map(({ cycle }) => cycle))];
  const known = await db.recommendation.findMany({
    where: { mechanism, stateUnderReview, cycle: { in: cycles } },
    include: { themes: { select: { id: true } }, groups: { select: { id: true } } },
  });
  const byReference = new Map(known.map((each) => [`${each.cycle} ${each.reference}`, each]));
  const codes = { select: { id: true, code: true } } as const;
  const themeIds = idsByCode(await db.theme.findMany(codes));
  const groupIds = idsByCode(await db.group.findMany(codes));

  const changes: Changes = { created: [], changed: [], unchanged: 0 };
  for (const listed of recommendations) {
    const earlier = byReference.get(`${listed.cycle} ${listed.reference}`);
    // What the list has no column for stays as it is.
    const sourceThemes = listed.sourceThemes ?? earlier?.sourceThemes ?? [];
    const sourceGroups = listed.sourceGroups ?? earlier?.sourceGroups ?? [];
    const { cycle, reference, text, recommendingStates, position, positionText } = listed;
    const written: Text = {
      ...{ cycle, reference, text, recommendingStates, position, positionText, sourceThemes, sourceGroups },
      positionSource: listed.positionSource ?? earlier?.positionSource ?? null,
      sdgs: listed.sdgs ?? earlier?.sdgs ?? [],
      themeIds: themeIds(themesOf(sourceThemes)),
      groupIds: groupIds(groupsOf(sourceGroups)),
    };
    if (!earlier) changes.created.push(written);
    else if (isSame(written, earlier)) changes.unchanged++;
    else changes.changed.push({ ...written, id: earlier.id });
  }
  return changes;
}

function idsByCode(rows: { id: number; code: string }[]) {
  const ids = new Map(rows.map(({ id, code }) => [code, id]));
  return (codes: string[]) => codes.flatMap((code) => ids.get(code) ?? []).toSorted((a, b) => a - b);
}

type Known = Recommendation & { themes: { id: number }[]; groups: { id: number }[] };

function isSame({ themeIds, groupIds, ...written }: Text, { themes, groups, ...earlier }: Known): boolean {
  const sorted = (rows: { id: number }[]) => rows.map(({ id }) => id).toSorted((a, b) => a - b);
  const columns = Object.keys(written) as (keyof typeof written)[]; // keys of an object literal
  return (
    columns.every((column) => JSON.stringify(written[column]) === JSON.stringify(earlier[column])) &&
    sorted(themes).join() === themeIds.join() &&
    sorted(groups).join() === groupIds.join()
  );
}

async function write(
  { created, changed }: Changes,
  { mechanism, stateUnderReview }: RecommendationSource,
  tx: Transaction,
) {
  const ids = await tx.$queryRaw<{ id: number }[]>`
    SELECT nextval(pg_get_serial_sequence('"Recommendation"', 'id'))::int AS "id"
    FROM generate_series(1, ${created.length}::int)`;
  const made = created.map((text, index) => ({ ...text, id: ids[index]?.id }));
  await tx.$executeRaw`
    INSERT INTO "Recommendation" ("id", "mechanism", "stateUnderReview", "cycle", "reference", "text",
      "recommendingStates", "position", "positionText", "positionSource", "sourceThemes", "sourceGroups", "sdgs")
    SELECT "id", ${mechanism}::"Mechanism", ${stateUnderReview}, "cycle", "reference", "text",
      "recommendingStates", "position", "positionText", "positionSource", "sourceThemes", "sourceGroups", "sdgs"
    FROM jsonb_to_recordset(${JSON.stringify(made)}::jsonb) AS row("id" int, "cycle" text, "reference" text, "text" text,
      "recommendingStates" text[], "position" "RecommendationPosition", "positionText" text, "positionSource" text,
      "sourceThemes" text[], "sourceGroups" text[], "sdgs" int[])`;
  await tx.$executeRaw`
    UPDATE "Recommendation" SET "text" = row."text", "recommendingStates" = row."recommendingStates",
      "position" = row."position", "positionText" = row."positionText", "positionSource" = row."positionSource",
      "sourceThemes" = row."sourceThemes", "sourceGroups" = row."sourceGroups", "sdgs" = row."sdgs",
      "version" = "version" + 1
    FROM jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) AS row("id" int, "text" text,
      "recommendingStates" text[], "position" "RecommendationPosition", "positionText" text, "positionSource" text,
      "sourceThemes" text[], "sourceGroups" text[], "sdgs" int[])
    WHERE "Recommendation"."id" = row."id"`;
  const themes = JSON.stringify(ties([...made, ...changed], "themeIds"));
  const groups = JSON.stringify(ties([...made, ...changed], "groupIds"));
  const changedIds = changed.map(({ id }) => id);
  await tx.$executeRaw`
    DELETE FROM "_RecommendationToTheme" tie WHERE "A" = ANY(${changedIds}::int[]) AND NOT EXISTS (
      SELECT FROM jsonb_to_recordset(${themes}::jsonb) AS row("id" int, "to" int) WHERE row."id" = tie."A" AND row."to" = tie."B")`;
  await tx.$executeRaw`
    DELETE FROM "_GroupToRecommendation" tie WHERE "B" = ANY(${changedIds}::int[]) AND NOT EXISTS (
      SELECT FROM jsonb_to_recordset(${groups}::jsonb) AS row("id" int, "to" int) WHERE row."id" = tie."B" AND row."to" = tie."A")`;
  await tx.$executeRaw`
    INSERT INTO "_RecommendationToTheme" ("A", "B")
    SELECT "id", "to" FROM jsonb_to_recordset(${themes}::jsonb) AS row("id" int, "to" int) ON CONFLICT DO NOTHING`;
  await tx.$executeRaw`
    INSERT INTO "_GroupToRecommendation" ("A", "B")
    SELECT "to", "id" FROM jsonb_to_recordset(${groups}::jsonb) AS row("id" int, "to" int) ON CONFLICT DO NOTHING`;
}

const ties = (
  rows: { id?: number | undefined; themeIds: number[]; groupIds: number[] }[],
  of: "themeIds" | "groupIds",
) => rows.flatMap(({ id, [of]: others }) => others.map((to) => ({ id, to })));
