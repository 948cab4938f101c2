import type { PlanState, Prisma } from "@camket/prisma";
import { builder } from "../../builder.ts";
import type { Context } from "../../context.ts";
import { VersionConflictError } from "../../errors.ts";
import { Committee } from "../committee/committee.ts";
import { connectionOf } from "../connection.ts";
import { words } from "../folded-names.ts";
import { perPage } from "../per-page.ts";
import { rowId } from "../row-id.ts";
import { holdsAt, nothing, sees, visible } from "../visibility.ts";
import { Document } from "./document.ts";
import { CommitteeDissolvedError, PlanNotDeletableError, PlanNotEditableError } from "./plan.errors.ts";
import { deletePlanDraft, draftPlan, editPlan, isDissolved, isEditable } from "./plan.service.ts";
import { ofCommittee } from "./subtree.ts";
import { countTasks, TaskCounts } from "./task-standing.ts";

const State = builder.enumType("PlanState", {
  description: "Where a plan stands in its life.",
  values: {
    DRAFT: { description: "Being written." },
    SUBMITTED: { description: "Before whoever issues it." },
    RETURNED: { description: "Back to be written again, with a reason." },
    ISSUED: { description: "Issued as a numbered document, and in force." },
    CLOSED: { description: "Its period is over and its results are summed up." },
    WITHDRAWN: { description: "Given up, with a reason." },
  } satisfies Record<PlanState, object>,
});

const countTasksOf = perPage(async (ids, context) => {
  const tasks = await context.db.task.groupBy({
    by: ["planId", "state", "dueOn"],
    where: { AND: [visible.task(context), { planId: { in: ids } }] },
    _count: true,
  });
  return (id) => countTasks(tasks.filter(({ planId }) => planId === id));
});

export const Plan = builder.prismaNode("Plan", {
  id: { field: "id" },
  nullable: true,
  findUnique: (id, context) => ({ id: rowId(id), AND: visible.plan(context) }),
  fields: (t) => ({
    committee: t.relation("committee"),
    title: t.exposeString("title"),
    startsOn: t.expose("startsOn", { type: "Date" }),
    endsOn: t.expose("endsOn", { type: "Date" }),
    purpose: t.exposeString("purpose"),
    state: t.expose("state", { type: State }),
    reason: t.exposeString("reason", { nullable: true }),
    summary: t.exposeString("summary", { nullable: true }),
    document: t.field({
      type: Document,
      nullable: true,
      description: "The document it was issued as; null before.",
      select: (_arguments, _context, nestedSelection) => ({ document: nestedSelection(true) }),
      resolve: ({ document }, _arguments, context) => (document && sees.document(context, document) ? document : null),
    }),
    legalBases: t.relation("legalBases", {
      description: "Documents it rests on, where the viewer may see them.",
      atMost: 50,
      query: (_arguments, context) => ({
        where: visible.document(context),
        orderBy: [{ issuedOn: "asc" }, { id: "asc" }],
        take: 50,
      }),
    }),
    sections: t.relation("sections", {
      description: "Its outline, in order.",
      atMost: 100,
      query: { orderBy: [{ position: "asc" }, { id: "asc" }], take: 100 },
    }),
    taskCounts: t.field({
      type: TaskCounts,
      description: "How its tasks stand today, without those withdrawn or handed over.",
      select: { id: true },
      resolve: ({ id }, _arguments, context) => countTasksOf(id, context),
    }),
    version: t.exposeInt("version"),
    viewerCanEdit: t.boolean({
      description: "Whether the viewer may change its text, outline and tasks: officers may until it is submitted.",
      select: { state: true, committee: { select: { path: true, validTo: true } } },
      resolve: ({ committee, ...plan }, _arguments, { viewer }) =>
        isEditable(plan) && !isDissolved(committee) && holdsAt(viewer, committee.path, "OFFICER"),
    }),
  }),
});

builder.prismaObjectField(Plan, "parentPlan", (t) =>
  t.field({
    type: Plan,
    nullable: true,
    description: "The plan of the committee above that it carries out, where the viewer may see it.",
    select: (_arguments, _context, nestedSelection) => ({ parentPlan: nestedSelection(true) }),
    resolve: ({ parentPlan }, _arguments, context) =>
      parentPlan && sees.plan(context, parentPlan) ? parentPlan : null,
  }),
);

builder.prismaObjectField(Document, "plan", (t) =>
  t.field({
    type: Plan,
    nullable: true,
    description: "The plan that was issued as it, where the viewer may see it.",
    select: (_arguments, _context, nestedSelection) => ({ plan: nestedSelection(true) }),
    resolve: ({ plan }, _arguments, context) => (plan && sees.plan(context, plan) ? plan : null),
  }),
);

const [PlanConnection, PlanEdge] = connectionOf(Plan, "Plan");

const PlanWhere = builder.inputType("PlanWhere", {
  description: "What plans must match; every condition given must hold.",
  fields: (t) => ({
    committeeId: t.globalID({ for: Committee, description: "The committee whose plans they are." }),
    underCommitteeId: t.globalID({ for: Committee, description: "Plans of this committee or one under it." }),
    year: t.int({ description: "Calendar year that their period touches." }),
    state: t.field({ type: [State], description: "Any of these states." }),
    title: t.string({ description: "Words of the title, in any order, with or without diacritics." }),
    isAmendment: t.boolean({ description: "Whether they are drafts that would amend another plan." }),
    parentPlanId: t.globalID({ for: Plan, description: "The plan of the committee above that they carry out." }),
    legalBaseId: t.globalID({ for: Document, description: "A document that they rest on." }),
  }),
});

const planOrders = {
  LATEST: [{ startsOn: "desc" }, { id: "desc" }],
  TITLE: [{ title: "asc" }, { id: "asc" }],
} satisfies Record<string, Prisma.PlanOrderByWithRelationInput[]>;

const PlanOrder = builder.enumType("PlanOrder", {
  description: "Order of plans.",
  values: {
    LATEST: { description: "The latest period first." },
    TITLE: { description: "By title, in Vietnamese order." },
  } satisfies Record<keyof typeof planOrders, object>,
});

function plansThatMatch(
  where: typeof PlanWhere.$inferInput | null | undefined,
  context: Context,
): Prisma.PlanWhereInput {
  const { year, state, title, isAmendment, parentPlanId, legalBaseId } = where ?? {};
  return {
    AND: [
      visible.plan(context),
      ofCommittee(where ?? {}),
      typeof year === "number" ? touches(year) : {},
      state ? { state: { in: state } } : {},
      ...words(title).map((foldedTitle) => ({ foldedTitle })),
      typeof isAmendment === "boolean" ? { amendsId: isAmendment ? { not: null } : null } : {},
      parentPlanId ? { parentPlan: { AND: [visible.plan(context), { id: rowId(parentPlanId.id) }] } } : {},
      legalBaseId ? { legalBases: { some: { AND: [visible.document(context), { id: rowId(legalBaseId.id) }] } } } : {},
    ],
  };
}

/** Periods with a day in a calendar year; none in a year that no date can have. */
const touches = (year: number): Prisma.PlanWhereInput =>
  year >= 1000 && year <= 9999
    ? { startsOn: { lte: new Date(`${year}-12-31`) }, endsOn: { gte: new Date(`${year}-01-01`) } }
    : nothing;

builder.queryField("plan", (t) =>
  t.prismaField({
    type: Plan,
    nullable: true,
    description: "One plan; null if there is none within the viewer's reach.",
    args: { id: t.arg.globalID({ required: true, for: Plan, description: "Global ID of the plan." }) },
    resolve: (query, _root, { id }, context) =>
      context.db.plan.findFirst({ ...query, where: { AND: [visible.plan(context), { id: rowId(id.id) }] } }),
  }),
);

builder.queryField("plans", (t) =>
  t.prismaConnection(
    {
      type: Plan,
      description: "Plans of the committees within reach, and the issued ones of the committees above.",
      cursor: "id",
      args: {
        where: t.arg({ type: PlanWhere, description: "Only plans that match." }),
        orderBy: t.arg({ type: PlanOrder, required: true, defaultValue: "LATEST", description: "In which order." }),
      },
      totalCount: (_root, { where }, context) => context.db.plan.count({ where: plansThatMatch(where, context) }),
      resolve: (query, _root, { where, orderBy }, context) =>
        context.db.plan.findMany({ ...query, where: plansThatMatch(where, context), orderBy: planOrders[orderBy] }),
    },
    PlanConnection,
    PlanEdge,
  ),
);

builder.prismaObjectField(Committee, "plans", (t) =>
  t.relatedConnection(
    "plans",
    {
      cursor: "id",
      totalCount: true,
      description: "Its plans.",
      args: {
        where: t.arg({ type: PlanWhere, description: "Only plans that match." }),
        orderBy: t.arg({ type: PlanOrder, required: true, defaultValue: "LATEST", description: "In which order." }),
      },
      query: ({ where, orderBy }, context) => ({
        where: plansThatMatch(where, context),
        orderBy: planOrders[orderBy],
      }),
    },
    PlanConnection,
    PlanEdge,
  ),
);

builder.prismaObjectField(Plan, "childPlans", (t) =>
  t.relatedConnection(
    "childPlans",
    {
      cursor: "id",
      totalCount: true,
      description: "Plans of committees below that carry it out.",
      args: {
        where: t.arg({ type: PlanWhere, description: "Only plans that match." }),
        orderBy: t.arg({ type: PlanOrder, required: true, defaultValue: "LATEST", description: "In which order." }),
      },
      query: ({ where, orderBy }, context) => ({
        where: plansThatMatch(where, context),
        orderBy: planOrders[orderBy],
      }),
    },
    PlanConnection,
    PlanEdge,
  ),
);

const DraftPlanInput = builder.inputType("DraftPlanInput", {
  description: "A new plan of a committee.",
  fields: (t) => ({
    committeeId: t.globalID({ required: true, for: Committee, description: "The committee whose plan it is." }),
    title: t.string({ required: true, description: "Title in Vietnamese, at most 500 letters." }),
    startsOn: t.field({ type: "Date", required: true, description: "First day of the period planned for." }),
    endsOn: t.field({ type: "Date", required: true, description: "Last day of that period." }),
    purpose: t.string({ required: true, description: "What it is for, in Vietnamese, at most 5000 letters." }),
    parentPlanId: t.globalID({ for: Plan, description: "The issued plan of a committee above that it carries out." }),
    legalBaseIds: t.globalIDList({ required: true, for: Document, description: "Documents it rests on, at most 50." }),
  }),
});

builder.mutationField("draftPlan", (t) =>
  t.prismaField({
    type: Plan,
    description: "Begins the draft of a plan.",
    errors: { types: [CommitteeDissolvedError] },
    args: { input: t.arg({ type: DraftPlanInput, required: true, description: "The plan." }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await draftPlan(
        {
          ...input,
          committeeId: rowId(input.committeeId.id),
          parentPlanId: input.parentPlanId ? rowId(input.parentPlanId.id) : null,
          legalBaseIds: input.legalBaseIds.map(({ id }) => rowId(id)),
        },
        context,
      );
      return context.db.plan.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);

const EditPlanInput = builder.inputType("EditPlanInput", {
  description: "A plan as it shall read from now on.",
  fields: (t) => ({
    id: t.globalID({ required: true, for: Plan, description: "Global ID of the plan." }),
    expectedVersion: t.int({ required: true, description: "The version the viewer read." }),
    title: t.string({ required: true, description: "Title in Vietnamese, at most 500 letters." }),
    startsOn: t.field({ type: "Date", required: true, description: "First day of the period planned for." }),
    endsOn: t.field({ type: "Date", required: true, description: "Last day of that period." }),
    purpose: t.string({ required: true, description: "What it is for, in Vietnamese, at most 5000 letters." }),
    parentPlanId: t.globalID({ for: Plan, description: "The issued plan of a committee above that it carries out." }),
    legalBaseIds: t.globalIDList({ required: true, for: Document, description: "Documents it rests on, at most 50." }),
  }),
});

builder.mutationField("editPlan", (t) =>
  t.prismaField({
    type: Plan,
    description: "Changes a plan that was not submitted yet, or was returned. Every task must stay within its period.",
    errors: { types: [PlanNotEditableError, CommitteeDissolvedError, VersionConflictError] },
    args: { input: t.arg({ type: EditPlanInput, required: true, description: "The plan." }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await editPlan(
        {
          ...input,
          id: rowId(input.id.id),
          parentPlanId: input.parentPlanId ? rowId(input.parentPlanId.id) : null,
          legalBaseIds: input.legalBaseIds.map(({ id }) => rowId(id)),
        },
        context,
      );
      return context.db.plan.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);

const DeletePlanDraftInput = builder.inputType("DeletePlanDraftInput", {
  description: "Which draft to delete.",
  fields: (t) => ({
    id: t.globalID({ required: true, for: Plan, description: "Global ID of the plan." }),
    expectedVersion: t.int({ required: true, description: "The version the viewer read." }),
  }),
});

builder.mutationField("deletePlanDraft", (t) =>
  t.prismaField({
    type: Committee,
    description: "Deletes a draft that was never submitted or issued, with its tasks. Answers the committee it was of.",
    errors: { types: [PlanNotDeletableError, PlanNotEditableError, CommitteeDissolvedError, VersionConflictError] },
    args: { input: t.arg({ type: DeletePlanDraftInput, required: true, description: "The draft." }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await deletePlanDraft({ ...input, id: rowId(input.id.id) }, context);
      return context.db.committee.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);
