-- Rounds of every province for its communes, with reports, narratives and figures.

CREATE TEMP TABLE call ON COMMIT DROP AS
  SELECT * FROM (VALUES
    (1, 'QUARTER', 2025, 'Quý III năm 2025', '6T', DATE '2025-07-01', DATE '2025-09-30', DATE '2025-09-20', DATE '2025-10-10'),
    (2, 'OTHER', 2025, 'Chuyên đề phòng, chống thiên tai năm 2025', '6T', '2025-07-15', '2025-10-31', '2025-10-15', '2025-11-10'),
    (3, 'MONTH', 2025, 'Tháng 11 năm 2025', '6T', '2025-10-15', '2025-11-14', '2025-11-10', '2025-11-17'),
    (4, 'HALF_YEAR_2', 2025, '6 tháng cuối năm 2025', '6T', '2025-06-15', '2025-12-14', '2025-11-15', '2025-12-17'),
    (5, 'YEAR', 2025, 'Năm 2025', 'NAM', '2024-12-15', '2025-12-14', '2025-11-15', '2025-12-17'),
    (6, 'CALENDAR_YEAR', 2025, 'Năm dương lịch 2025', 'NAM', '2025-01-01', '2025-12-31', '2025-12-20', '2026-01-10'),
    (7, 'MONTH', 2026, 'Tháng 3 năm 2026', '6T', '2026-02-15', '2026-03-14', '2026-03-10', '2026-03-17'),
    (8, 'OTHER', 2026, 'Chuyên đề quyền trẻ em năm 2026', '6T', '2026-01-01', '2026-05-31', '2026-05-20', '2026-06-05'),
    (9, 'HALF_YEAR_1', 2026, '6 tháng đầu năm 2026', '6T', '2025-12-15', '2026-06-14', '2026-05-15', '2026-06-17'),
    (10, 'CALENDAR_HALF_1', 2026, '6 tháng dương lịch năm 2026', '6T', '2026-01-01', '2026-06-30', '2026-06-20', '2026-07-10'),
    (11, 'QUARTER', 2026, 'Quý III năm 2026', 'NAM', '2026-07-01', '2026-09-30', '2026-09-20', '2026-10-10'),
    (12, 'HALF_YEAR_2', 2026, '6 tháng cuối năm 2026', '6T', '2026-06-15', '2026-12-14', '2026-11-15', '2026-12-17'),
    (13, 'YEAR', 2026, 'Năm 2026', 'NAM', '2025-12-15', '2026-12-14', '2026-11-15', '2026-12-17')
  ) call ("n", "kind", "year", "name", "form", "startsOn", "endsOn", "opensOn", "dueOn");

INSERT INTO "ReportingRound" ("committeeId", "name", "periodKind", "year", "startsOn", "endsOn", "opensOn", "dueOn")
  SELECT province."id", call."name", "kind"::"PeriodKind", "year", "startsOn", "endsOn", "opensOn", "dueOn"
  FROM (SELECT DISTINCT "parentId" AS "id" FROM made_committee) province CROSS JOIN call ORDER BY call."n", province."id"
  ON CONFLICT DO NOTHING; -- two provinces of the small sample have some
CREATE TEMP TABLE made_round ON COMMIT DROP AS
  SELECT round."id", round."committeeId", call.* FROM "ReportingRound" round JOIN call ON call."kind"::"PeriodKind" = round."periodKind" AND call."year" = round."year"
  WHERE round."committeeId" IN (SELECT "parentId" FROM made_committee);
INSERT INTO "RoundTemplate" ("roundId", "level", "templateVersionId")
  SELECT made_round."id", 'COMMUNE', version."id" FROM made_round JOIN "ReportTemplate" template ON template."code" = 'BC-XA-' || "form"
    JOIN "ReportTemplateVersion" version ON version."templateId" = template."id" ORDER BY 1
  ON CONFLICT DO NOTHING;
INSERT INTO "RoundExpectation" ("roundId", "committeeId", "dueOn")
  SELECT made_round."id", committee."id", "dueOn" FROM made_round JOIN made_committee committee ON committee."parentId" = made_round."committeeId"
  ORDER BY made_round."n", committee."id";
ANALYZE "ReportingRound", "RoundExpectation", made_round;

-- One in a hundred misses a round that is over; of the two that are open, those that have begun by now.
CREATE TEMP TABLE made_report ON COMMIT DROP AS
  SELECT row_number() OVER (ORDER BY "callN", "drawn", "committeeId")::INT AS "n", * FROM (
    SELECT made_round."n" AS "callN", made_round."id" AS "roundId", committee."id" AS "committeeId",
      pg_temp.draw('report' || made_round."n" || ' ' || committee."id") AS "drawn",
      made_round."dueOn"::TIMESTAMP AT TIME ZONE 'Asia/Ho_Chi_Minh' AS "dueAt"
    FROM made_round JOIN made_committee committee ON committee."parentId" = made_round."committeeId") expected
  WHERE "callN" > 11 OR "drawn" % 100 > 0
  ORDER BY 1 LIMIT (SELECT "reports" FROM size) - (SELECT count(*) FROM "Report");
ALTER TABLE made_report ADD COLUMN "id" INT, ADD COLUMN "revisionId" INT, ADD COLUMN "state" "ReportState", ADD COLUMN "receivedAt" TIMESTAMPTZ;
UPDATE made_report SET "id" = "n" + (SELECT max("id") FROM "Report"), "revisionId" = "n" + (SELECT max("id") FROM "ReportRevision"),
  "state" = CASE WHEN "callN" > 11 THEN 'DRAFT' WHEN "drawn" % 50 = 1 THEN 'RETURNED' WHEN "drawn" % 20 < "callN" - 8 THEN 'SUBMITTED' ELSE 'APPROVED' END::"ReportState",
  "receivedAt" = CASE WHEN "callN" <= 11 THEN "dueAt" + ("drawn" % 9000 - 7600) * INTERVAL '1 minute' END;
UPDATE "RoundExpectation" expectation SET "state" = 'DECLARED_MISSING', "reason" = 'Đến hạn không nhận được báo cáo.'
  FROM made_round WHERE made_round."id" = expectation."roundId" AND made_round."n" <= 8
    AND expectation."committeeId" IN (SELECT "id" FROM made_committee)
    AND NOT EXISTS (SELECT FROM made_report WHERE made_report."roundId" = expectation."roundId" AND made_report."committeeId" = expectation."committeeId");
ANALYZE made_report;
INSERT INTO "Report" ("id", "roundId", "committeeId", "state", "receivedAt")
  SELECT "id", "roundId", "committeeId", "state", "receivedAt" FROM made_report ORDER BY "id";
INSERT INTO "ReportRevision" ("id", "reportId", "number") SELECT "revisionId", "id", 1 FROM made_report ORDER BY "revisionId";
ANALYZE "Report", "ReportRevision";
INSERT INTO "Narrative" ("revisionId", "section", "text")
  SELECT "revisionId", section::"SectionKind", pg_temp.pick('sentence ' || section, "revisionId") ->> 0
  FROM made_report CROSS JOIN unnest('{SITUATION,RESULTS,DIRECTIONS}'::TEXT[]) section ORDER BY "revisionId", section COLLATE "C";

-- What a report can hold: the indicators its form asks for, then their parts.
CREATE TEMP TABLE cell ON COMMIT DROP AS
  SELECT call."n" AS "callN", row_number() OVER (PARTITION BY call."n" ORDER BY part."disaggregationId" NULLS FIRST, section."position", line."position", part."place")::INT AS "n",
    version."id" AS "versionId", version."indicatorId", version."valueType", part."categoryId", part."place", part."parts"
  FROM call JOIN "ReportTemplate" template ON template."code" = 'BC-XA-' || call."form"
    JOIN "ReportTemplateVersion" form ON form."templateId" = template."id" JOIN "TemplateSection" section ON section."templateVersionId" = form."id"
    JOIN "TemplateIndicator" line ON line."sectionId" = section."id"
    JOIN "IndicatorVersion" version ON version."indicatorId" = line."indicatorId" AND daterange(version."validFrom", version."validTo") @> call."endsOn"
    CROSS JOIN LATERAL (
      SELECT NULL::INT AS "disaggregationId", NULL::INT AS "categoryId", 0::BIGINT AS "place", 1::BIGINT AS "parts"
      UNION ALL
      SELECT category."disaggregationId", category."id", row_number() OVER (PARTITION BY category."disaggregationId" ORDER BY category."position"), count(*) OVER same
      FROM "_DisaggregationToIndicatorVersion" split JOIN "DisaggregationCategory" category ON category."disaggregationId" = split."A"
      WHERE split."B" = version."id" WINDOW same AS (PARTITION BY category."disaggregationId")) part;
ANALYZE cell;

-- Statement by statement, or the audit would gather two million rows at once.
DO $$
BEGIN
  FOR round IN 1..13 LOOP
    INSERT INTO "Figure" ("revisionId", "indicatorVersionId", "categoryId", "state", "numerator", "denominator")
      SELECT "revisionId", "versionId", "categoryId", CASE WHEN "arose" THEN 'NUMBER' ELSE 'NOTHING_AROSE' END::"FigureState",
        -- Parts add up to their total, and no numerator passes its denominator.
        CASE WHEN "arose" THEN CASE "place" WHEN 0 THEN "numerator" ELSE "numerator" / "parts" + ("place" <= "numerator" % "parts")::INT END END,
        CASE WHEN "arose" THEN CASE "place" WHEN 0 THEN "denominator" ELSE "denominator" / "parts" + ("place" <= "denominator" % "parts")::INT END END
      FROM (
        SELECT "revisionId", "versionId", "categoryId", "place", "parts", cell."n", "seed" % 23 > 0 OR "valueType" = 'RATIO' AS "arose",
          CASE "valueType" WHEN 'RATIO' THEN "whole" * (60 + "seed" % 39) / 100 ELSE "whole" END AS "numerator",
          CASE "valueType" WHEN 'RATIO' THEN "whole" END AS "denominator"
        FROM made_report JOIN cell USING ("callN")
          CROSS JOIN LATERAL (SELECT ("committeeId" * 7919 + "indicatorId" * 3571) % 9973 AS "seed") own
          CROSS JOIN LATERAL (SELECT 3 + "seed" % 400 * (90 + "callN" + "drawn" % 10) / 100 AS "whole") measured
        WHERE "callN" = round AND cell."n" <= CASE round WHEN 11 THEN 160 ELSE 40 END) figure
      ORDER BY "revisionId", "n";
  END LOOP;
END $$;
UPDATE "ReportRevision" revision SET "sealedAt" = "receivedAt" FROM made_report WHERE "revisionId" = revision."id" AND "receivedAt" IS NOT NULL;
INSERT INTO "ReportDecision" ("reportId", "revisionId", "kind", "reason", "decidedAt")
  SELECT "id", "revisionId", "state"::TEXT::"DecisionKind", CASE "state" WHEN 'RETURNED' THEN 'Số liệu chưa khớp với kỳ trước, cần giải trình.' END,
    "receivedAt" + (1 + "drawn" % 5) * INTERVAL '1 day'
  FROM made_report WHERE "state" IN ('APPROVED', 'RETURNED') ORDER BY "id";
