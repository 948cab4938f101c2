-- A batch that unties rows it did not make, such as the agencies that take part in a task, could not be undone to the letter:
-- ties have no id. They are noted by the row they belong to, with all that was tied to it before.

CREATE OR REPLACE FUNCTION audit_ties() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  batch INTEGER := substring(current_setting('camket.batch', true) FROM '^import:(\d+)$');
  change RECORD;
  ties JSONB;
  entries audit_change[] := '{}';
BEGIN
  IF batch IS NOT NULL THEN
    -- Ties of a row that the batch made go with the row.
    EXECUTE format('INSERT INTO "ImportedRow" ("batchId", "model", "rowId", "before")
      SELECT %1$s, %2$L, owner."id", jsonb_build_object(''own'', %3$L, ''other'', %4$L, ''tied'', coalesce((
          SELECT jsonb_agg(tied ORDER BY tied) FROM (SELECT %4$I AS tied FROM %2$I WHERE %3$I = owner."id"
            %5$s SELECT %4$I FROM changed WHERE %3$I = owner."id") earlier), ''[]''))
      FROM (SELECT DISTINCT %3$I AS "id" FROM changed) owner
      WHERE NOT EXISTS (SELECT FROM "ImportedRow" made WHERE made."batchId" = %1$s AND made."model" = %6$L
        AND made."rowId" = owner."id" AND made."before" IS NULL)
      ORDER BY owner."id" ON CONFLICT DO NOTHING',
      batch, TG_TABLE_NAME, TG_ARGV[1], TG_ARGV[3], CASE TG_OP WHEN 'INSERT' THEN 'EXCEPT' ELSE 'UNION' END, TG_ARGV[0]);
  END IF;
  IF coalesce(current_setting('camket.batch', true), '') <> '' THEN
    RETURN NULL; -- the rows that are tied are in the batch
  END IF;
  FOR change IN EXECUTE format('SELECT coalesce(to_jsonb(owner) ->> ''committeePath'', '''') AS chain, changed.%2$I AS id,
      jsonb_agg(changed.%3$I ORDER BY changed.%3$I) AS tied FROM changed LEFT JOIN %1$I owner ON owner."id" = changed.%2$I
      GROUP BY 1, 2 ORDER BY 1, 2', TG_ARGV[0], TG_ARGV[1], TG_ARGV[3]) LOOP
    ties := jsonb_build_object(TG_ARGV[2], change.tied);
    entries := entries || (change.chain, TG_ARGV[0], change.id, 'UPDATE',
      CASE TG_OP WHEN 'DELETE' THEN ties END, CASE TG_OP WHEN 'INSERT' THEN ties END)::audit_change;
  END LOOP;
  PERFORM append_audits(entries);
  RETURN NULL;
END $$;

-- What is tied to a row now, as one text; its ties are described as a batch notes them.
CREATE FUNCTION tied_now(model TEXT, row_id INTEGER, noted JSONB) RETURNS TEXT LANGUAGE plpgsql STABLE AS $$
DECLARE
  tied TEXT;
BEGIN
  EXECUTE format('SELECT string_agg(%1$I::TEXT, '','' ORDER BY %1$I) FROM %2$I WHERE %3$I = $1', noted ->> 'other', model, noted ->> 'own')
    INTO tied USING row_id;
  RETURN md5(coalesce(tied, ''));
END $$;

-- Notes what the rows of a batch look like when it ends, so that a later change of any of them shows.
CREATE OR REPLACE FUNCTION seal_batch(batch INTEGER) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  name TEXT;
BEGIN
  FOR name IN SELECT DISTINCT "model" FROM "ImportedRow" WHERE "batchId" = batch LOOP
    IF starts_with(name, '_') THEN
      UPDATE "ImportedRow" SET "digest" = tied_now(name, "rowId", "before") WHERE "batchId" = batch AND "model" = name;
    ELSE
      EXECUTE format('UPDATE "ImportedRow" SET "digest" = md5(to_jsonb(present)::TEXT) FROM %1$I present
        WHERE "batchId" = $1 AND "model" = %1$L AND present."id" = "rowId"', name) USING batch;
    END IF;
  END LOOP;
END $$;

-- Unwinds a batch, the last writes first: what it made is deleted, what it changed is as it was.
CREATE OR REPLACE FUNCTION undo_batch(batch INTEGER) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  run RECORD;
  columns TEXT;
  changed INTEGER;
BEGIN
  FOR run IN SELECT DISTINCT "model" AS name FROM "ImportedRow" WHERE "batchId" = batch LOOP
    IF starts_with(run.name, '_') THEN
      SELECT count(*) INTO changed FROM "ImportedRow"
        WHERE "batchId" = batch AND "model" = run.name AND "digest" IS DISTINCT FROM tied_now(run.name, "rowId", "before");
    ELSE
      EXECUTE format('SELECT count(*) FROM "ImportedRow" LEFT JOIN %1$I present ON present."id" = "rowId"
        WHERE "batchId" = $1 AND "model" = %1$L AND "digest" IS DISTINCT FROM md5(to_jsonb(present)::TEXT)', run.name)
        INTO changed USING batch;
    END IF;
    IF changed > 0 THEN
      RAISE EXCEPTION '% rows of % were changed since: constraint "ImportBatch_undo_check"', changed, run.name
        USING ERRCODE = 'check_violation', CONSTRAINT = 'ImportBatch_undo_check';
    END IF;
  END LOOP;
  FOR run IN SELECT "model" AS name, "before" IS NULL AS made, array_agg("rowId") AS ids,
      min(CASE WHEN starts_with("model", '_') THEN "before"::TEXT END)::JSONB AS noted FROM (
      SELECT *, "id" - row_number() OVER (PARTITION BY "model", "before" IS NULL ORDER BY "id") AS place
      FROM "ImportedRow" WHERE "batchId" = batch) row GROUP BY 1, 2, place ORDER BY max("id") DESC LOOP
    IF starts_with(run.name, '_') THEN
      EXECUTE format('DELETE FROM %I WHERE %I = ANY ($1)', run.name, run.noted ->> 'own') USING run.ids;
      EXECUTE format('INSERT INTO %1$I (%2$I, %3$I) SELECT "rowId", tied::INTEGER
        FROM "ImportedRow", jsonb_array_elements_text("before" -> ''tied'') tied
        WHERE "batchId" = $1 AND "model" = %1$L AND "rowId" = ANY ($2)', run.name, run.noted ->> 'own', run.noted ->> 'other')
        USING batch, run.ids;
    ELSIF run.made THEN
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
