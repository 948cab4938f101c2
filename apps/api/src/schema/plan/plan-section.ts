import { builder } from "../../builder.ts";
import { VersionConflictError } from "../../errors.ts";
import { rowId } from "../row-id.ts";
import { visible } from "../visibility.ts";
import {
  CommitteeDissolvedError,
  PlanNotEditableError,
  PlanSectionNotEmptyError,
  PlanSectionNumberTakenError,
} from "./plan.errors.ts";
import { Plan } from "./plan.ts";
import { addPlanSection, deletePlanSection, editPlanSection } from "./plan-section.service.ts";

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

const AddPlanSectionInput = builder.inputType("AddPlanSectionInput", {
  description: "A new heading of a plan.",
  fields: (t) => ({
    planId: t.globalID({ required: true, for: Plan, description: "The plan." }),
    expectedVersion: t.int({ required: true, description: "The version of the plan that the viewer read." }),
    number: t.string({ description: 'Number as printed: "2". Without it, the next one.' }),
    title: t.string({ required: true, description: "Heading in Vietnamese, at most 500 letters." }),
  }),
});

builder.mutationField("addPlanSection", (t) =>
  t.prismaField({
    type: Plan,
    description: "Adds a heading to the outline of a plan, where its number belongs.",
    errors: {
      types: [PlanSectionNumberTakenError, PlanNotEditableError, CommitteeDissolvedError, VersionConflictError],
    },
    args: { input: t.arg({ type: AddPlanSectionInput, required: true, description: "The heading." }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await addPlanSection(
        { ...input, planId: rowId(input.planId.id), number: input.number ?? null },
        context,
      );
      return context.db.plan.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);

const EditPlanSectionInput = builder.inputType("EditPlanSectionInput", {
  description: "A heading as it shall read from now on.",
  fields: (t) => ({
    id: t.globalID({ required: true, for: PlanSection, description: "Global ID of the heading." }),
    expectedVersion: t.int({ required: true, description: "The version of the plan that the viewer read." }),
    number: t.string({ description: 'Number as printed: "2".' }),
    title: t.string({ required: true, description: "Heading in Vietnamese, at most 500 letters." }),
  }),
});

builder.mutationField("editPlanSection", (t) =>
  t.prismaField({
    type: Plan,
    description: "Changes a heading. Without a number it keeps the one it has.",
    errors: {
      types: [PlanSectionNumberTakenError, PlanNotEditableError, CommitteeDissolvedError, VersionConflictError],
    },
    args: { input: t.arg({ type: EditPlanSectionInput, required: true, description: "The heading." }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await editPlanSection({ ...input, id: rowId(input.id.id), number: input.number ?? null }, context);
      return context.db.plan.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);

const DeletePlanSectionInput = builder.inputType("DeletePlanSectionInput", {
  description: "Which heading to delete.",
  fields: (t) => ({
    id: t.globalID({ required: true, for: PlanSection, description: "Global ID of the heading." }),
    expectedVersion: t.int({ required: true, description: "The version of the plan that the viewer read." }),
  }),
});

builder.mutationField("deletePlanSection", (t) =>
  t.prismaField({
    type: Plan,
    description: "Deletes a heading without tasks.",
    errors: { types: [PlanSectionNotEmptyError, PlanNotEditableError, CommitteeDissolvedError, VersionConflictError] },
    args: { input: t.arg({ type: DeletePlanSectionInput, required: true, description: "The heading." }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await deletePlanSection({ ...input, id: rowId(input.id.id) }, context);
      return context.db.plan.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);
