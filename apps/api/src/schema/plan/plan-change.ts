import { builder } from "../../builder.ts";
import { perPage } from "../per-page.ts";
import { Plan } from "./plan.ts";
import {
  changesOfDrafts,
  changesOfRevisions,
  MOST_CHANGES,
  type PlannedTask,
  type PlanTaskChange,
} from "./plan-change.service.ts";
import { PlanRevision } from "./plan-revision.ts";

const PlannedTaskObject = builder.objectRef<PlannedTask>("PlannedTask").implement({
  description: "A task as a text of its plan has it.",
  fields: (t) => ({
    number: t.exposeString("number", { description: "Its number in the plan: 2.1." }),
    title: t.exposeString("title", { description: "What is to be done, in Vietnamese." }),
    expectedResult: t.exposeString("expectedResult", { description: "What comes out of it, in Vietnamese." }),
    leadAgencyName: t.exposeString("leadAgencyName", {
      nullable: true,
      description: "The agency in charge, as it was last called; null where there is none.",
    }),
    startsOn: t.expose("startsOn", { type: "Date", description: "First day." }),
    dueOn: t.expose("dueOn", { type: "Date", description: "Day it is due." }),
  }),
});

const PlanTaskChangeObject = builder.objectRef<PlanTaskChange>("PlanTaskChange").implement({
  description: "A task that reads otherwise in a later text of its plan.",
  fields: (t) => ({
    before: t.expose("before", {
      type: PlannedTaskObject,
      nullable: true,
      description: "Before; null where it is new.",
    }),
    after: t.expose("after", { type: PlannedTaskObject, nullable: true, description: "After; null where it is gone." }),
  }),
});

const inRevision = perPage(changesOfRevisions);
const inDraft = perPage(changesOfDrafts);

builder.prismaObjectField(PlanRevision, "changes", (t) =>
  t.field({
    type: [PlanTaskChangeObject],
    description: "What it changes in the text before it, task by task, the first 200; nothing in the first text.",
    atMost: MOST_CHANGES,
    select: { id: true },
    resolve: ({ id }, _arguments, context) => inRevision(id, context),
  }),
);

builder.prismaObjectField(Plan, "changes", (t) =>
  t.field({
    type: [PlanTaskChangeObject],
    description: "What this draft would change in the plan that it amends, task by task, the first 200.",
    atMost: MOST_CHANGES,
    select: { id: true },
    resolve: ({ id }, _arguments, context) => inDraft(id, context),
  }),
);
