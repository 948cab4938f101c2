import type { Context } from "../../context.ts";

export const MOST_SUGGESTED = 20;

interface Suggestion {
  /** The row it is suggested for. */
  forId: number;
  id: number;
}

/**
 * For each task the recommendations that share a field of rights or a group with it and are not tied to it: first those
 * that share both, then those that share more. Recommendations are open to everyone signed in.
 */
export const suggestRecommendations = (taskIds: number[], { db }: Context): Promise<Suggestion[]> =>
  db.$queryRaw<Suggestion[]>`
    SELECT task."id" AS "forId", best."id" FROM unnest(${taskIds}::int[]) task("id") CROSS JOIN LATERAL (
      SELECT recommendation."id" FROM (
        SELECT tie."A" AS "id", 1 AS theme, 0 AS "group" FROM "_TaskToTheme" served
          JOIN "_RecommendationToTheme" tie ON tie."B" = served."B" WHERE served."A" = task."id"
        UNION ALL
        SELECT tie."B", 0, 1 FROM "_GroupToTask" served
          JOIN "_GroupToRecommendation" tie ON tie."A" = served."A" WHERE served."B" = task."id"
      ) shared JOIN "Recommendation" recommendation ON recommendation."id" = shared."id"
      WHERE NOT EXISTS (SELECT FROM "_RecommendationToTask" tied
        WHERE tied."A" = recommendation."id" AND tied."B" = task."id")
      GROUP BY recommendation."id"
      ORDER BY sum(theme) > 0 AND sum("group") > 0 DESC, count(*) DESC, recommendation."position",
        recommendation."cycle" DESC, recommendation."id"
      LIMIT ${MOST_SUGGESTED}
    ) best`;

/**
 * For each recommendation the tasks that share a field of rights or a group with it and are not tied to it: those of the
 * committees at which the viewer holds a role first, then as above. Only tasks within reach, as in `visible.withinReach`,
 * that can still be tied: a statement of its own, since Prisma doesn't rank by what is shared.
 */
export const suggestTasks = (recommendationIds: number[], { db, viewer }: Context): Promise<Suggestion[]> => {
  const paths = viewer?.grants.flatMap((grant) => grant.paths) ?? [];
  return db.$queryRaw<Suggestion[]>`
    SELECT recommendation."id" AS "forId", best."id"
    FROM unnest(${recommendationIds}::int[]) recommendation("id") CROSS JOIN LATERAL (
      SELECT task."id" FROM (
        SELECT served."A" AS "id", 1 AS theme, 0 AS "group" FROM "_RecommendationToTheme" tie
          JOIN "_TaskToTheme" served ON served."B" = tie."B" WHERE tie."A" = recommendation."id"
        UNION ALL
        SELECT served."B", 0, 1 FROM "_GroupToRecommendation" tie
          JOIN "_GroupToTask" served ON served."A" = tie."A" WHERE tie."B" = recommendation."id"
      ) shared JOIN "Task" task ON task."id" = shared."id" LEFT JOIN "Plan" plan ON plan."id" = task."planId"
      WHERE EXISTS (SELECT FROM unnest(${paths}::text[]) reached(path) WHERE starts_with(task."committeePath", reached.path))
        AND task."state" IN ('NOT_BEGUN', 'UNDER_WAY', 'DONE') AND task."amendsId" IS NULL
        AND (plan."id" IS NULL OR plan."state" IN ('DRAFT', 'SUBMITTED', 'RETURNED', 'ISSUED'))
        AND NOT EXISTS (SELECT FROM "_RecommendationToTask" tied
          WHERE tied."A" = recommendation."id" AND tied."B" = task."id")
      GROUP BY task."id"
      ORDER BY task."committeePath" = ANY (${paths}::text[]) DESC, sum(theme) > 0 AND sum("group") > 0 DESC, count(*) DESC,
        task."state" = 'DONE', task."dueOn" DESC, task."id"
      LIMIT ${MOST_SUGGESTED}
    ) best`;
};
