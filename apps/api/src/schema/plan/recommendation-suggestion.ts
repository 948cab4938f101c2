import { builder } from "../../builder.ts";
import { perPage } from "../per-page.ts";
import { visible } from "../visibility.ts";
import { Recommendation } from "./recommendation.ts";
import { MOST_SUGGESTED, suggestRecommendations, suggestTasks } from "./recommendation-suggestion.service.ts";
import { Task } from "./task.ts";

const recommendationsFor = perPage(async (taskIds, context) => {
  const suggested = await suggestRecommendations(taskIds, context);
  const rows = await context.db.recommendation.findMany({
    where: { AND: [visible.directory(context), { id: { in: suggested.map(({ id }) => id) } }] },
  });
  return inOrder(suggested, rows);
});

const tasksFor = perPage(async (recommendationIds, context) => {
  const suggested = await suggestTasks(recommendationIds, context);
  const rows = await context.db.task.findMany({
    where: { AND: [visible.task(context), { id: { in: suggested.map(({ id }) => id) } }] },
  });
  return inOrder(suggested, rows);
});

/** The rows that are suggested for one, the best first. */
function inOrder<Row extends { id: number }>(suggested: { forId: number; id: number }[], rows: Row[]) {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return (forId: number): Row[] => suggested.flatMap((each) => (each.forId === forId ? (byId.get(each.id) ?? []) : []));
}

builder.prismaObjectField(Task, "suggestedRecommendations", (t) =>
  t.field({
    type: [Recommendation],
    description:
      "Recommendations that share a field of rights or a group of rights-holders with it and that it is not said to carry out, those that share most first.",
    atMost: MOST_SUGGESTED,
    select: { id: true },
    resolve: ({ id }, _arguments, context) => recommendationsFor(id, context),
  }),
);

builder.prismaObjectField(Recommendation, "suggestedTasks", (t) =>
  t.field({
    type: [Task],
    description:
      "Tasks within reach that share a field of rights or a group of rights-holders with it and are not said to carry it out: those of the viewer's own committees first, then those that share most, open ones before those that are done.",
    atMost: MOST_SUGGESTED,
    select: { id: true },
    resolve: ({ id }, _arguments, context) => tasksFor(id, context),
  }),
);
