import type { Mechanism, Prisma, RecommendationPosition } from "@camket/prisma";
import { builder } from "../../builder.ts";
import type { Context } from "../../context.ts";
import { connectionOf } from "../connection.ts";
import { words } from "../folded-names.ts";
import { rowId } from "../row-id.ts";
import { nothing, visible } from "../visibility.ts";
import { Group } from "./group.ts";
import { Coverage, coverageOf, coveredAs } from "./recommendation-coverage.ts";
import { Task, TaskConnection, TaskEdge } from "./task.ts";
import { Theme } from "./theme.ts";

export const MechanismEnum = builder.enumType("Mechanism", {
  description: "Who makes recommendations: the Universal Periodic Review, a treaty body, or special procedures.",
  values: {
    UPR: { description: "Universal Periodic Review of the Human Rights Council." },
    CERD: { description: "Committee on the Elimination of Racial Discrimination." },
    CESCR: { description: "Committee on Economic, Social and Cultural Rights." },
    CCPR: { description: "Human Rights Committee." },
    CEDAW: { description: "Committee on the Elimination of Discrimination against Women." },
    CAT: { description: "Committee against Torture." },
    CRC: { description: "Committee on the Rights of the Child." },
    CMW: { description: "Committee on Migrant Workers." },
    CRPD: { description: "Committee on the Rights of Persons with Disabilities." },
    CED: { description: "Committee on Enforced Disappearances." },
    SPECIAL_PROCEDURES: { description: "Special procedures of the Human Rights Council." },
  } satisfies Record<Mechanism, object>,
});

const Position = builder.enumType("RecommendationPosition", {
  description: "What the State answered to a recommendation.",
  values: {
    SUPPORTED: { description: "Supported." },
    NOTED: { description: "Noted." },
    PENDING: { description: "Not answered yet." },
  } satisfies Record<RecommendationPosition, object>,
});

/** Published by the United Nations, so open to everyone signed in; the tasks are not. */
export const Recommendation = builder.prismaNode("Recommendation", {
  id: { field: "id" },
  nullable: true,
  findUnique: (id, context) => ({ id: rowId(id), AND: visible.directory(context) }),
  fields: (t) => ({
    mechanism: t.expose("mechanism", { type: MechanismEnum }),
    stateUnderReview: t.exposeString("stateUnderReview"),
    cycle: t.exposeString("cycle"),
    reference: t.exposeString("reference"),
    text: t.exposeString("text"),
    recommendingStates: t.exposeStringList("recommendingStates"),
    position: t.expose("position", { type: Position }),
    positionText: t.exposeString("positionText", { nullable: true }),
    positionSource: t.exposeString("positionSource", { nullable: true }),
    sourceThemes: t.exposeStringList("sourceThemes"),
    sourceGroups: t.exposeStringList("sourceGroups"),
    sdgs: t.exposeIntList("sdgs"),
    themes: t.relation("themes", {
      description: "Fields of rights.",
      atMost: 50,
      query: { orderBy: { position: "asc" }, take: 50 },
    }),
    groups: t.relation("groups", {
      description: "Groups of rights-holders.",
      atMost: 50,
      query: { orderBy: { position: "asc" }, take: 50 },
    }),
    coverage: t.field({
      type: Coverage,
      description: "Whether tasks that the viewer may see carry it out.",
      select: { id: true },
      resolve: ({ id }, _arguments, context) => coverageOf(id, context),
    }),
    version: t.exposeInt("version"),
  }),
});

const [RecommendationConnection, RecommendationEdge] = connectionOf(Recommendation, "Recommendation");

export const RecommendationWhere = builder.inputType("RecommendationWhere", {
  description: "What recommendations must match; every condition given must hold.",
  fields: (t) => ({
    mechanism: t.field({ type: [MechanismEnum], description: "Any of these mechanisms." }),
    stateUnderReview: t.string({ description: 'The State they were made to, in English: "Viet Nam".' }),
    cycle: t.string({ description: 'Cycle of review: "4".' }),
    position: t.field({ type: [Position], description: "Any of these answers." }),
    reference: t.string({ description: 'Number in the report of the mechanism: "38.12".' }),
    text: t.string({ description: "Words of the text, in any order." }),
    themeId: t.globalID({ for: Theme, description: "A field of rights." }),
    groupId: t.globalID({ for: Group, description: "A group of rights-holders." }),
    hasTask: t.boolean({ description: "Whether a task that the viewer may see carries them out." }),
    coverage: t.field({ type: [Coverage], description: "Covered in any of these ways by tasks the viewer may see." }),
  }),
});

const recommendationOrders = {
  REFERENCE: [{ mechanism: "asc" }, { cycle: "desc" }, { id: "asc" }],
  POSITION: [{ position: "asc" }, { id: "asc" }],
} satisfies Record<string, Prisma.RecommendationOrderByWithRelationInput[]>;

const RecommendationOrder = builder.enumType("RecommendationOrder", {
  description: "Order of recommendations.",
  values: {
    REFERENCE: { description: "By mechanism, the latest cycle first, then as the source lists them." },
    POSITION: { description: "Supported first, then noted, then pending." },
  } satisfies Record<keyof typeof recommendationOrders, object>,
});

export function recommendationsThatMatch(
  where: typeof RecommendationWhere.$inferInput | null | undefined,
  context: Context,
): Prisma.RecommendationWhereInput {
  const { mechanism, stateUnderReview, cycle, position, reference, text, themeId, groupId } = where ?? {};
  const { hasTask, coverage } = where ?? {};
  const tasks = visible.task(context);
  return {
    AND: [
      visible.directory(context),
      mechanism ? { mechanism: { in: mechanism } } : {},
      stateUnderReview ? { stateUnderReview } : {},
      cycle ? { cycle } : {},
      position ? { position: { in: position } } : {},
      reference ? { reference } : {},
      ...words(text).map((foldedText) => ({ foldedText })),
      themeId ? { themes: { some: { id: rowId(themeId.id) } } } : {},
      groupId ? { groups: { some: { id: rowId(groupId.id) } } } : {},
      coverage ? { OR: [nothing, ...coverage.map((wanted) => coveredAs(wanted, context))] } : {},
      typeof hasTask === "boolean" ? { tasks: hasTask ? { some: tasks } : { none: tasks } } : {},
    ],
  };
}

builder.queryField("recommendation", (t) =>
  t.prismaField({
    type: Recommendation,
    nullable: true,
    description: "One recommendation; null if there is none.",
    args: {
      id: t.arg.globalID({ required: true, for: Recommendation, description: "Global ID of the recommendation." }),
    },
    resolve: (query, _root, { id }, context) =>
      context.db.recommendation.findFirst({
        ...query,
        where: { AND: [visible.directory(context), { id: rowId(id.id) }] },
      }),
  }),
);

builder.queryField("recommendations", (t) =>
  t.prismaConnection(
    {
      type: Recommendation,
      description: "Recommendations of United Nations mechanisms to the State.",
      cursor: "id",
      args: {
        where: t.arg({ type: RecommendationWhere, description: "Only recommendations that match." }),
        orderBy: t.arg({
          type: RecommendationOrder,
          required: true,
          defaultValue: "REFERENCE",
          description: "In which order.",
        }),
      },
      totalCount: (_root, { where }, context) =>
        context.db.recommendation.count({ where: recommendationsThatMatch(where, context) }),
      resolve: (query, _root, { where, orderBy }, context) =>
        context.db.recommendation.findMany({
          ...query,
          where: recommendationsThatMatch(where, context),
          orderBy: recommendationOrders[orderBy],
        }),
    },
    RecommendationConnection,
    RecommendationEdge,
  ),
);

builder.prismaObjectField(Recommendation, "tasks", (t) =>
  t.relatedConnection(
    "tasks",
    {
      cursor: "id",
      totalCount: true,
      description: "Tasks that carry it out, the earliest due day first.",
      query: (_arguments, context) => ({ where: visible.task(context), orderBy: [{ dueOn: "asc" }, { id: "asc" }] }),
    },
    TaskConnection,
    TaskEdge,
  ),
);

builder.prismaObjectField(Task, "recommendations", (t) =>
  t.relatedConnection(
    "recommendations",
    {
      cursor: "id",
      totalCount: true,
      description: "Recommendations it carries out.",
      query: (_arguments, context) => ({
        where: visible.directory(context),
        orderBy: recommendationOrders.REFERENCE,
      }),
    },
    RecommendationConnection,
    RecommendationEdge,
  ),
);
