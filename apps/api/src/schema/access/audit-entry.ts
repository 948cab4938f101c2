import type { AuditAction, Prisma } from "@camket/prisma";
import { encodeGlobalID } from "@pothos/plugin-relay";
import { builder } from "../../builder.ts";
import { addDays, startOfDay } from "../../calendar.ts";
import type { Context } from "../../context.ts";
import { InvalidInputError } from "../../errors.ts";
import { Committee } from "../committee/committee.ts";
import { connectionOf } from "../connection.ts";
import { rowId } from "../row-id.ts";
import { actorKnown, knowsActor, nothing, visible } from "../visibility.ts";
import { type AuditValue, changesOf, type FieldChange, subjectNameOf } from "./audit-entry.service.ts";
import { User } from "./user.ts";

const Action = builder.enumType("AuditAction", {
  description: "What was done to a row.",
  values: {
    INSERT: { description: "It was made." },
    UPDATE: { description: "It was changed." },
    DELETE: { description: "It was deleted." },
  } satisfies Record<AuditAction, object>,
});

const Value = builder.objectRef<AuditValue>("AuditValue").implement({
  description: "What a field held.",
  fields: (t) => ({
    value: t.exposeString("value", { description: "As it is kept: a text, a number, a date, an id, or JSON." }),
    label: t.exposeString("label", {
      nullable: true,
      description: "What the rows it names are called today, in the language of the request; null for other values.",
    }),
  }),
});

const Change = builder.objectRef<FieldChange>("FieldChange").implement({
  description: "One field of a row that changed.",
  fields: (t) => ({
    field: t.exposeString("field", { description: 'Name of the field: "dueOn".' }),
    isWithheld: t.exposeBoolean("isWithheld", {
      description: "Whether only that it changed is kept, since it holds personal data.",
    }),
    before: t.expose("before", { type: Value, nullable: true, description: "What it held; null for nothing." }),
    after: t.expose("after", { type: Value, nullable: true, description: "What it held then; null for nothing." }),
    present: t.expose("present", {
      type: Value,
      nullable: true,
      description: "What it holds today; null for nothing.",
    }),
  }),
});

const MOST_FIELDS = 50; // no row has more
const audited = {
  committeePath: true,
  model: true,
  rowId: true,
  before: true,
  after: true,
} satisfies Prisma.AuditEntrySelect;

const AuditEntry = builder.prismaNode("AuditEntry", {
  id: { field: "id" },
  nullable: true,
  findUnique: (id, context) => ({ id: BigInt(rowId(id)), AND: visible.auditEntry(context) }),
  fields: (t) => ({
    at: t.expose("at", { type: "DateTime" }),
    action: t.expose("action", { type: Action }),
    model: t.exposeString("model"),
    subjectId: t.id({
      description: "Global ID of the row that changed; ids of things that no type shows resolve to nothing.",
      select: { model: true, rowId: true },
      resolve: ({ model, rowId }) => encodeGlobalID(model, rowId),
    }),
    subjectName: t.string({
      nullable: true,
      description: "What the row is called; null where it has no name.",
      select: audited,
      resolve: (entry, _arguments, context) => subjectNameOf(entry, context),
    }),
    committee: t.prismaField({
      type: Committee,
      nullable: true,
      description: "The committee to which the row belongs; null for the directory, users and tokens.",
      select: { committeePath: true },
      resolve: (query, { committeePath }, _arguments, { db }) =>
        db.committee.findUnique({ ...query, where: { path: committeePath } }),
    }),
    actorName: t.string({
      nullable: true,
      description:
        "Who did it. Its own administrators know the person; everyone else the committee alone, and null here. Null too for the system.",
      select: { actorId: true, committeePath: true },
      resolve: async (entry, _arguments, { db, viewer }) =>
        entry.actorId !== null && knowsActor(viewer, entry)
          ? ((await db.user.findUnique({ where: { id: entry.actorId }, select: { name: true } }))?.name ?? null)
          : null,
    }),
    changes: t.field({
      type: [Change],
      atMost: MOST_FIELDS,
      description: "The fields that changed.",
      select: audited,
      resolve: async (entry, _arguments, context) => (await changesOf(entry, context)).slice(0, MOST_FIELDS),
    }),
  }),
});

const [AuditEntryConnection, AuditEntryEdge] = connectionOf(AuditEntry, "AuditEntry");

const AuditEntryWhere = builder.inputType("AuditEntryWhere", {
  description: "What entries must match; every condition given must hold.",
  fields: (t) => ({
    subjectIds: t.globalIDList({
      description: "Changes of these rows, at most 100; of an agency or unit, of what it was called too.",
    }),
    models: t.stringList({ description: 'Changes of rows of these kinds: "Plan", "Task". At most 100.' }),
    action: t.field({ type: Action, description: "What was done." }),
    committeeId: t.globalID({ for: Committee, description: "The committee to which the rows belong." }),
    underCommitteeId: t.globalID({ for: Committee, description: "That committee, or one above it." }),
    actorId: t.globalID({ for: User, description: "Who did it, among the entries whose person the viewer may know." }),
    from: t.field({ type: "Date", description: "On this day in Viet Nam or later." }),
    to: t.field({ type: "Date", description: "On this day in Viet Nam or earlier." }),
  }),
});

const MOST_SUBJECTS = 100;

/** What agencies and units are called lies in periods, which no type shows: their changes are those of the thing itself. */
async function rowsOf(
  subjects: { typename: string; id: string }[],
  { db }: Context,
): Promise<Prisma.AuditEntryWhereInput[]> {
  const idsOf = (model: string) => subjects.filter(({ typename }) => typename === model).map(({ id }) => rowId(id));
  const select = { id: true };
  const [agencies, units] = [idsOf("Agency"), idsOf("AdministrativeUnit")];
  const periods = {
    AgencyPeriod:
      agencies.length > 0 ? await db.agencyPeriod.findMany({ where: { agencyId: { in: agencies } }, select }) : [],
    UnitPeriod: units.length > 0 ? await db.unitPeriod.findMany({ where: { unitId: { in: units } }, select }) : [],
  };
  return [
    ...subjects.map(({ typename, id }) => ({ model: typename, rowId: rowId(id) })),
    ...Object.entries(periods).map(([model, rows]) => ({ model, rowId: { in: rows.map(({ id }) => id) } })),
  ];
}

async function entriesThatMatch(
  where: typeof AuditEntryWhere.$inferInput | null | undefined,
  context: Context,
): Promise<Prisma.AuditEntryWhereInput> {
  const { subjectIds, models, action, committeeId, underCommitteeId, actorId, from, to } = where ?? {};
  for (const [path, list] of Object.entries({ subjectIds, models }))
    if (list && list.length > MOST_SUBJECTS)
      throw new InvalidInputError([{ path: `where.${path}`, code: "OUT_OF_RANGE", limit: MOST_SUBJECTS }]);
  const pathOf = async ({ id }: { id: string }) =>
    (await context.db.committee.findUnique({ where: { id: rowId(id) }, select: { path: true } }))?.path ?? "none";
  return {
    AND: [
      visible.auditEntry(context),
      subjectIds ? { OR: [nothing, ...(await rowsOf(subjectIds, context))] } : {},
      models ? { model: { in: models } } : {},
      action ? { action } : {},
      committeeId ? { committeePath: await pathOf(committeeId) } : {},
      underCommitteeId ? { committeePath: { startsWith: await pathOf(underCommitteeId) } } : {},
      actorId ? { AND: [{ actorId: rowId(actorId.id) }, actorKnown(context.viewer)] } : {},
      from ? { at: { gte: startOfDay(from) } } : {},
      to ? { at: { lt: startOfDay(addDays(to, 1)) } } : {},
    ],
  };
}

builder.queryField("auditEntries", (t) =>
  t.prismaConnection(
    {
      type: AuditEntry,
      description:
        "Who changed what, the latest first: of committees within reach, of the directory, and for administrators of rights and users.",
      cursor: "id",
      args: { where: t.arg({ type: AuditEntryWhere, description: "Only entries that match." }) },
      totalCount: async (_root, { where }, context) =>
        context.db.auditEntry.count({ where: await entriesThatMatch(where, context) }),
      resolve: async (query, _root, { where }, context) =>
        context.db.auditEntry.findMany({
          ...query,
          where: await entriesThatMatch(where, context),
          orderBy: { id: "desc" },
        }),
    },
    AuditEntryConnection,
    AuditEntryEdge,
  ),
);
