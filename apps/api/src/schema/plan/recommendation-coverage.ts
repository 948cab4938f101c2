import type { Prisma } from "@camket/prisma";
import { builder } from "../../builder.ts";
import type { Context } from "../../context.ts";
import { perPage } from "../per-page.ts";
import { visible } from "../visibility.ts";
import { standsAs } from "./task-standing.ts";

const coverages = {
  NONE: { description: "No task carries it out." },
  LATE_ONLY: { description: "Every task that carries it out is late." },
  COVERED: { description: "A task that carries it out is done, or not late." },
};

export type RecommendationCoverage = keyof typeof coverages;

export const Coverage = builder.enumType("RecommendationCoverage", {
  description:
    "Whether tasks carry a recommendation out. Counted are those that the viewer may see, but for tasks withdrawn or handed over.",
  values: coverages,
});

/** Recommendations that are covered so, as far as the viewer may see. */
export function coveredAs(coverage: RecommendationCoverage, context: Context): Prisma.RecommendationWhereInput {
  const counted: Prisma.TaskWhereInput[] = [
    visible.task(context),
    { state: { in: ["NOT_BEGUN", "UNDER_WAY", "DONE"] } },
  ];
  const inTime: Prisma.TaskWhereInput = { AND: [...counted, { NOT: standsAs("LATE") }] };
  switch (coverage) {
    case "NONE":
      return { tasks: { none: { AND: counted } } };
    case "LATE_ONLY":
      return { AND: [{ tasks: { some: { AND: counted } } }, { tasks: { none: inTime } }] };
    case "COVERED":
      return { tasks: { some: inTime } };
  }
}

/** How a recommendation is covered, found out for all of a page in two statements. */
export const coverageOf = perPage(async (ids, context): Promise<(id: number) => RecommendationCoverage> => {
  const among = async (coverage: RecommendationCoverage) => {
    const found = await context.db.recommendation.findMany({
      where: { AND: [{ id: { in: ids } }, coveredAs(coverage, context)] },
      select: { id: true },
    });
    return new Set(found.map(({ id }) => id));
  };
  const [none, covered] = [await among("NONE"), await among("COVERED")];
  return (id) => (none.has(id) ? "NONE" : covered.has(id) ? "COVERED" : "LATE_ONLY");
});
