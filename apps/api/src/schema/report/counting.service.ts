import { Prisma, type Transaction } from "@camket/prisma";
import { today } from "../../calendar.ts";
import { linesOfDrafts } from "./draft-lines.service.ts";

/**
 * How each kind of work is counted: the rows of it, each with what it adds. Events count by their first day, tasks by their
 * due day, both no later than today; publications by the last day of their reporting month, the 14th.
 */
const pieces = Prisma.sql`
  SELECT line."revisionId", line."versionId", NULL::int AS "taskId", event."id" AS "eventId", NULL::int AS "outputId",
    CASE line."counted"
      WHEN 'EVENTS_HELD' THEN 1
      WHEN 'ATTENDANCE' THEN coalesce((SELECT sum("count") FROM "Attendance" WHERE "eventId" = event."id"), 0)
      ELSE (SELECT count(*) FROM "Conclusion" WHERE "eventId" = event."id"
        AND EXISTS (SELECT FROM "Task" WHERE "conclusionId" = "Conclusion"."id")) END AS "numerator",
    CASE line."counted" WHEN 'CONCLUSIONS_ASSIGNED'
      THEN (SELECT count(*) FROM "Conclusion" WHERE "eventId" = event."id") END AS "denominator"
  FROM line JOIN "Event" event ON event."committeeId" = line."committeeId"
    AND event."startsOn" BETWEEN line."startsOn" AND line."until"
  WHERE line."counted" IN ('EVENTS_HELD', 'ATTENDANCE') AND event."kind" = ANY (line."eventKinds")
    OR line."counted" = 'CONCLUSIONS_ASSIGNED' AND EXISTS (SELECT FROM "Conclusion" WHERE "eventId" = event."id")
  UNION ALL
  SELECT line."revisionId", line."versionId", NULL, NULL, output."id", output."count", NULL
  FROM line JOIN "Output" output ON output."committeeId" = line."committeeId"
    AND output."month" + 13 BETWEEN line."startsOn" AND line."endsOn"
  WHERE line."counted" = 'OUTPUTS_PUBLISHED'
  UNION ALL
  SELECT line."revisionId", line."versionId", task."id", NULL, NULL,
    CASE line."counted" WHEN 'LONGEST_DELAY'
      THEN greatest(0, least(coalesce(task."doneOn", line."until"), line."until") - task."baselineDueOn")
      ELSE (task."doneOn" <= task."dueOn" IS TRUE)::int END,
    1
  FROM line JOIN "Task" task ON task."committeeId" = line."committeeId"
    AND task."dueOn" BETWEEN line."startsOn" AND line."until"
    AND task."baselineDueOn" IS NOT NULL AND task."amendsId" IS NULL AND task."state" <> 'WITHDRAWN'
  WHERE line."counted" IN ('TASKS_DONE_IN_TIME', 'LONGEST_DELAY')
  UNION ALL
  SELECT line."revisionId", line."versionId", NULL, NULL, NULL,
    (recommendation."id" IN (SELECT "recommendationId" FROM carried WHERE "revisionId" = line."revisionId"))::int, 1
  FROM line CROSS JOIN "Recommendation" recommendation
  WHERE line."counted" = 'RECOMMENDATIONS_CARRIED_OUT' AND recommendation."position" = 'SUPPORTED'
  UNION ALL
  SELECT DISTINCT line."revisionId", line."versionId", carried."taskId", NULL::int, NULL::int, 0, 0
  FROM line JOIN carried ON carried."revisionId" = line."revisionId"
  WHERE line."counted" = 'RECOMMENDATIONS_CARRIED_OUT'`;

/**
 * Counts anew what drafts count from their committees' own work, with what was counted. A number that a person put in the
 * place of a count stays, and so does what is consolidated: there the count is the committee's own part.
 */
export const countFigures = (draftIds: number[], tx: Transaction): Promise<number> => tx.$executeRaw`
  WITH line AS MATERIALIZED (
    SELECT asked.*, least("endsOn", ${today()}::date) AS "until" FROM (${linesOfDrafts(draftIds)}) asked
    WHERE "counted" IS NOT NULL
  ), carried AS MATERIALIZED (
    SELECT DISTINCT line."revisionId", tie."A" AS "recommendationId", task."id" AS "taskId"
    FROM line JOIN "Committee" committee ON committee."id" = line."committeeId"
      JOIN "Task" task ON starts_with(task."committeePath", committee."path") AND task."amendsId" IS NULL
        AND task."baselineDueOn" IS NOT NULL AND task."state" <> 'WITHDRAWN'
      JOIN "_RecommendationToTask" tie ON tie."B" = task."id"
      JOIN "Recommendation" recommendation ON recommendation."id" = tie."A" AND recommendation."position" = 'SUPPORTED'
    WHERE line."counted" = 'RECOMMENDATIONS_CARRIED_OUT'
  ), piece AS MATERIALIZED (${pieces}), total AS (
    SELECT line."revisionId", line."versionId", line."valueType",
      coalesce(CASE line."counted" WHEN 'LONGEST_DELAY' THEN max(piece."numerator") ELSE sum(piece."numerator") END, 0) AS "numerator",
      CASE line."valueType" WHEN 'RATIO' THEN coalesce(sum(piece."denominator"), 0) END AS "denominator"
    FROM line LEFT JOIN piece ON piece."revisionId" = line."revisionId" AND piece."versionId" = line."versionId"
    GROUP BY line."revisionId", line."versionId", line."valueType", line."counted"
  ), written AS (
    INSERT INTO "Figure" ("revisionId", "indicatorVersionId", "state", "numerator", "denominator", "origin")
    SELECT "revisionId", "versionId", CASE WHEN "denominator" = 0 THEN 'NOTHING_AROSE' ELSE 'NUMBER' END::"FigureState",
      CASE WHEN "denominator" IS DISTINCT FROM 0 THEN "numerator" END, nullif("denominator", 0), 'COUNTED'
    FROM total ORDER BY "revisionId", "versionId"
    ON CONFLICT ("revisionId", "indicatorVersionId", "categoryId") DO UPDATE SET "version" = "Figure"."version" + 1,
        "state" = CASE "Figure"."origin" WHEN 'COUNTED' THEN EXCLUDED."state" ELSE "Figure"."state" END,
        "numerator" = CASE "Figure"."origin" WHEN 'COUNTED' THEN EXCLUDED."numerator" ELSE "Figure"."numerator" END,
        "denominator" = CASE "Figure"."origin" WHEN 'COUNTED' THEN EXCLUDED."denominator" ELSE "Figure"."denominator" END,
        "ownNumerator" = CASE "Figure"."origin" WHEN 'COUNTED' THEN NULL ELSE EXCLUDED."numerator" END,
        "ownDenominator" = CASE "Figure"."origin" WHEN 'COUNTED' THEN NULL ELSE EXCLUDED."denominator" END
      WHERE "Figure"."origin" <> 'TYPED' AND (EXCLUDED."numerator", EXCLUDED."denominator") IS DISTINCT FROM
        CASE "Figure"."origin" WHEN 'COUNTED' THEN ("Figure"."numerator", "Figure"."denominator")
          ELSE ("Figure"."ownNumerator", "Figure"."ownDenominator") END
    RETURNING "id", "revisionId", "indicatorVersionId" AS "versionId"
  ), counted AS MATERIALIZED (
    SELECT "id", "revisionId", "versionId" FROM written
    UNION SELECT figure."id", line."revisionId", line."versionId"
    FROM line JOIN "Figure" figure ON figure."revisionId" = line."revisionId"
      AND figure."indicatorVersionId" = line."versionId" AND figure."categoryId" IS NULL AND figure."origin" <> 'TYPED'
  ), shown AS MATERIALIZED (
    SELECT DISTINCT counted."id" AS "figureId", piece."taskId", piece."eventId", piece."outputId"
    FROM counted JOIN piece ON piece."revisionId" = counted."revisionId" AND piece."versionId" = counted."versionId"
    WHERE num_nonnulls(piece."taskId", piece."eventId", piece."outputId") = 1
  ), gone AS (
    DELETE FROM "FigureEvidence" evidence USING counted WHERE evidence."figureId" = counted."id" AND NOT EXISTS (
      SELECT FROM shown WHERE shown."figureId" = evidence."figureId" AND (shown."taskId", shown."eventId", shown."outputId")
        IS NOT DISTINCT FROM (evidence."taskId", evidence."eventId", evidence."outputId"))
  )
  INSERT INTO "FigureEvidence" ("figureId", "taskId", "eventId", "outputId")
  SELECT "figureId", "taskId", "eventId", "outputId" FROM shown ORDER BY "figureId", "taskId", "eventId", "outputId"
  ON CONFLICT DO NOTHING`;
