import { builder } from "../../builder.ts";
import { VersionConflictError } from "../../errors.ts";
import { Level } from "../committee/administrative-unit.ts";
import { Agency } from "../committee/agency.ts";
import { Committee } from "../committee/committee.ts";
import { rowId } from "../row-id.ts";
import { holdsAt } from "../visibility.ts";
import { CommitteeDissolvedError, PlanNotEditableError } from "./plan.errors.ts";
import { isDissolved } from "./plan.service.ts";
import { Plan } from "./plan.ts";
import { PlanSection } from "./plan-section.ts";
import { AssigneesDissolvedError, AssignmentSettledError, TaskNotInForceError } from "./task.errors.ts";
import { isInForce } from "./task.service.ts";
import { Task } from "./task.ts";
import { TaskAssignment } from "./task-assignment.ts";
import {
  acceptTaskAssignment,
  answerTaskAssignment,
  askTaskChange,
  giveTask,
  replyToAssignee,
  settleTaskChange,
} from "./task-cascade.service.ts";

builder.prismaObjectField(Task, "viewerCanGive", (t) =>
  t.boolean({
    description:
      "Whether the viewer may give it to committees below: officers of its committee may while it is in force.",
    select: { state: true, committee: { select: { path: true, validTo: true } }, plan: { select: { state: true } } },
    resolve: ({ committee, ...task }, _arguments, { viewer }) =>
      isInForce(task) && !isDissolved(committee) && holdsAt(viewer, committee.path, "OFFICER"),
  }),
);

const GiveTaskInput = builder.inputType("GiveTaskInput", {
  description: "To whom a task is given.",
  fields: (t) => ({
    taskId: t.globalID({ required: true, for: Task, description: "Global ID of the task." }),
    expectedVersion: t.int({ required: true, description: "The version the viewer read." }),
    assigneeIds: t.globalIDList({ required: true, for: Committee, description: "Committees below, at most 500." }),
    level: t.field({ type: Level, description: "Besides, every committee below that works for a unit of this level." }),
  }),
});

builder.mutationField("giveTask", (t) =>
  t.prismaField({
    type: Task,
    description: "Gives a task in force to committees below, once each: those that have it already keep it as it is.",
    errors: {
      types: [TaskNotInForceError, AssigneesDissolvedError, CommitteeDissolvedError, VersionConflictError],
    },
    args: { input: t.arg({ type: GiveTaskInput, required: true, description: "The task and the committees." }) },
    resolve: async (query, _root, { input }, context) => {
      const { taskId, assigneeIds, level = null, ...rest } = input;
      const ids = { taskId: rowId(taskId.id), assigneeIds: assigneeIds.map(({ id }) => rowId(id)) };
      const id = await giveTask({ ...rest, ...ids, level }, context);
      return context.db.task.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);

const AcceptTaskAssignmentInput = builder.inputType("AcceptTaskAssignmentInput", {
  description: "A task from above that is taken on, as the committee words it.",
  fields: (t) => ({
    id: t.globalID({ required: true, for: TaskAssignment, description: "Global ID of the assignment." }),
    expectedVersion: t.int({ required: true, description: "The version the viewer read." }),
    planId: t.globalID({
      for: Plan,
      description: "The committee's own draft that it goes into; leave out to carry it out outside any plan.",
    }),
    sectionId: t.globalID({ for: PlanSection, description: "The heading of that plan under which it stands." }),
    leadAgencyId: t.globalID({ for: Agency, description: "The agency in charge." }),
    title: t.string({ required: true, description: "What is to be done, in Vietnamese, at most 500 letters." }),
    expectedResult: t.string({ required: true, description: "What comes out of it, at most 2000 letters." }),
    startsOn: t.field({ type: "Date", required: true, description: "First day." }),
    dueOn: t.field({ type: "Date", required: true, description: "Day it is due, no later than the task above." }),
  }),
});

builder.mutationField("acceptTaskAssignment", (t) =>
  t.prismaField({
    type: TaskAssignment,
    description: "Takes a task from above on as one of the committee's own, with its themes and groups.",
    errors: {
      types: [
        AssignmentSettledError,
        TaskNotInForceError,
        PlanNotEditableError,
        CommitteeDissolvedError,
        VersionConflictError,
      ],
    },
    args: { input: t.arg({ type: AcceptTaskAssignmentInput, required: true, description: "The task." }) },
    resolve: async (query, _root, { input }, context) => {
      const { planId, sectionId, leadAgencyId, id: asked, ...rest } = input;
      const optional = (given: { id: string } | null | undefined) => (given ? rowId(given.id) : null);
      const ids = { planId: optional(planId), sectionId: optional(sectionId), leadAgencyId: optional(leadAgencyId) };
      const id = await acceptTaskAssignment({ ...rest, ...ids, id: rowId(asked.id) }, context);
      return context.db.taskAssignment.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);

const AnswerTaskAssignmentInput = builder.inputType("AnswerTaskAssignmentInput", {
  description: "An answer to a task from above.",
  fields: (t) => ({
    id: t.globalID({ required: true, for: TaskAssignment, description: "Global ID of the assignment." }),
    expectedVersion: t.int({ required: true, description: "The version the viewer read." }),
    answer: t.string({ required: true, description: "The answer, in Vietnamese, at most 5000 letters." }),
  }),
});

builder.mutationField("answerTaskAssignment", (t) =>
  t.prismaField({
    type: TaskAssignment,
    description: "Answers a task from above without a task of its own.",
    errors: { types: [AssignmentSettledError, CommitteeDissolvedError, VersionConflictError] },
    args: { input: t.arg({ type: AnswerTaskAssignmentInput, required: true, description: "The assignment." }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await answerTaskAssignment({ ...input, id: rowId(input.id.id) }, context);
      return context.db.taskAssignment.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);

const AskTaskChangeInput = builder.inputType("AskTaskChangeInput", {
  description: "A request to change a task from above.",
  fields: (t) => ({
    id: t.globalID({ required: true, for: TaskAssignment, description: "Global ID of the assignment." }),
    expectedVersion: t.int({ required: true, description: "The version the viewer read." }),
    answer: t.string({
      required: true,
      description: "What should be otherwise, and why, in Vietnamese, at most 5000 letters.",
    }),
  }),
});

builder.mutationField("askTaskChange", (t) =>
  t.prismaField({
    type: TaskAssignment,
    description: "Asks the committee above to change a task.",
    errors: { types: [AssignmentSettledError, CommitteeDissolvedError, VersionConflictError] },
    args: { input: t.arg({ type: AskTaskChangeInput, required: true, description: "The assignment." }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await askTaskChange({ ...input, id: rowId(input.id.id) }, context);
      return context.db.taskAssignment.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);

const ReplyToAssigneeInput = builder.inputType("ReplyToAssigneeInput", {
  description: "A reply to a committee below.",
  fields: (t) => ({
    id: t.globalID({ required: true, for: TaskAssignment, description: "Global ID of the assignment." }),
    expectedVersion: t.int({ required: true, description: "The version the viewer read." }),
    reply: t.string({ required: true, description: "The reply, in Vietnamese, at most 5000 letters." }),
  }),
});

builder.mutationField("replyToAssignee", (t) =>
  t.prismaField({
    type: TaskAssignment,
    description:
      "Replies to a request or an answer of a committee below; the task is then as it was given, or taken on.",
    errors: { types: [AssignmentSettledError, CommitteeDissolvedError, VersionConflictError] },
    args: { input: t.arg({ type: ReplyToAssigneeInput, required: true, description: "The assignment." }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await replyToAssignee({ ...input, id: rowId(input.id.id) }, context);
      return context.db.taskAssignment.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);

const SettleTaskChangeInput = builder.inputType("SettleTaskChangeInput", {
  description: "What becomes of a change above.",
  fields: (t) => ({
    id: t.globalID({ required: true, for: TaskAssignment, description: "Global ID of the assignment." }),
    expectedVersion: t.int({ required: true, description: "The version the viewer read." }),
    reason: t.string({ description: "Why the change is not followed; leave out to follow it." }),
  }),
});

builder.mutationField("settleTaskChange", (t) =>
  t.prismaField({
    type: TaskAssignment,
    description:
      "Follows a change of the task above, or declines it with a reason. To follow means the day that it is due; a task withdrawn above is withdrawn too.",
    errors: { types: [AssignmentSettledError, CommitteeDissolvedError, VersionConflictError] },
    args: { input: t.arg({ type: SettleTaskChangeInput, required: true, description: "The assignment." }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await settleTaskChange({ ...input, id: rowId(input.id.id), reason: input.reason ?? null }, context);
      return context.db.taskAssignment.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);
