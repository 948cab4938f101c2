import { Prisma } from "@camket/prisma";
import DataLoader from "dataloader";
import type { Context, RequestIdentity } from "../../context.ts";
import { holdsOver } from "../visibility.ts";

type Json = Prisma.JsonValue;
type Row = Prisma.JsonObject;

/** A value as kept, and, where it names other rows, what those are called today. */
export interface AuditValue {
  value: string;
  label: string | null;
}

export interface FieldChange {
  field: string;
  isWithheld: boolean;
  before: AuditValue | null;
  after: AuditValue | null;
  present: AuditValue | null;
}

export interface Audited {
  committeePath: string;
  model: string;
  rowId: number;
  before: Json;
  after: Json;
}

/** Field by field: what stood there, what came, and what stands there today. */
export async function changesOf(entry: Audited, context: Context): Promise<FieldChange[]> {
  const present = (await presentRow(entry, context)) ?? {};
  const before = withoutDigest(rowOf(entry.before), entry, context);
  const after = withoutDigest(rowOf(entry.after), entry, context);
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return Promise.all(
    fields.map(async (field) => {
      if (isWithheld(before[field]) || isWithheld(after[field]))
        return { field, isWithheld: true, before: null, after: null, present: null };
      const [was, came, stands] = await Promise.all(
        [before[field], after[field], present[field]].map((value) => read(entry.model, field, value, context)),
      );
      return { field, isWithheld: false, before: was ?? null, after: came ?? null, present: stands ?? null };
    }),
  );
}

/** Whoever knows the other figures of a revision would find from their digest a number that is hidden from them. */
function withoutDigest(row: Row, { committeePath }: Audited, { viewer }: Context): Row {
  if (!isObject(row.figures) || holdsOver(viewer, committeePath, "OFFICER", "REVIEWER")) return row;
  const { digest: _digest, ...counts } = row.figures;
  return { ...row, figures: counts };
}

/** What the changed row is called today, or was called when it was deleted; null where it has no name of its own. */
export async function subjectNameOf(entry: Audited, context: Context): Promise<string | null> {
  if (entry.model === "ApiToken") return null; // what its owner calls it is withheld
  const row = (await presentRow(entry, context)) ?? rowOf(entry.before);
  const name = ["title", "name", "subject", "text", "reference", "number"].map((field) => row[field]).find(Boolean);
  if (typeof name === "string") return name;
  const reference = ["personId", "agencyId", "unitId", "committeeId"].find((field) => row[field]);
  return reference ? ((await read(entry.model, reference, row[reference], context))?.label ?? null) : null;
}

async function read(
  model: string,
  field: string,
  value: Json | undefined,
  context: Context,
): Promise<AuditValue | null> {
  if (value === undefined || value === null) return null;
  const named = REFERENCES[`${model}.${field}`] ?? REFERENCES[field];
  const ids = [value].flat().filter((id) => typeof id === "number");
  const labels = named && (await Promise.all(ids.map((id) => loadersOf(context).names.load(`${named}:${id}`))));
  return {
    value: typeof value === "string" ? value : JSON.stringify(value),
    label: labels?.some(Boolean) ? labels.map((label, index) => label ?? `#${ids[index]}`).join(", ") : null,
  };
}

/** Null for a row that is gone, and for a load or import, which changed many. */
const presentRow = async ({ model, rowId }: Audited, context: Context): Promise<Row | null> =>
  rowId === 0 ? null : loadersOf(context).rows.load(`${model}:${rowId}`);

const rowOf = (json: Json | undefined): Row => (isObject(json) ? json : {});
const isObject = (json: Json | undefined): json is Row =>
  typeof json === "object" && json !== null && !Array.isArray(json);
const isWithheld = (value: Json | undefined) => isObject(value) && value.isWithheld === true;

/** Of what is open to everyone: the names of rows that a field names, the latest. Each query takes ids as $1. */
const NAMES = {
  agency: `SELECT DISTINCT ON ("agencyId") "agencyId" AS "id", "name", "nameEn" FROM "AgencyPeriod"
    WHERE "agencyId" = ANY ($1) ORDER BY "agencyId", "validFrom" DESC`,
  committee: `SELECT DISTINCT ON ("committeeId") "committeeId" AS "id", "name", "nameEn" FROM "CommitteePeriod"
    WHERE "committeeId" = ANY ($1) ORDER BY "committeeId", "validFrom" DESC`,
  unit: `SELECT DISTINCT ON ("unitId") "unitId" AS "id", "name", "nameEn" FROM "UnitPeriod"
    WHERE "unitId" = ANY ($1) ORDER BY "unitId", "validFrom" DESC`,
  person: `SELECT "id", "name", "name" AS "nameEn" FROM "Person" WHERE "id" = ANY ($1)`,
  theme: `SELECT "id", "name", "nameEn" FROM "Theme" WHERE "id" = ANY ($1)`,
  user: `SELECT "id", "name", "name" AS "nameEn" FROM "User" WHERE "id" = ANY ($1)`,
  group: `SELECT "id", "name", "nameEn" FROM "Group" WHERE "id" = ANY ($1)`,
};

const REFERENCES: Record<string, keyof typeof NAMES> = {
  agencyId: "agency",
  leadAgencyId: "agency",
  standingAgencyId: "agency",
  coordinatingAgencies: "agency",
  committeeId: "committee",
  attendingCommitteeId: "committee",
  assigneeId: "committee",
  responsibleCommitteeId: "committee",
  "Committee.parentId": "committee",
  "UnitPeriod.parentId": "unit",
  unitId: "unit",
  personId: "person",
  originalPersonId: "person",
  mergedIntoId: "person",
  "Grant.userId": "user", // whoever sees a grant's history administers it
  themeId: "theme",
  themes: "theme",
  groups: "group",
};

interface Loaders {
  rows: DataLoader<string, Row | null>;
  names: DataLoader<string, string | null>;
}

const loaders = new WeakMap<RequestIdentity, Loaders>();

/** One statement for each model, however many entries of a page ask. */
function loadersOf({ db, locale, request }: Context): Loaders {
  const found = loaders.get(request);
  if (found) return found;
  const made: Loaders = {
    rows: new DataLoader((keys) =>
      readByKind(keys, async (model, ids) => {
        if (!isModel(model)) return [];
        const rows = await db.$queryRaw<{ row: Row & { id: number } }[]>`
          SELECT to_jsonb(row) AS "row" FROM ${Prisma.raw(`"${model}"`)} row WHERE "id" = ANY (${ids})`;
        return rows.map(({ row }) => [row.id, row]);
      }),
    ),
    names: new DataLoader((keys) =>
      readByKind(keys, async (kind, ids) => {
        const rows = await db.$queryRawUnsafe<{ id: number; name: string; nameEn: string }[]>(
          NAMES[kind as keyof typeof NAMES], // keys are made of REFERENCES above
          ids,
        );
        return rows.map(({ id, name, nameEn }) => [id, locale === "en" ? nameEn : name]);
      }),
    ),
  };
  loaders.set(request, made);
  return made;
}

const isModel = (model: string): model is Prisma.ModelName => model in Prisma.ModelName;

async function readByKind<Value>(
  keys: readonly string[],
  readRows: (kind: string, ids: number[]) => Promise<[number, Value][]>,
): Promise<(Value | null)[]> {
  const pairs = keys.map((key) => key.split(":"));
  const kinds = [...new Set(pairs.map(([kind = ""]) => kind))];
  const found = new Map<string, Value>();
  for (const kind of kinds) {
    const ids = pairs.filter(([each]) => each === kind).map(([, id]) => Number(id));
    for (const [id, value] of await readRows(kind, ids)) found.set(`${kind}:${id}`, value);
  }
  return keys.map((key) => found.get(key) ?? null);
}
