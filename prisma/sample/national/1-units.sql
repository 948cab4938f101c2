-- Units of before and after the reform, with who succeeded whom. Names are made of two syllables; only provinces are real.

CREATE TEMP TABLE made_name ON COMMIT DROP AS
  SELECT row_number() OVER (ORDER BY md5(head || tail) COLLATE "C")::INT AS "n", head || ' ' || tail AS "name"
  FROM unnest('{An,Bằng,Bích,Bình,Cẩm,Châu,Chí,Cường,Diên,Dương,Đại,Đắc,Định,Đoàn,Đồng,Đức,Gia,Giang,Hà,Hải,Hạnh,Hiệp,Hòa,
    Hoàng,Hồng,Hợp,Hùng,Hưng,Khánh,Kiên,Kim,Lai,Lạc,Liên,Long,Lộc,Lương,Mai,Mỹ,Minh,Nam,Nghĩa,Ngọc,Nhân,Ninh,Phong,Phú,
    Phúc,Phước,Quang,Quế,Quý,Sơn,Tân,Thái,Thanh,Thành,Thịnh,Thuận,Trung,Tường,Vân,Vạn,Vĩnh,Xuân,Yên}'::TEXT[]) head
  CROSS JOIN unnest('{Ái,Bảo,Cát,Chánh,Cử,Dũng,Đào,Đạt,Điền,Giàu,Hảo,Hậu,Hiền,Hiếu,Hội,Huệ,Khang,Khê,Lãm,Lâm,Lễ,Linh,Lợi,Luận,
    Lý,Mậu,Mộc,Nguyên,Nhuận,Phái,Phụng,Quới,Sa,Sinh,Tài,Tạo,Tâm,Thạch,Thắng,Thiện,Thọ,Thủy,Tiên,Tín,Tỉnh,Toàn,Trạch,Trí,Trị,
    Trúc,Tuyền,Uyên,Văn,Viên,Xá}'::TEXT[]) tail;

-- The ids of provinces before the reform, each with the one it belongs to since.
CREATE TEMP TABLE old_province ON COMMIT DROP AS
  SELECT row_number() OVER (ORDER BY unit."code")::INT AS "n", count(*) OVER ()::INT AS "total", unit."id", heir."id" AS "heirId", heir."code" AS "heirCode"
  FROM "AdministrativeUnit" unit LEFT JOIN "UnitSuccession" succession ON succession."fromId" = unit."id"
    JOIN "AdministrativeUnit" heir ON heir."id" = coalesce(succession."toId", unit."id")
  WHERE unit."level" = 'PROVINCE' AND unit."validFrom" < '2025-07-01';

CREATE TEMP TABLE made_unit (
  "code" TEXT PRIMARY KEY, "level" "AdministrativeLevel", "kind" TEXT, "name" TEXT, "parentId" INT, "validFrom" DATE, "validTo" DATE
) ON COMMIT DROP;

INSERT INTO made_unit
  WITH free AS (
    SELECT row_number() OVER (ORDER BY "code")::INT AS "n", "code" FROM (SELECT lpad(n::TEXT, 3, '0') FROM generate_series(1, 999) n
      EXCEPT SELECT "code" FROM "AdministrativeUnit") code ("code"))
  SELECT free."code", 'DISTRICT', (ARRAY['quận', 'thị xã', 'huyện', 'huyện', 'huyện', 'huyện', 'huyện'])[1 + free."n" % 7],
    made_name."name", old_province."id", '2008-08-01', '2025-07-01'
  FROM free JOIN made_name USING ("n") JOIN old_province ON old_province."n" = 1 + (free."n" - 1) % old_province."total"
  WHERE free."n" <= (SELECT "districts" FROM size) - (SELECT count(*) FROM "AdministrativeUnit" WHERE "level" = 'DISTRICT');
INSERT INTO "AdministrativeUnit" ("code", "level", "validFrom", "validTo")
  SELECT "code", "level", "validFrom", "validTo" FROM made_unit ORDER BY "code";

-- Communes of before, those of one district after each other, and which of those since each went to: neighbours merge.
CREATE TEMP TABLE old_commune ON COMMIT DROP AS
  WITH district AS (
    SELECT row_number() OVER (ORDER BY old_province."heirCode", old_province."n", "code")::INT AS "n", unit."id", old_province."heirId"
    FROM made_unit JOIN "AdministrativeUnit" unit USING ("code") JOIN old_province ON old_province."id" = made_unit."parentId"
  ), missing AS (
    SELECT "communesBefore" - (SELECT count(*) FROM "AdministrativeUnit" WHERE "level" = 'COMMUNE' AND "validTo" IS NOT NULL)::INT AS "before",
      "communes" - (SELECT count(*) FROM "AdministrativeUnit" WHERE "level" = 'COMMUNE' AND "validTo" IS NULL)::INT AS "since",
      (SELECT count(*) FROM district)::INT AS "districts"
    FROM size
  ), commune AS (
    SELECT "n", "since"::NUMERIC / "before" AS "ratio", ("n" - 1) * "districts" / "before" + 1 AS "districtN"
    FROM missing CROSS JOIN generate_series(1, "before") "n"
  ), placed AS (
    SELECT commune."n", commune."ratio", district."id" AS "districtId", district."heirId",
      min(commune."n") OVER heir AS "first", max(commune."n") OVER heir AS "last"
    FROM commune JOIN district ON district."n" = commune."districtN" WINDOW heir AS (PARTITION BY district."heirId")
  )
  SELECT "n", "districtId", "heirId", round(("first" - 1) * "ratio")::INT + 1 + (("n" - "first") *
      (round("last" * "ratio") - round(("first" - 1) * "ratio"))::INT) / ("last" - "first" + 1) AS "heirN",
    round("last" * "ratio")::INT AS "lastHeirN"
  FROM placed;

INSERT INTO made_unit
  SELECT (40000 + "n")::TEXT, 'COMMUNE', CASE WHEN "n" % 6 = 0 THEN 'phường' WHEN "n" % 17 = 0 THEN 'thị trấn' ELSE 'xã' END,
    (SELECT "name" FROM made_name WHERE made_name."n" = 1 + old_commune."n" * 7 % (SELECT count(*) FROM made_name)),
    "districtId", '2008-08-01', '2025-07-01'
  FROM old_commune;
INSERT INTO made_unit
  SELECT DISTINCT (60000 + "heirN")::TEXT, 'COMMUNE'::"AdministrativeLevel",
    CASE WHEN "heirN" % 5 = 0 THEN 'phường' WHEN "heirN" % 277 = 0 THEN 'đặc khu' ELSE 'xã' END,
    (SELECT "name" FROM made_name WHERE made_name."n" = 1 + "heirN" * 11 % (SELECT count(*) FROM made_name)),
    "heirId", DATE '2025-07-01', NULL::DATE
  FROM old_commune;
INSERT INTO "AdministrativeUnit" ("code", "level", "validFrom", "validTo")
  SELECT "code", "level", "validFrom", "validTo" FROM made_unit WHERE "level" = 'COMMUNE' ORDER BY "code";
ALTER TABLE made_unit ADD COLUMN "id" INT;
UPDATE made_unit SET "id" = unit."id" FROM "AdministrativeUnit" unit WHERE unit."code" = made_unit."code";
INSERT INTO "UnitPeriod" ("unitId", "parentId", "kind", "name", "nameEn", "validFrom", "validTo")
  SELECT "id", "parentId", "kind", "name", initcap(fold_name("name")), "validFrom", "validTo" FROM made_unit ORDER BY "id";

-- One commune in 25 was divided between two of its province; the others went whole. Districts ended without a successor.
INSERT INTO "UnitSuccession" ("reorganisationId", "fromId", "toId", "isWhole")
  SELECT (SELECT "id" FROM "Reorganisation" WHERE "subject" LIKE '%cấp huyện%'), "fromId", "toId", "isWhole" FROM (
    SELECT "id" AS "fromId", NULL::INT AS "toId", FALSE AS "isWhole" FROM made_unit WHERE "level" = 'DISTRICT'
    UNION ALL
    SELECT commune."id", heir."id", NOT ("n" % 25 = 0 AND "heirN" < "lastHeirN")
    FROM old_commune JOIN made_unit commune ON commune."code" = (40000 + "n")::TEXT
      JOIN generate_series(0, 1) part ON part = 0 OR "n" % 25 = 0 AND "heirN" < "lastHeirN"
      JOIN made_unit heir ON heir."code" = (60000 + "heirN" + part)::TEXT) edge
  ORDER BY "fromId", "toId";
ANALYZE "AdministrativeUnit", "UnitPeriod", "UnitSuccession", made_unit;
