import { builder } from "../../builder.ts";
import { connectionOf } from "../connection.ts";
import { rowId } from "../row-id.ts";
import { visible } from "../visibility.ts";
import { Task } from "./task.ts";

const TaskOccurrence = builder.prismaNode("TaskOccurrence", {
  id: { field: "id" },
  nullable: true,
  findUnique: (id, context) => ({ id: rowId(id), AND: visible.withinReach(context) }),
  fields: (t) => ({
    task: t.relation("task"),
    dueOn: t.expose("dueOn", { type: "Date" }),
    doneOn: t.expose("doneOn", { type: "Date", nullable: true }),
  }),
});

const [TaskOccurrenceConnection, TaskOccurrenceEdge] = connectionOf(TaskOccurrence, "TaskOccurrence");

builder.prismaObjectField(Task, "occurrences", (t) =>
  t.relatedConnection(
    "occurrences",
    {
      cursor: "id",
      totalCount: true,
      description: "The days on which a recurring task falls due, in order.",
      args: {
        from: t.arg({ type: "Date", description: "Only on this day or later." }),
        to: t.arg({ type: "Date", description: "Only on this day or earlier." }),
      },
      query: ({ from, to }, context) => ({
        where: {
          AND: [visible.withinReach(context), from ? { dueOn: { gte: from } } : {}, to ? { dueOn: { lte: to } } : {}],
        },
        orderBy: [{ dueOn: "asc" }, { id: "asc" }],
      }),
    },
    TaskOccurrenceConnection,
    TaskOccurrenceEdge,
  ),
);
