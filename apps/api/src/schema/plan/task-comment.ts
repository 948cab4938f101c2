import { builder } from "../../builder.ts";
import { Colleague } from "../access/colleague.ts";
import { User } from "../access/user.ts";
import { connectionOf } from "../connection.ts";
import { rowId } from "../row-id.ts";
import { visible } from "../visibility.ts";
import { CommitteeDissolvedError } from "./plan.errors.ts";
import { Task } from "./task.ts";
import {
  canComment,
  canDelete,
  commentOnTask,
  deleteTaskComment,
  MOST_FOUND,
  MOST_MENTIONED,
  whoIsMentionable,
} from "./task-comment.service.ts";

const TaskComment = builder.prismaNode("TaskComment", {
  id: { field: "id" },
  nullable: true,
  findUnique: (id, context) => ({ id: rowId(id), AND: visible.withinReach(context) }),
  fields: (t) => ({
    task: t.relation("task"),
    author: t.relation("author", { type: Colleague, nullable: true }),
    text: t.exposeString("text"),
    createdAt: t.expose("createdAt", { type: "DateTime" }),
    mentioned: t.relation("mentioned", {
      type: Colleague,
      description: "Colleagues whom it addresses.",
      atMost: MOST_MENTIONED,
      query: { orderBy: { id: "asc" }, take: MOST_MENTIONED },
    }),
    viewerCanDelete: t.boolean({
      description:
        "Whether the viewer may delete it: who wrote it may, and administrators of its committee and those above it.",
      select: { authorId: true, committeePath: true },
      resolve: (comment, _arguments, { viewer }) => canDelete(viewer, comment),
    }),
  }),
});

const [TaskCommentConnection, TaskCommentEdge] = connectionOf(TaskComment, "TaskComment");

builder.prismaObjectField(Task, "comments", (t) =>
  t.relatedConnection(
    "comments",
    {
      cursor: "id",
      totalCount: true,
      description: "Remarks on it, the latest first. Those of committees outside reach do not show.",
      query: (_arguments, context) => ({ where: visible.withinReach(context), orderBy: { id: "desc" } }),
    },
    TaskCommentConnection,
    TaskCommentEdge,
  ),
);

builder.prismaObjectField(Task, "viewerCanComment", (t) =>
  t.boolean({
    description:
      "Whether the viewer may write a remark on it: officers and reviewers of its committee and those above it may, and officers of the agency in charge.",
    select: { committeePath: true, leadAgencyId: true, committee: { select: { validTo: true } } },
    resolve: (task, _arguments, { viewer }) => canComment(viewer, task),
  }),
);

builder.queryField("mentionable", (t) =>
  t.prismaField({
    type: [Colleague],
    atMost: MOST_FOUND,
    description:
      "Users whom a remark on a task may address: those with a role that reaches it, by name. Empty where the viewer may write none.",
    args: {
      taskId: t.arg.globalID({ required: true, for: Task, description: "Global ID of the task." }),
      name: t.arg.string({ description: "Words of the name, in any order, with or without diacritics." }),
    },
    resolve: async (query, _root, { taskId, name }, context) => {
      const where = await whoIsMentionable(rowId(taskId.id), name ?? "", context);
      return context.db.user.findMany({ ...query, where, orderBy: [{ name: "asc" }, { id: "asc" }], take: MOST_FOUND });
    },
  }),
);

const CommentOnTaskInput = builder.inputType("CommentOnTaskInput", {
  description: "A remark on a task.",
  fields: (t) => ({
    taskId: t.globalID({ required: true, for: Task, description: "The task." }),
    text: t.string({ required: true, description: "The remark, in Vietnamese, at most 5000 letters." }),
    mentionedIds: t.globalIDList({
      for: User,
      description: "Users whom it addresses, at most 20; each is told.",
    }),
  }),
});

builder.mutationField("commentOnTask", (t) =>
  t.prismaField({
    type: TaskComment,
    description: "Writes a remark on a task, and tells those whom it addresses.",
    errors: { types: [CommitteeDissolvedError] },
    args: { input: t.arg({ type: CommentOnTaskInput, required: true, description: "The remark." }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await commentOnTask(
        {
          taskId: rowId(input.taskId.id),
          text: input.text,
          mentionedIds: (input.mentionedIds ?? []).map(({ id }) => rowId(id)),
        },
        context,
      );
      return context.db.taskComment.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);

const DeleteTaskCommentInput = builder.inputType("DeleteTaskCommentInput", {
  description: "A remark that is to be deleted for good.",
  fields: (t) => ({
    id: t.globalID({ required: true, for: TaskComment, description: "Global ID of the remark." }),
  }),
});

builder.mutationField("deleteTaskComment", (t) =>
  t.prismaField({
    type: Task,
    description:
      "Deletes a remark for good: one's own, or any on the tasks of a committee that one administers. Its text is kept nowhere, in no history either. Returns the task.",
    errors: {},
    args: { input: t.arg({ type: DeleteTaskCommentInput, required: true, description: "The remark." }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await deleteTaskComment(rowId(input.id.id), context);
      return context.db.task.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);
