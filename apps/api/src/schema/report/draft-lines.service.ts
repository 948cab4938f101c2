import { Prisma } from "@camket/prisma";

/** What the forms of drafts ask for, as defined on the last day of their periods; a query of its own. */
export const linesOfDrafts = (draftIds: number[]) => Prisma.sql`
  SELECT DISTINCT draft."id" AS "revisionId", report."committeeId", round."startsOn", round."endsOn",
    version."id" AS "versionId", version."overCommittees", version."valueType", version."counted", version."eventKinds"
  FROM "ReportRevision" draft JOIN "Report" report ON report."id" = draft."reportId"
    JOIN "ReportingRound" round ON round."id" = report."roundId"
    JOIN "Committee" committee ON committee."id" = report."committeeId"
    JOIN "AdministrativeUnit" unit ON unit."id" = committee."unitId"
    JOIN "RoundTemplate" form ON form."roundId" = round."id" AND form."level" = unit."level"
    JOIN "TemplateSection" section ON section."templateVersionId" = form."templateVersionId"
    JOIN "TemplateIndicator" asked ON asked."sectionId" = section."id"
    JOIN LATERAL (
      SELECT version.* FROM "IndicatorVersion" version WHERE version."indicatorId" = asked."indicatorId"
      ORDER BY version."validFrom" <= round."endsOn" DESC, abs(version."validFrom" - round."endsOn") LIMIT 1
    ) version ON TRUE
  WHERE draft."id" = ANY (${draftIds}::int[])`;
