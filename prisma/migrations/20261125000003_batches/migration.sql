-- What an import or a reorganisation made and changed can be taken back as a whole, while nothing was written on top.

ALTER TABLE "ImportBatch" ADD COLUMN "result" JSONB;
ALTER TABLE "ImportedRow"
  ADD COLUMN "before" JSONB,
  ADD COLUMN "digest" TEXT;

-- What a statement changed, an entry a row; while a load or import has named itself in camket.batch, one entry with
-- how many rows and their digest. TG_ARGV, where the row has no path of its own: the table it hangs on, and the key to it.
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
BEGIN
  IF batch IS NOT NULL THEN
    -- Of a row that the batch changes twice, what it was at first is what can be brought back.
    EXECUTE format('INSERT INTO "ImportedRow" ("batchId", "model", "rowId", "before")
      SELECT %s, %L, (coalesce(later, earlier) ->> ''id'')::INTEGER, earlier FROM (%s) change
      ORDER BY 3 ON CONFLICT DO NOTHING', batch, TG_TABLE_NAME, source);
  END IF;
  IF coalesce(current_setting('camket.batch', true), '') <> '' THEN
    FOR change IN EXECUTE format('SELECT count(*) AS "rows",
        encode(sha256(convert_to(coalesce(string_agg(md5(coalesce(later, earlier)::TEXT), '''' ORDER BY
          (coalesce(later, earlier) ->> ''id'')::INTEGER), ''''), ''UTF8'')), ''hex'') AS digest FROM (%s) change', source) LOOP
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
    PERFORM append_audit(change.chain, TG_TABLE_NAME, (change.present ->> 'id')::INTEGER, TG_OP::"AuditAction",
      nullif(earlier, '{}'), nullif(later, '{}'));
  END LOOP;
  RETURN NULL;
END $$;

-- Notes what the rows of a batch look like when it ends, so that a later change of any of them shows.
CREATE FUNCTION seal_batch(batch INTEGER) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  name TEXT;
BEGIN
  FOR name IN SELECT DISTINCT "model" FROM "ImportedRow" WHERE "batchId" = batch LOOP
    EXECUTE format('UPDATE "ImportedRow" SET "digest" = md5(to_jsonb(present)::TEXT) FROM %1$I present
      WHERE "batchId" = $1 AND "model" = %1$L AND present."id" = "rowId"', name) USING batch;
  END LOOP;
END $$;

-- Unwinds a batch, the last writes first: what it made is deleted, what it changed is as it was.
CREATE FUNCTION undo_batch(batch INTEGER) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  run RECORD;
  columns TEXT;
  changed INTEGER;
BEGIN
  FOR run IN SELECT DISTINCT "model" AS name FROM "ImportedRow" WHERE "batchId" = batch LOOP
    EXECUTE format('SELECT count(*) FROM "ImportedRow" LEFT JOIN %1$I present ON present."id" = "rowId"
      WHERE "batchId" = $1 AND "model" = %1$L AND "digest" IS DISTINCT FROM md5(to_jsonb(present)::TEXT)', run.name)
      INTO changed USING batch;
    IF changed > 0 THEN
      RAISE EXCEPTION '% rows of % were changed since: constraint "ImportBatch_undo_check"', changed, run.name
        USING ERRCODE = 'check_violation', CONSTRAINT = 'ImportBatch_undo_check';
    END IF;
  END LOOP;
  FOR run IN SELECT "model" AS name, "before" IS NULL AS made, array_agg("rowId") AS ids FROM (
      SELECT *, "id" - row_number() OVER (PARTITION BY "model", "before" IS NULL ORDER BY "id") AS place
      FROM "ImportedRow" WHERE "batchId" = batch) row GROUP BY 1, 2, place ORDER BY max("id") DESC LOOP
    IF run.made THEN
      EXECUTE format('DELETE FROM %I WHERE "id" = ANY ($1)', run.name) USING run.ids;
    ELSE
      SELECT string_agg(quote_ident("attname"), ', ') INTO columns FROM pg_attribute
        WHERE "attrelid" = quote_ident(run.name)::regclass AND "attnum" > 0 AND NOT "attisdropped" AND "attgenerated" = '';
      EXECUTE format('UPDATE %1$I SET (%2$s) = (SELECT %2$s FROM jsonb_populate_record(NULL::%1$I, "before"))
        FROM "ImportedRow" row WHERE row."batchId" = $1 AND row."model" = %1$L AND row."rowId" = %1$I."id"
          AND row."rowId" = ANY ($2)', run.name, columns) USING batch, run.ids;
    END IF;
  END LOOP;
  UPDATE "ImportBatch" SET "undoneAt" = now() WHERE "id" = batch;
END $$;
