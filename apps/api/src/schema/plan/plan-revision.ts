import type { Prisma } from "@camket/prisma";
import { builder } from "../../builder.ts";
import { connectionOf } from "../connection.ts";
import { rowId } from "../row-id.ts";
import { sees, visible } from "../visibility.ts";
import { Document } from "./document.ts";
import { Plan } from "./plan.ts";

const PlanRevisionTask = builder.prismaObject("PlanRevisionTask", {
  fields: (t) => ({
    number: t.exposeString("number"),
    title: t.exposeString("title"),
    expectedResult: t.exposeString("expectedResult"),
    leadAgency: t.relation("leadAgency", { nullable: true }),
    startsOn: t.expose("startsOn", { type: "Date" }),
    dueOn: t.expose("dueOn", { type: "Date" }),
    task: t.relation("task"),
  }),
});

/** The text of a plan as people were given it, so whoever sees the plan sees it. */
export const PlanRevision = builder.prismaNode("PlanRevision", {
  id: { field: "id" },
  nullable: true,
  findUnique: (id, context) => ({ id: rowId(id), plan: visible.plan(context) }),
  fields: (t) => ({
    plan: t.relation("plan"),
    number: t.exposeInt("number"),
    document: t.field({
      type: Document,
      nullable: true,
      description: "The document that issued it, where the viewer may see it.",
      select: (_arguments, _context, nestedSelection) => ({ document: nestedSelection(true) }),
      resolve: ({ document }, _arguments, context) => (document && sees.document(context, document) ? document : null),
    }),
    issuedOn: t.expose("issuedOn", { type: "Date" }),
    title: t.exposeString("title"),
    purpose: t.exposeString("purpose"),
  }),
});

const [PlanRevisionConnection, PlanRevisionEdge] = connectionOf(PlanRevision, "PlanRevision");
const [PlanRevisionTaskConnection, PlanRevisionTaskEdge] = connectionOf(PlanRevisionTask, "PlanRevisionTask");

builder.prismaObjectField(Plan, "revisions", (t) =>
  t.relatedConnection(
    "revisions",
    {
      cursor: "id",
      totalCount: true,
      description: "Its text as issued and as amended, the latest first.",
      query: { orderBy: { number: "desc" } } satisfies Prisma.Plan$revisionsArgs,
    },
    PlanRevisionConnection,
    PlanRevisionEdge,
  ),
);

builder.prismaObjectField(PlanRevision, "tasks", (t) =>
  t.relatedConnection(
    "tasks",
    {
      cursor: "id",
      totalCount: true,
      description: "Its tasks as issued, in the order of the plan.",
      query: { orderBy: { id: "asc" } } satisfies Prisma.PlanRevision$tasksArgs,
    },
    PlanRevisionTaskConnection,
    PlanRevisionTaskEdge,
  ),
);
