import type { Prisma } from "@camket/prisma";
import { builder } from "../../builder.ts";
import type { Context } from "../../context.ts";
import { Agency } from "../committee/agency.ts";
import { Committee } from "../committee/committee.ts";
import { connectionOf } from "../connection.ts";
import { perPage } from "../per-page.ts";
import { rowId } from "../row-id.ts";
import { visible } from "../visibility.ts";
import { Event, withoutTask } from "./event.ts";
import { ofCommittee } from "./subtree.ts";

export const Conclusion = builder.prismaNode("Conclusion", {
  id: { field: "id" },
  nullable: true,
  findUnique: (id, context) => ({ id: rowId(id), AND: visible.withinReach(context) }),
  fields: (t) => ({
    event: t.relation("event"),
    number: t.exposeInt("number"),
    text: t.exposeString("text"),
    leadAgency: t.relation("leadAgency", { nullable: true }),
  }),
});

const [ConclusionConnection, ConclusionEdge] = connectionOf(Conclusion, "Conclusion");

const ConclusionWhere = builder.inputType("ConclusionWhere", {
  description: "What conclusions must match; every condition given must hold.",
  fields: (t) => ({
    committeeId: t.globalID({ for: Committee, description: "The committee that held the event." }),
    underCommitteeId: t.globalID({ for: Committee, description: "Of events of this committee or one under it." }),
    leadAgencyId: t.globalID({ for: Agency, description: "The agency asked to act." }),
    hasTask: t.boolean({ description: "Whether a task carries them out." }),
  }),
});

const conclusionOrders = {
  LATEST: [{ event: { startsOn: "desc" } }, { eventId: "desc" }, { number: "asc" }],
  NUMBER: [{ number: "asc" }, { id: "asc" }],
} satisfies Record<string, Prisma.ConclusionOrderByWithRelationInput[]>;

const ConclusionOrder = builder.enumType("ConclusionOrder", {
  description: "Order of conclusions.",
  values: {
    LATEST: { description: "Those of the latest event first." },
    NUMBER: { description: "By number in the notice." },
  } satisfies Record<keyof typeof conclusionOrders, object>,
});

function conclusionsThatMatch(
  where: typeof ConclusionWhere.$inferInput | null | undefined,
  context: Context,
): Prisma.ConclusionWhereInput {
  const { leadAgencyId, hasTask } = where ?? {};
  return {
    AND: [
      visible.withinReach(context),
      { event: ofCommittee(where ?? {}) },
      leadAgencyId ? { leadAgencyId: rowId(leadAgencyId.id) } : {},
      typeof hasTask === "boolean" ? (hasTask ? { NOT: withoutTask(context) } : withoutTask(context)) : {},
    ],
  };
}

builder.queryField("conclusions", (t) =>
  t.prismaConnection(
    {
      type: Conclusion,
      description: "What was concluded at events.",
      cursor: "id",
      args: {
        where: t.arg({ type: ConclusionWhere, description: "Only conclusions that match." }),
        orderBy: t.arg({
          type: ConclusionOrder,
          required: true,
          defaultValue: "LATEST",
          description: "In which order.",
        }),
      },
      totalCount: (_root, { where }, context) =>
        context.db.conclusion.count({ where: conclusionsThatMatch(where, context) }),
      resolve: (query, _root, { where, orderBy }, context) =>
        context.db.conclusion.findMany({
          ...query,
          where: conclusionsThatMatch(where, context),
          orderBy: conclusionOrders[orderBy],
        }),
    },
    ConclusionConnection,
    ConclusionEdge,
  ),
);

builder.prismaObjectField(Event, "conclusions", (t) =>
  t.relatedConnection(
    "conclusions",
    {
      cursor: "id",
      totalCount: true,
      description: "What was concluded, by number in the notice.",
      query: { orderBy: conclusionOrders.NUMBER },
    },
    ConclusionConnection,
    ConclusionEdge,
  ),
);

const countOpenOf = perPage(async (ids, context) => {
  const counts = await context.db.conclusion.groupBy({
    by: ["eventId"],
    where: { AND: [visible.withinReach(context), withoutTask(context), { eventId: { in: ids } }] },
    _count: true,
  });
  return (id) => counts.find(({ eventId }) => eventId === id)?._count ?? 0;
});

builder.prismaObjectField(Event, "openConclusions", (t) =>
  t.int({
    description: "How many of its conclusions no task carries out, among the tasks that the viewer may see.",
    select: { id: true },
    resolve: ({ id }, _arguments, context) => countOpenOf(id, context),
  }),
);
