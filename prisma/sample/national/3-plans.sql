-- Plans of the communes made, ten tasks each, with the text as issued and how the tasks went.

CREATE TEMP TABLE occasion ON COMMIT DROP AS
  SELECT * FROM (VALUES
    (1, 'bảo đảm và bảo vệ quyền con người 6 tháng cuối năm 2025', DATE '2025-07-15', DATE '2025-12-31', TRUE),
    (2, 'truyền thông nhân Ngày Nhân quyền thế giới năm 2025', '2025-10-15', '2025-12-31', FALSE),
    (3, 'bảo đảm và bảo vệ quyền con người năm 2026', '2026-01-01', '2026-12-31', TRUE),
    (4, 'tập huấn về quyền con người cho cán bộ cơ sở năm 2026', '2026-03-01', '2026-12-15', FALSE),
    (5, 'Tháng hành động vì trẻ em năm 2026', '2026-05-01', '2026-08-31', FALSE),
    (6, 'phòng, chống mua bán người năm 2026', '2026-06-15', '2026-12-31', FALSE),
    (7, 'bảo đảm và bảo vệ quyền con người năm 2027', '2027-01-01', '2027-12-31', TRUE)
  ) occasion ("n", "subject", "startsOn", "endsOn", "isYearly");

CREATE TEMP TABLE made_plan ON COMMIT DROP AS
  SELECT row_number() OVER (ORDER BY occasion."n", pg_temp.draw('plan' || committee."id"), committee."id")::INT + (SELECT max("id") FROM "Plan") AS "id",
    committee."id" AS "committeeId", committee."parentId", committee."name" AS "issuer", committee."unitId", occasion.*,
    'Kế hoạch ' || "subject" || ' trên địa bàn ' || committee."unit" AS "title",
    "startsOn" + 10 + pg_temp.draw('issued' || occasion."n" || ' ' || committee."id") % 20 AS "issuedOn",
    CASE WHEN "n" = 7 THEN (ARRAY['DRAFT', 'DRAFT', 'SUBMITTED'])[1 + committee."id" % 3] WHEN "endsOn" < '2026-01-01' THEN 'CLOSED'
      ELSE CASE pg_temp.draw('state' || occasion."n" || ' ' || committee."id") % 60 WHEN 0 THEN 'DRAFT' WHEN 1 THEN 'SUBMITTED' WHEN 2 THEN 'RETURNED'
        WHEN 3 THEN 'WITHDRAWN' ELSE 'ISSUED' END END::"PlanState" AS "state"
  FROM (SELECT "id", "parentId", "name", "unit", "unitId" FROM made_committee) committee CROSS JOIN occasion
  ORDER BY 1 LIMIT (SELECT "plans" FROM size) - (SELECT count(*) FROM "Plan");

CREATE TEMP TABLE made_document ON COMMIT DROP AS
  SELECT row_number() OVER (ORDER BY "id")::INT + (SELECT max("id") FROM "Document") AS "documentId", "id" AS "planId", "committeeId", "issuer",
    "issuedOn", "subject", extract(year FROM "issuedOn")::INT AS "year",
    row_number() OVER (PARTITION BY "committeeId", extract(year FROM "issuedOn") ORDER BY "issuedOn", "id")::INT AS "number"
  FROM made_plan WHERE "state" IN ('ISSUED', 'CLOSED');
INSERT INTO "Document" ("id", "typeId", "committeeId", "number", "year", "reference", "issuer", "issuedOn", "subject")
  SELECT "documentId", type."id", "committeeId", "number", "year", lpad("number"::TEXT, 2, '0') || '/KH-BCĐ', "issuer", "issuedOn",
    upper(left("subject", 1)) || substr("subject", 2)
  FROM made_document JOIN "DocumentType" type ON type."code" = 'KH' ORDER BY "documentId";
INSERT INTO "NumberRegister" ("committeeId", "typeId", "year", "lastNumber")
  SELECT "committeeId", (SELECT "id" FROM "DocumentType" WHERE "code" = 'KH'), "year", count(*) FROM made_document GROUP BY 1, 3 ORDER BY 1, 3;
INSERT INTO "RegisteredNumber" ("registerId", "number", "state", "documentId")
  SELECT register."id", made_document."number", 'USED', "documentId"
  FROM made_document JOIN "NumberRegister" register USING ("committeeId", "year") ORDER BY "documentId";
ANALYZE "Document", made_plan, made_document;

INSERT INTO "Plan" ("id", "committeeId", "title", "startsOn", "endsOn", "purpose", "state", "reason", "summary", "parentPlanId", "documentId")
  SELECT made_plan."id", made_plan."committeeId", made_plan."title", made_plan."startsOn", made_plan."endsOn",
    'Mỗi nhiệm vụ có cơ quan chủ trì, thời hạn và kết quả kiểm tra được; ưu tiên trẻ em, phụ nữ, người khuyết tật, đồng bào dân tộc thiểu số và người nghèo.',
    made_plan."state", CASE made_plan."state" WHEN 'RETURNED' THEN 'Chưa nêu kết quả cần đạt của từng nhiệm vụ.'
      WHEN 'WITHDRAWN' THEN 'Nội dung đã được lồng ghép vào kế hoạch năm.' END,
    CASE made_plan."state" WHEN 'CLOSED' THEN 'Các nhiệm vụ đã hoàn thành hoặc chuyển sang năm sau.' END, above."id", made_document."documentId"
  FROM made_plan LEFT JOIN made_document ON made_document."planId" = made_plan."id"
    LEFT JOIN "Plan" above ON made_plan."isYearly" AND above."committeeId" = made_plan."parentId" AND above."state" IN ('ISSUED', 'CLOSED')
      AND above."endsOn" = made_plan."endsOn"
  ORDER BY made_plan."id";
INSERT INTO "PlanSection" ("planId", "number", "title", "position")
  SELECT "id", position, (ARRAY['Chỉ đạo, điều hành', 'Bảo đảm quyền trên các lĩnh vực'])[position], position
  FROM made_plan CROSS JOIN generate_series(1, 2) position ORDER BY "id", position;
ANALYZE "Plan", "PlanSection";

CREATE TEMP TABLE made_task ON COMMIT DROP AS
  WITH entry AS (SELECT "n", count(*) OVER () AS "total", "value" FROM catalogue WHERE "of" = 'task'),
  dated AS (
    SELECT plan."id" AS "planId", plan."committeeId", plan."unitId", plan."state" AS "planState", plan."startsOn" AS "firstDay", position,
      plan."startsOn" + 30 + pg_temp.draw('due' || plan."id" || ' ' || position) % (plan."endsOn" - plan."startsOn" - 30) AS "dueOn",
      pg_temp.draw('task' || plan."id" || ' ' || position) AS "drawn", entry."value" AS "entry"
    FROM made_plan plan CROSS JOIN generate_series(1, 10) position JOIN entry ON entry."n" = 1 + (plan."id" * 11 + position) % entry."total"
    ORDER BY position, plan."id" LIMIT (SELECT "tasks" FROM size) - (SELECT count(*) FROM "Task")
  ), stated AS (
    SELECT *, CASE WHEN "planState" = 'CLOSED' AND "drawn" % 12 = 0 OR "planState" = 'WITHDRAWN' THEN 'WITHDRAWN'
        WHEN "planState" = 'CLOSED' THEN 'DONE' WHEN "planState" <> 'ISSUED' THEN 'NOT_BEGUN'
        WHEN "dueOn" < '2026-11-22' THEN CASE WHEN "drawn" % 8 = 0 THEN 'UNDER_WAY' ELSE 'DONE' END
        WHEN "drawn" % 2 = 0 AND "firstDay" < '2026-11-22' THEN 'UNDER_WAY' ELSE 'NOT_BEGUN' END::"TaskState" AS "state",
      greatest("firstDay", "dueOn" - 60) AS "startsOn"
    FROM dated
  )
  SELECT row_number() OVER (ORDER BY "planId", position)::INT + (SELECT max("id") FROM "Task") AS "id", *,
    CASE "state" WHEN 'DONE' THEN least("dueOn" - 10 + "drawn" % 15, '2026-11-22') END AS "doneOn",
    CASE "state" WHEN 'DONE' THEN 100 WHEN 'UNDER_WAY' THEN 10 + "drawn" % 9 * 10 ELSE 0 END AS "progress"
  FROM stated;
CREATE UNIQUE INDEX ON made_task ("id");
ANALYZE made_task;
INSERT INTO "Task" ("id", "committeeId", "planId", "sectionId", "number", "position", "title", "expectedResult", "leadAgencyId", "startsOn", "dueOn",
    "baselineStartsOn", "baselineDueOn", "state", "progress", "doneOn")
  SELECT task."id", task."committeeId", task."planId", section."id", section."number" || '.' || 1 + (task."position" - 1) % 5, task."position",
    task."entry" ->> 'nameVi', task."entry" ->> 'expectedResultVi', agency."id", task."startsOn", "dueOn",
    CASE WHEN "planState" IN ('ISSUED', 'CLOSED') THEN task."startsOn" END, CASE WHEN "planState" IN ('ISSUED', 'CLOSED') THEN "dueOn" END,
    "state", "progress", "doneOn"
  FROM made_task task JOIN "PlanSection" section ON section."planId" = task."planId" AND section."position" = 1 + (task."position" - 1) / 5
    JOIN made_agency agency ON agency."unitId" = task."unitId" AND agency."code" = (ARRAY['C-UBND', 'C-CAX', 'C-PVHXH', 'C-PKT'])[1 + "drawn" % 4]
  ORDER BY task."id";
INSERT INTO "_TaskToTheme" ("A", "B")
  SELECT task."id", theme."id" FROM made_task task JOIN "Theme" theme ON theme."code" = task."entry" ->> 'theme' ORDER BY 1;
INSERT INTO "_GroupToTask" ("A", "B")
  SELECT code."id", task."id" FROM made_task task JOIN "Group" code ON task."entry" -> 'groups' ? code."code" ORDER BY 2, 1;
INSERT INTO "_coordinating" ("A", "B")
  SELECT agency."id", task."id" FROM made_task task JOIN made_agency agency ON agency."unitId" = task."unitId" AND agency."code" = 'C-MTTQ'
  WHERE "drawn" % 3 = 0 ORDER BY 2;
INSERT INTO "TaskUpdate" ("taskId", "date", "progress", "note")
  SELECT "id", coalesce("doneOn", least("startsOn" + "drawn" % 40, '2026-11-20')), "progress",
    CASE "state" WHEN 'DONE' THEN 'Đã hoàn thành theo kế hoạch.' ELSE 'Đang thực hiện, các cơ quan phối hợp tham gia đầy đủ.' END
  FROM made_task WHERE "progress" > 0 ORDER BY "id";
ANALYZE "Task", "TaskUpdate", "_TaskToTheme", "_GroupToTask", "_coordinating";

INSERT INTO "PlanRevision" ("planId", "number", "documentId", "issuedOn", "title", "purpose")
  SELECT plan."id", 1, plan."documentId", document."issuedOn", plan."title", plan."purpose"
  FROM made_document JOIN "Plan" plan ON plan."id" = "planId" JOIN "Document" document ON document."id" = plan."documentId" ORDER BY plan."id";
INSERT INTO "PlanRevisionTask" ("revisionId", "taskId", "number", "title", "expectedResult", "leadAgencyId", "startsOn", "dueOn")
  SELECT revision."id", task."id", task."number", task."title", task."expectedResult", task."leadAgencyId", task."startsOn", task."dueOn"
  FROM made_document JOIN "PlanRevision" revision USING ("planId") JOIN "Task" task USING ("planId") ORDER BY task."id";
ANALYZE "PlanRevision", "PlanRevisionTask";

-- Of each commune's plan for a year, the province gave the first two tasks.
INSERT INTO "TaskAssignment" ("taskId", "assigneeId", "childTaskId", "state")
  SELECT given."id", task."committeeId", task."id", 'ACCEPTED'
  FROM made_plan plan JOIN "Plan" child ON child."id" = plan."id" JOIN "Task" given ON given."planId" = child."parentPlanId" AND given."position" <= 2
    JOIN made_task task ON task."planId" = plan."id" AND task."position" = given."position"
  WHERE plan."n" = 3 AND plan."state" = 'ISSUED' ORDER BY task."id";
ANALYZE "TaskAssignment";
