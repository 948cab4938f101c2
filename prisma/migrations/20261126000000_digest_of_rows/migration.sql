-- The digest of a batch is that of its rows as text, which is quicker than JSON.

CREATE OR REPLACE FUNCTION audit_rows() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  source TEXT := CASE TG_OP
    WHEN 'INSERT' THEN 'SELECT NULL::JSONB AS earlier, to_jsonb(added) AS later FROM added'
    WHEN 'DELETE' THEN 'SELECT to_jsonb(removed) AS earlier, NULL::JSONB AS later FROM removed'
    -- A key never changes, so it pairs what was with what is.
    ELSE 'SELECT to_jsonb(removed) AS earlier, to_jsonb(added) AS later FROM removed JOIN added USING ("id")' END;
  chain TEXT := CASE
    WHEN TG_NARGS = 0 THEN 'coalesce(present ->> ''committeePath'', present ->> ''path'', '''')'
    ELSE format('coalesce((SELECT to_jsonb(owner) ->> CASE %1$L WHEN ''Committee'' THEN ''path'' ELSE ''committeePath'' END
      FROM %1$I owner WHERE owner."id" = (present ->> %2$L)::INTEGER), '''')', TG_ARGV[0], TG_ARGV[1]) END;
  batch INTEGER := substring(current_setting('camket.batch', true) FROM '^import:(\d+)$');
  change RECORD;
  earlier JSONB;
  later JSONB;
  entries audit_change[] := '{}';
BEGIN
  IF batch IS NOT NULL THEN
    -- Of a row that the batch changes twice, what it was at first is what can be brought back.
    EXECUTE format('INSERT INTO "ImportedRow" ("batchId", "model", "rowId", "before")
      SELECT %s, %L, (coalesce(later, earlier) ->> ''id'')::INTEGER, earlier FROM (%s) change
      ORDER BY 3 ON CONFLICT DO NOTHING', batch, TG_TABLE_NAME, source);
  END IF;
  IF coalesce(current_setting('camket.batch', true), '') <> '' THEN
    FOR change IN EXECUTE format('SELECT count(*) AS "rows",
        encode(sha256(convert_to(coalesce(string_agg(md5(changed::TEXT), '''' ORDER BY "id"), ''''), ''UTF8'')), ''hex'') AS digest
      FROM %I changed', CASE TG_OP WHEN 'DELETE' THEN 'removed' ELSE 'added' END) LOOP
      IF change."rows" > 0 THEN
        PERFORM append_audit('', TG_TABLE_NAME, 0, TG_OP::"AuditAction", NULL, jsonb_build_object(
          'batch', current_setting('camket.batch'), 'rows', change."rows", 'digest', change.digest));
      END IF;
    END LOOP;
    RETURN NULL;
  END IF;
  FOR change IN EXECUTE format('SELECT %s AS chain, change.* FROM
      (SELECT coalesce(later, earlier) AS present, * FROM (%s) row) change ORDER BY 1, (present ->> ''id'')::INTEGER', chain, source) LOOP
    earlier := audited_fields(TG_TABLE_NAME, change.earlier);
    later := audited_fields(TG_TABLE_NAME, change.later);
    IF TG_OP = 'UPDATE' THEN
      -- Of what is withheld only that it changed is known, and that from the row itself.
      SELECT coalesce(jsonb_object_agg("key", earlier -> "key") FILTER (WHERE earlier ? "key"), '{}'),
             coalesce(jsonb_object_agg("key", later -> "key") FILTER (WHERE later ? "key"), '{}')
        INTO earlier, later
        FROM (SELECT jsonb_object_keys(earlier || later) AS "key") field
        WHERE change.earlier -> "key" IS DISTINCT FROM change.later -> "key";
      CONTINUE WHEN earlier || later = '{}';
    END IF;
    entries := entries || (change.chain, TG_TABLE_NAME, (change.present ->> 'id')::INTEGER, TG_OP::"AuditAction",
      nullif(earlier, '{}'), nullif(later, '{}'))::audit_change;
  END LOOP;
  PERFORM append_audits(entries);
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION audit_figures() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  change RECORD;
BEGIN
  IF coalesce(current_setting('camket.batch', true), '') <> '' THEN
    FOR change IN SELECT count(*) AS "rows",
        encode(sha256(convert_to(coalesce(string_agg(md5(changed::TEXT), '' ORDER BY "id"), ''), 'UTF8')), 'hex') AS digest
      FROM changed HAVING count(*) > 0 LOOP
      PERFORM append_audit('', 'Figure', 0, TG_OP::"AuditAction", NULL, jsonb_build_object(
        'batch', current_setting('camket.batch'), 'rows', change."rows", 'digest', change.digest));
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
