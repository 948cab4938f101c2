import { builder } from "../../builder.ts";
import { rowId } from "../row-id.ts";
import { visible } from "../visibility.ts";

/** Part of the text of its plan, so whoever sees the plan sees it. */
export const PlanSection = builder.prismaNode("PlanSection", {
  id: { field: "id" },
  nullable: true,
  findUnique: (id, context) => ({ id: rowId(id), plan: visible.plan(context) }),
  fields: (t) => ({
    number: t.exposeString("number"),
    title: t.exposeString("title"),
    plan: t.relation("plan"),
  }),
});
