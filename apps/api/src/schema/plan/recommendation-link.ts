import { builder } from "../../builder.ts";
import { VersionConflictError } from "../../errors.ts";
import { rowId } from "../row-id.ts";
import { worksOn } from "../visibility.ts";
import { CommitteeDissolvedError } from "./plan.errors.ts";
import { isDissolved } from "./plan.service.ts";
import { TaskNotLinkableError } from "./recommendation.errors.ts";
import { Recommendation } from "./recommendation.ts";
import { isLinkable, linkRecommendations, MOST_LINKS } from "./recommendation-link.service.ts";
import { Task } from "./task.ts";

builder.prismaObjectField(Task, "viewerCanLinkRecommendations", (t) =>
  t.boolean({
    description:
      "Whether the viewer may say which recommendations it carries out: officers of its committee may until it ends, those of one agency where that agency is in charge.",
    select: {
      state: true,
      amendsId: true,
      committeePath: true,
      leadAgencyId: true,
      plan: { select: { state: true } },
      committee: { select: { validTo: true } },
    },
    resolve: ({ committee, ...task }, _arguments, { viewer }) =>
      isLinkable(task) && !isDissolved(committee) && worksOn(viewer, task),
  }),
);

const LinkRecommendationsInput = builder.inputType("LinkRecommendationsInput", {
  description: "Which recommendations a task carries out, and which it no longer does.",
  fields: (t) => ({
    taskId: t.globalID({ required: true, for: Task, description: "The task." }),
    expectedVersion: t.int({ required: true, description: "The version of the task that the viewer read." }),
    addIds: t.globalIDList({
      required: true,
      for: Recommendation,
      description: `Recommendations it carries out from now on, at most ${MOST_LINKS}.`,
    }),
    removeIds: t.globalIDList({
      required: true,
      for: Recommendation,
      description: `Recommendations it does not carry out, at most ${MOST_LINKS}.`,
    }),
  }),
});

builder.mutationField("linkRecommendations", (t) =>
  t.prismaField({
    type: Task,
    description:
      "Ties recommendations to a task that carries them out, or unties them, also while its plan is in force: it is no text of the plan.",
    errors: { types: [TaskNotLinkableError, CommitteeDissolvedError, VersionConflictError] },
    args: { input: t.arg({ type: LinkRecommendationsInput, required: true, description: "The ties." }) },
    resolve: async (query, _root, { input }, context) => {
      const ids = (references: { id: string }[]) => references.map(({ id }) => rowId(id));
      const { taskId, expectedVersion, addIds, removeIds } = input;
      const id = await linkRecommendations(
        { taskId: rowId(taskId.id), expectedVersion, addIds: ids(addIds), removeIds: ids(removeIds) },
        context,
      );
      return context.db.task.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);
