import { builder } from "../../builder.ts";
import { VersionConflictError } from "../../errors.ts";
import { Agency } from "../committee/agency.ts";
import { rowId } from "../row-id.ts";
import { Group } from "./group.ts";
import { CommitteeDissolvedError, PlanNotEditableError } from "./plan.errors.ts";
import { Plan } from "./plan.ts";
import { PlanSection } from "./plan-section.ts";
import { TaskNumberTakenError } from "./task.errors.ts";
import { addTask, deleteTask, editTask, exchangeTasks } from "./task.service.ts";
import { RecurrenceEnum, Task } from "./task.ts";
import { Theme } from "./theme.ts";

type InputFields = Parameters<NonNullable<Parameters<typeof builder.inputType>[1]["fields"]>>[0];

/** What the text of a task consists of, new or changed. */
const taskFields = (t: InputFields) => ({
  sectionId: t.globalID({ for: PlanSection, description: "The heading it stands under." }),
  number: t.string({ description: 'Number as printed: "2.1". Without it, the next one under its heading.' }),
  title: t.string({ required: true, description: "What is to be done, in Vietnamese, at most 500 letters." }),
  expectedResult: t.string({
    required: true,
    description: "What will be there when it is done, in Vietnamese, at most 2000 letters.",
  }),
  leadAgencyId: t.globalID({ for: Agency, description: "The agency in charge." }),
  coordinatingAgencyIds: t.globalIDList({
    required: true,
    for: Agency,
    description: "Agencies that take part, at most 20.",
  }),
  themeIds: t.globalIDList({ required: true, for: Theme, description: "Fields of rights it serves, at most 10." }),
  groupIds: t.globalIDList({
    required: true,
    for: Group,
    description: "Groups of rights-holders it serves, at most 10.",
  }),
  startsOn: t.field({ type: "Date", required: true, description: "First day of work, within the plan's period." }),
  dueOn: t.field({ type: "Date", required: true, description: "Day by which it is to be done, within that period." }),
  recurrence: t.field({ type: RecurrenceEnum, description: "How often it recurs; leave out for a task done once." }),
});

const AddTaskInput = builder.inputType("AddTaskInput", {
  description: "A new task of a plan.",
  fields: (t) => ({
    planId: t.globalID({ required: true, for: Plan, description: "The plan." }),
    ...taskFields(t),
  }),
});

builder.mutationField("addTask", (t) =>
  t.prismaField({
    type: Task,
    description: "Adds a task to a plan that was not submitted yet, or was returned.",
    errors: { types: [TaskNumberTakenError, PlanNotEditableError, CommitteeDissolvedError] },
    args: { input: t.arg({ type: AddTaskInput, required: true, description: "The task." }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await addTask({ ...textOf(input), planId: rowId(input.planId.id) }, context);
      return context.db.task.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);

const EditTaskInput = builder.inputType("EditTaskInput", {
  description: "A task as it shall read from now on.",
  fields: (t) => ({
    id: t.globalID({ required: true, for: Task, description: "Global ID of the task." }),
    expectedVersion: t.int({ required: true, description: "The version the viewer read." }),
    ...taskFields(t),
  }),
});

builder.mutationField("editTask", (t) =>
  t.prismaField({
    type: Task,
    description: "Changes a task of a plan that was not submitted yet, or was returned.",
    errors: { types: [TaskNumberTakenError, PlanNotEditableError, CommitteeDissolvedError, VersionConflictError] },
    args: { input: t.arg({ type: EditTaskInput, required: true, description: "The task." }) },
    resolve: async (query, _root, { input }, context) => {
      const { expectedVersion } = input;
      const id = await editTask({ ...textOf(input), id: rowId(input.id.id), expectedVersion }, context);
      return context.db.task.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);

function textOf(input: typeof AddTaskInput.$inferInput | typeof EditTaskInput.$inferInput) {
  const { title, expectedResult, startsOn, dueOn } = input;
  const ids = (references: { id: string }[]) => references.map(({ id }) => rowId(id));
  return {
    title,
    expectedResult,
    startsOn,
    dueOn,
    number: input.number ?? null,
    recurrence: input.recurrence ?? null,
    sectionId: input.sectionId ? rowId(input.sectionId.id) : null,
    leadAgencyId: input.leadAgencyId ? rowId(input.leadAgencyId.id) : null,
    coordinatingAgencyIds: ids(input.coordinatingAgencyIds),
    themeIds: ids(input.themeIds),
    groupIds: ids(input.groupIds),
  };
}

const ExchangeTasksInput = builder.inputType("ExchangeTasksInput", {
  description: "Which two tasks change places.",
  fields: (t) => ({
    id: t.globalID({ required: true, for: Task, description: "Global ID of the task that is moved." }),
    expectedVersion: t.int({ required: true, description: "The version the viewer read." }),
    withId: t.globalID({
      required: true,
      for: Task,
      description: "Global ID of the task whose place it takes, under the same heading.",
    }),
  }),
});

builder.mutationField("exchangeTasks", (t) =>
  t.prismaField({
    type: Task,
    description:
      "Two tasks under one heading of a draft take each other's number and place. Answers the one that was moved.",
    errors: { types: [PlanNotEditableError, CommitteeDissolvedError, VersionConflictError] },
    args: { input: t.arg({ type: ExchangeTasksInput, required: true, description: "The tasks." }) },
    resolve: async (query, _root, { input: { id, expectedVersion, withId } }, context) => {
      const ids = { id: rowId(id.id), withId: rowId(withId.id) };
      const moved = await exchangeTasks({ ...ids, expectedVersion }, context);
      return context.db.task.findUniqueOrThrow({ ...query, where: { id: moved } });
    },
  }),
);

const DeleteTaskInput = builder.inputType("DeleteTaskInput", {
  description: "Which task to delete.",
  fields: (t) => ({
    id: t.globalID({ required: true, for: Task, description: "Global ID of the task." }),
    expectedVersion: t.int({ required: true, description: "The version the viewer read." }),
  }),
});

builder.mutationField("deleteTask", (t) =>
  t.prismaField({
    type: Plan,
    description: "Deletes a task that was never issued. Answers the plan it stood in.",
    errors: { types: [PlanNotEditableError, CommitteeDissolvedError, VersionConflictError] },
    args: { input: t.arg({ type: DeleteTaskInput, required: true, description: "The task." }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await deleteTask({ ...input, id: rowId(input.id.id) }, context);
      return context.db.plan.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);
