-- A committee in every commune made, with its agencies, seats and members.

INSERT INTO "Agency" ("unitId", "validFrom")
  SELECT "id", "validFrom" FROM made_unit CROSS JOIN catalogue WHERE made_unit."validTo" IS NULL AND catalogue."of" = 'agency' ORDER BY "id", "n";
CREATE TEMP TABLE made_agency ON COMMIT DROP AS
  SELECT agency."id", agency."unitId", entry."value" ->> 'code' AS "code", entry."value" AS "entry", made_unit."kind", agency."validFrom"
  FROM (SELECT *, row_number() OVER (PARTITION BY "unitId" ORDER BY "id") AS "n" FROM "Agency") agency
    JOIN made_unit ON made_unit."id" = agency."unitId" JOIN catalogue entry ON entry."of" = 'agency' AND entry."n" = agency."n";
INSERT INTO "AgencyPeriod" ("agencyId", "name", "nameEn", "abbreviation", "kind", "validFrom")
  SELECT "id", regexp_replace("entry" ->> 'nameVi', 'cấp xã$', "kind"), "entry" ->> 'nameEn', "entry" ->> 'abbreviation',
    ("entry" ->> 'kind')::"AgencyKind", "validFrom" FROM made_agency ORDER BY "id";
CREATE INDEX ON made_agency ("unitId", "code");
ANALYZE made_agency, "Agency", "AgencyPeriod";

INSERT INTO "Committee" ("unitId", "parentId", "validFrom")
  SELECT made_unit."id", province."id", made_unit."validFrom"
  FROM made_unit JOIN "Committee" province ON province."unitId" = made_unit."parentId" AND province."validTo" IS NULL
  WHERE made_unit."validTo" IS NULL ORDER BY made_unit."id";
CREATE TEMP TABLE made_committee ON COMMIT DROP AS
  SELECT committee."id", row_number() OVER (ORDER BY committee."id")::INT AS "n", committee."unitId", committee."parentId",
    made_unit."kind" || ' ' || made_unit."name" AS "unit", 'Ban Chỉ đạo về Nhân quyền ' || made_unit."kind" || ' ' || made_unit."name" AS "name"
  FROM "Committee" committee JOIN made_unit ON made_unit."id" = committee."unitId";
CREATE UNIQUE INDEX ON made_committee ("id");
INSERT INTO "CommitteePeriod" ("committeeId", "name", "nameEn", "symbol", "standingAgencyId", "validFrom")
  SELECT committee."id", committee."name", 'Steering Committee on Human Rights of ' || made_unit."nameEn" ||
      CASE made_unit."kind" WHEN 'phường' THEN ' Ward' WHEN 'xã' THEN ' Commune' ELSE ' Special Zone' END,
    'BCĐ', agency."id", '2025-07-01'
  FROM made_committee committee JOIN "UnitPeriod" made_unit USING ("unitId")
    JOIN made_agency agency ON agency."unitId" = committee."unitId" AND agency."code" = 'C-CAX'
  ORDER BY committee."id";
ANALYZE "Committee", "CommitteePeriod", made_committee;

INSERT INTO "Seat" ("committeeId", "role", "office", "agencyId", "validFrom")
  SELECT committee."id", (office."value" ->> 'role')::"MembershipRole", regexp_replace(office."value" ->> 'nameVi', 'xã$', split_part(committee."unit", ' ', 1)),
    agency."id", '2025-07-01'
  FROM made_committee committee JOIN catalogue office ON office."of" = 'office'
    LEFT JOIN made_agency agency ON agency."unitId" = committee."unitId" AND agency."code" = office."value" ->> 'agency'
  ORDER BY committee."id", office."n";

-- A term on every seat; as many seats as it takes to make the number asked had somebody before.
CREATE TEMP TABLE term ON COMMIT DROP AS
  WITH seat AS (
    SELECT seat.*, committee."n", row_number() OVER (ORDER BY pg_temp.draw('former' || seat."id"), seat."id") <=
        (SELECT "memberships" FROM size) - (SELECT count(*) FROM "Membership") - count(*) OVER () AS "hadFormer",
      DATE '2025-12-01' + pg_temp.draw('change' || seat."id") % 240 AS "changedOn"
    FROM "Seat" seat JOIN made_committee committee ON committee."id" = seat."committeeId"
  )
  SELECT row_number() OVER (ORDER BY "id", "startsOn")::INT + (SELECT max("id") FROM "Person") AS "personId", * FROM (
    SELECT seat.*, DATE '2025-07-01' AS "startsOn", "changedOn" - 1 AS "endsOn" FROM seat WHERE "hadFormer"
    UNION ALL
    SELECT seat.*, CASE WHEN "hadFormer" THEN "changedOn" ELSE '2025-07-01' END,
      CASE WHEN "role" = 'HEAD' THEN NULL WHEN "id" % 37 = 0 THEN DATE '2026-08-31' WHEN "id" % 41 = 0 THEN DATE '2027-01-15' END FROM seat) term;
INSERT INTO "Person" ("id", "name")
  SELECT "personId", concat_ws(' ', pg_temp.pick('family', "personId") ->> 0, pg_temp.pick('middle ' || "gender", "personId") ->> 0,
      pg_temp.pick('given ' || "gender", "personId") ->> 0)
  FROM (SELECT "personId", CASE WHEN pg_temp.draw('gender' || "personId") % 3 = 0 THEN 'female' ELSE 'male' END AS "gender" FROM term) person
  ORDER BY "personId";
INSERT INTO "Membership" ("committeeId", "personId", "seatId", "role", "position", "agencyId", "startsOn", "endsOn")
  SELECT "committeeId", "personId", "id", "role", "office", "agencyId", "startsOn", "endsOn" FROM term ORDER BY "personId";
ANALYZE "Seat", "Person", "Membership";
