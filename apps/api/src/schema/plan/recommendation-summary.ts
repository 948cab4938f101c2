import type { Mechanism, Prisma } from "@camket/prisma";
import { builder } from "../../builder.ts";
import { MAXIMUM_PAGE } from "../../connections.ts";
import type { Context } from "../../context.ts";
import { MechanismEnum, RecommendationWhere, recommendationsThatMatch } from "./recommendation.ts";
import { coveredAs } from "./recommendation-coverage.ts";

interface Counts {
  mechanism: Mechanism;
  stateUnderReview: string;
  cycle: string;
  total: number;
  supported: number;
  noted: number;
  pending: number;
  withoutTask: number;
  lateOnly: number;
  covered: number;
}

const CoverageCounts = builder.objectRef<Counts>("RecommendationCoverageCounts").implement({
  description: "How many recommendations of one mechanism and cycle tasks carry out.",
  fields: (t) => ({
    mechanism: t.expose("mechanism", { type: MechanismEnum, description: "Who made them." }),
    stateUnderReview: t.exposeString("stateUnderReview", { description: "The State they were made to, in English." }),
    cycle: t.exposeString("cycle", { description: 'Cycle of review: "4".' }),
    total: t.exposeInt("total", { description: "All of them." }),
    supported: t.exposeInt("supported", { description: "Those the State supports." }),
    noted: t.exposeInt("noted", { description: "Those the State noted." }),
    pending: t.exposeInt("pending", { description: "Those it has not answered." }),
    withoutTask: t.exposeInt("withoutTask", { description: "Those that no task the viewer may see carries out." }),
    lateOnly: t.exposeInt("lateOnly", {
      description: "Those whose tasks, as far as the viewer may see, are all late.",
    }),
    covered: t.exposeInt("covered", { description: "Those with a task that is done, or not late." }),
  }),
});

builder.queryField("recommendationCoverage", (t) =>
  t.field({
    type: [CoverageCounts],
    description: "How many recommendations tasks carry out, by mechanism, State and cycle; the latest cycle first.",
    atMost: MAXIMUM_PAGE,
    args: { where: t.arg({ type: RecommendationWhere, description: "Only recommendations that match." }) },
    resolve: async (_root, { where }, context) => countCoverage(recommendationsThatMatch(where, context), context),
  }),
);

async function countCoverage(where: Prisma.RecommendationWhereInput, context: Context): Promise<Counts[]> {
  const count = (wanted: Prisma.RecommendationWhereInput) =>
    context.db.recommendation.groupBy({
      by: ["mechanism", "stateUnderReview", "cycle", "position"],
      where: { AND: [where, wanted] },
      _count: true,
      orderBy: [{ mechanism: "asc" }, { stateUnderReview: "asc" }, { cycle: "desc" }],
    });
  const all = await count({});
  const [without, covered] = [await count(coveredAs("NONE", context)), await count(coveredAs("COVERED", context))];
  const keyOf = ({ mechanism, stateUnderReview, cycle }: Pick<Counts, "mechanism" | "stateUnderReview" | "cycle">) =>
    `${mechanism} ${stateUnderReview} ${cycle}`;
  const keys = [...new Set(all.map(keyOf))].slice(0, MAXIMUM_PAGE);
  return keys.flatMap((key) => {
    const sum = (rows: typeof all) =>
      rows.filter((row) => keyOf(row) === key).reduce((total, { _count }) => total + _count, 0);
    const first = all.find((row) => keyOf(row) === key);
    if (!first) return [];
    const { mechanism, stateUnderReview, cycle } = first;
    const [total, withoutTask, inTime] = [sum(all), sum(without), sum(covered)];
    const answered = (position: (typeof first)["position"]) => sum(all.filter((row) => row.position === position));
    return {
      ...{ mechanism, stateUnderReview, cycle, total, withoutTask, covered: inTime },
      ...{ supported: answered("SUPPORTED"), noted: answered("NOTED"), pending: answered("PENDING") },
      lateOnly: total - withoutTask - inTime,
    };
  });
}
