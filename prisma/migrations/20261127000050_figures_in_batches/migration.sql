-- Figures of a file are imported into a report, and taken back as a whole.

-- AlterEnum
ALTER TYPE "JobKind" ADD VALUE 'IMPORT_FIGURES';

-- AlterEnum
ALTER TYPE "JobStage" ADD VALUE 'FIGURES';

-- AlterEnum
ALTER TYPE "JobEntryKind" ADD VALUE 'FIGURE_ADDED';
ALTER TYPE "JobEntryKind" ADD VALUE 'FIGURE_CHANGED';

-- Of an import every figure is noted as it was, as rows of other tables are. An import and its undoing stand in the history
-- of the committee, as typing does; a load of the sample stays one entry a statement.
CREATE OR REPLACE FUNCTION audit_figures() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  name TEXT := coalesce(current_setting('camket.batch', true), '');
  batch INTEGER := substring(name FROM '^import:(\d+)$');
  change RECORD;
BEGIN
  IF batch IS NOT NULL AND TG_OP = 'INSERT' THEN
    INSERT INTO "ImportedRow" ("batchId", "model", "rowId")
      SELECT batch, 'Figure', "id" FROM changed ORDER BY "id" ON CONFLICT DO NOTHING;
  ELSIF batch IS NOT NULL AND TG_OP = 'UPDATE' THEN
    INSERT INTO "ImportedRow" ("batchId", "model", "rowId", "before")
      SELECT batch, 'Figure', "id", to_jsonb(removed) FROM removed ORDER BY "id" ON CONFLICT DO NOTHING;
  END IF;
  IF name <> '' AND name !~ '^(import|undo):' THEN
    FOR change IN SELECT count(*) AS "rows",
        encode(sha256(convert_to(coalesce(string_agg(md5(changed::TEXT), '' ORDER BY "id"), ''), 'UTF8')), 'hex') AS digest
      FROM changed HAVING count(*) > 0 LOOP
      PERFORM append_audit('', 'Figure', 0, TG_OP::"AuditAction", NULL, jsonb_build_object(
        'batch', name, 'rows', change."rows", 'digest', change.digest));
    END LOOP;
    RETURN NULL;
  END IF;
  FOR change IN SELECT "committeePath", "revisionId", count(*) AS figures,
      encode(sha256(convert_to(string_agg(to_jsonb(changed)::TEXT, '' ORDER BY "id"), 'UTF8')), 'hex') AS digest
    FROM changed GROUP BY 1, 2 ORDER BY 1, 2 LOOP
    PERFORM append_audit(change."committeePath", 'ReportRevision', change."revisionId", 'UPDATE', NULL,
      jsonb_build_object('figures', jsonb_build_object(lower(TG_OP), change.figures, 'digest', change.digest)));
  END LOOP;
  RETURN NULL;
END $$;

DROP TRIGGER "Figure_audit_update" ON "Figure";
CREATE TRIGGER "Figure_audit_update" AFTER UPDATE ON "Figure" REFERENCING OLD TABLE AS removed NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION audit_figures();
