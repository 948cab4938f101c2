import { builder } from "../../builder.ts";
import { NobodyToRemindError } from "../access/notification.errors.ts";
import { perPage } from "../per-page.ts";
import { rowId } from "../row-id.ts";
import { holdsAt } from "../visibility.ts";
import { CommitteeDissolvedError } from "./plan.errors.ts";
import { isDissolved } from "./plan.service.ts";
import { TaskNotInForceError } from "./task.errors.ts";
import { isInForce } from "./task.service.ts";
import { Task } from "./task.ts";
import { TaskAssignment } from "./task-assignment.ts";
import { remindAssignees } from "./task-reminder.service.ts";

builder.prismaObjectField(Task, "viewerCanRemind", (t) =>
  t.boolean({
    description:
      "Whether the viewer may remind the committees it was given to: officers and reviewers of its committee may while it is in force.",
    select: { state: true, committee: { select: { path: true, validTo: true } }, plan: { select: { state: true } } },
    resolve: ({ committee, ...task }, _arguments, { viewer }) =>
      isInForce(task) && !isDissolved(committee) && holdsAt(viewer, committee.path, "OFFICER", "REVIEWER"),
  }),
);

const remindedOn = perPage(async (ids, { db }) => {
  const days = await db.notification.groupBy({
    by: ["assignmentId"],
    where: { kind: "TASK_REMINDED", assignmentId: { in: ids } },
    _max: { dueOn: true },
  });
  return (id) => days.find(({ assignmentId }) => assignmentId === id)?._max.dueOn ?? null;
});

builder.prismaObjectField(TaskAssignment, "remindedOn", (t) =>
  t.field({
    type: "Date",
    nullable: true,
    description: "The last day on which the committee above reminded this one of it; null if never.",
    select: { id: true },
    resolve: ({ id }, _arguments, context) => remindedOn(id, context),
  }),
);

const RemindAssigneesInput = builder.inputType("RemindAssigneesInput", {
  description: "Of which task those below are reminded.",
  fields: (t) => ({
    taskId: t.globalID({ required: true, for: Task, description: "Global ID of the task." }),
  }),
});

builder.mutationField("remindAssignees", (t) =>
  t.prismaField({
    type: Task,
    description:
      "Reminds the officers of the committees that have not taken a task on, or are late with it: each committee once a day.",
    errors: { types: [NobodyToRemindError, TaskNotInForceError, CommitteeDissolvedError] },
    args: { input: t.arg({ type: RemindAssigneesInput, required: true, description: "The task." }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await remindAssignees(rowId(input.taskId.id), context);
      return context.db.task.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);
