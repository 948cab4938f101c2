-- An explanation is of the number it was written for: where counting, consolidating or overriding changes that, it is asked for again.

-- AlterTable
ALTER TABLE "Figure" ADD COLUMN     "isExplanationOutdated" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "Figure" ADD CONSTRAINT "Figure_explanation_check"
  CHECK (NOT "isExplanationOutdated" OR "explanation" IS NOT NULL);

-- Who types a number sees its explanation beside it and sends both.
CREATE FUNCTION outdate_explanation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."isExplanationOutdated" := TRUE;
  RETURN NEW;
END $$;
CREATE TRIGGER "Figure_explanation" BEFORE UPDATE ON "Figure" FOR EACH ROW
  WHEN (NEW."origin" <> 'TYPED' AND NEW."explanation" = OLD."explanation"
    AND (NEW."state", NEW."numerator", NEW."denominator") IS DISTINCT FROM (OLD."state", OLD."numerator", OLD."denominator"))
  EXECUTE FUNCTION outdate_explanation();

-- Committees have no order, so none of them is the latest; of several periods one is.
ALTER TABLE "IndicatorVersion" ADD CONSTRAINT "IndicatorVersion_overCommittees_check" CHECK ("overCommittees" <> 'LATEST');
