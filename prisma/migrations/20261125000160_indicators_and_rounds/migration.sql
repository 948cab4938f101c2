-- Two who change the same definition or form must notice each other.
ALTER TABLE "Indicator" ADD COLUMN "edition" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "Disaggregation" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "ReportTemplate" ADD COLUMN "edition" INTEGER NOT NULL DEFAULT 1;

-- A year has twelve months and four quarters, each with a round of its own.
ALTER TABLE "ReportingRound" ADD COLUMN "ordinal" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "ReportingRound" ADD CONSTRAINT "ReportingRound_ordinal_check" CHECK (
  CASE "periodKind" WHEN 'MONTH' THEN "ordinal" BETWEEN 1 AND 12 WHEN 'QUARTER' THEN "ordinal" BETWEEN 1 AND 4
    WHEN 'OTHER' THEN "ordinal" >= 1 ELSE "ordinal" = 1 END);
DROP INDEX "ReportingRound_committeeId_periodKind_year_key";
CREATE UNIQUE INDEX "ReportingRound_committeeId_periodKind_year_ordinal_key"
  ON "ReportingRound"("committeeId", "periodKind", "year", "ordinal");

-- Reports keep the form they were made with. The lock holds off a round that is being opened with it.
CREATE FUNCTION refuse_change_of_used_form() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changed JSONB;
  form INTEGER;
BEGIN
  FOREACH changed IN ARRAY ARRAY[to_jsonb(OLD), to_jsonb(NEW)] LOOP
    form := CASE TG_TABLE_NAME WHEN 'TemplateSection' THEN (changed ->> 'templateVersionId')::int
      ELSE (SELECT "templateVersionId" FROM "TemplateSection" WHERE "id" = (changed ->> 'sectionId')::int) END;
    PERFORM FROM "ReportTemplateVersion" WHERE "id" = form FOR UPDATE;
    IF EXISTS (SELECT FROM "RoundTemplate" WHERE "templateVersionId" = form) THEN
      RAISE EXCEPTION 'version % of a form is used by a round and never changes', form
        USING ERRCODE = 'restrict_violation', CONSTRAINT = 'ReportTemplateVersion_used';
    END IF;
  END LOOP;
  RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER "TemplateSection_used" BEFORE INSERT OR UPDATE OR DELETE ON "TemplateSection"
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_used_form();
CREATE TRIGGER "TemplateIndicator_used" BEFORE INSERT OR UPDATE OR DELETE ON "TemplateIndicator"
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_used_form();
