-- Sign-in, audit, and the role that requests run as.

-- ── Tables ──────────────────────────────────────────────────────────────────────────────────────────────────────────

ALTER TABLE "User"
  ALTER COLUMN "name" TYPE TEXT COLLATE "vi-x-icu",
  ADD COLUMN "foldedName" TEXT NOT NULL GENERATED ALWAYS AS (fold_name("name")) STORED,
  ADD COLUMN "emailVerified" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  ADD COLUMN "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;
ALTER TABLE "User" ADD CONSTRAINT "User_email_check" CHECK ("email" = lower("email"));

-- One role of one user at one committee, once at a time.
ALTER TABLE "Grant" ADD CONSTRAINT "Grant_role_validity_excl" EXCLUDE USING gist ("userId" WITH =, "committeeId" WITH =,
  "role" WITH =, coalesce("agencyId", 0) WITH =, daterange("validFrom", "validTo") WITH &&);

CREATE TABLE "SignInMethod" (
  "id" SERIAL NOT NULL,
  "userId" INTEGER NOT NULL,
  "providerId" TEXT NOT NULL,
  "subject" TEXT NOT NULL,
  "password" TEXT,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "SignInMethod_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "SignInMethod_providerId_subject_key" ON "SignInMethod"("providerId", "subject");
CREATE INDEX "SignInMethod_userId_idx" ON "SignInMethod"("userId");
ALTER TABLE "SignInMethod" ADD CONSTRAINT "SignInMethod_userId_fkey"
  FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

DELETE FROM "Session";
ALTER TABLE "Session"
  DROP COLUMN "tokenHash",
  ADD COLUMN "token" TEXT NOT NULL,
  ADD COLUMN "openedFrom" TEXT,
  ADD COLUMN "openedWith" TEXT;
CREATE UNIQUE INDEX "Session_token_key" ON "Session"("token");
CREATE INDEX "Session_expiresAt_idx" ON "Session"("expiresAt");

CREATE TABLE "Verification" (
  "id" SERIAL NOT NULL,
  "identifier" TEXT NOT NULL,
  "value" TEXT NOT NULL,
  "expiresAt" TIMESTAMPTZ(3) NOT NULL,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "Verification_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "Verification_identifier_key" ON "Verification"("identifier");
CREATE INDEX "Verification_expiresAt_idx" ON "Verification"("expiresAt");

CREATE TABLE "RateLimit" (
  "key" VARCHAR(255) NOT NULL,
  "points" INTEGER NOT NULL DEFAULT 0,
  "expire" BIGINT,
  CONSTRAINT "RateLimit_pkey" PRIMARY KEY ("key")
);
CREATE INDEX "RateLimit_expire_idx" ON "RateLimit"("expire");

ALTER TABLE "ApiToken" ADD CONSTRAINT "ApiToken_expiresAt_check"
  CHECK ("expiresAt" <= "createdAt" + INTERVAL '366 days');

DELETE FROM "AuditEntry";
DROP INDEX "AuditEntry_model_rowId_idx", "AuditEntry_committeePath_id_idx";
ALTER TABLE "AuditEntry"
  ALTER COLUMN "committeePath" TYPE TEXT COLLATE "C",
  ALTER COLUMN "committeePath" SET NOT NULL,
  ALTER COLUMN "committeePath" SET DEFAULT '',
  ADD COLUMN "position" INTEGER NOT NULL,
  ALTER COLUMN "hash" SET NOT NULL;
CREATE UNIQUE INDEX "AuditEntry_committeePath_position_key" ON "AuditEntry"("committeePath", "position");
CREATE INDEX "AuditEntry_model_rowId_id_idx" ON "AuditEntry"("model", "rowId", "id");
CREATE INDEX "AuditEntry_actorId_id_idx" ON "AuditEntry"("actorId", "id");

CREATE TABLE "AuditHead" (
  "committeePath" TEXT COLLATE "C" NOT NULL,
  "position" INTEGER NOT NULL,
  "hash" TEXT NOT NULL,
  CONSTRAINT "AuditHead_pkey" PRIMARY KEY ("committeePath")
);

-- ── Rights that change end the sessions that rest on them ───────────────────────────────────────────────────────────

-- TG_ARGV: the column that names the user.
CREATE FUNCTION end_sessions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "Session" WHERE "userId" = (to_jsonb(coalesce(NEW, OLD)) ->> TG_ARGV[0])::INTEGER;
  RETURN NULL;
END $$;
CREATE TRIGGER "Grant_sessions" AFTER INSERT OR UPDATE OR DELETE ON "Grant"
  FOR EACH ROW EXECUTE FUNCTION end_sessions('userId');
CREATE TRIGGER "User_sessions" AFTER UPDATE ON "User" FOR EACH ROW
  WHEN ((OLD."closedAt", OLD."isGlobalAdministrator", OLD."email")
    IS DISTINCT FROM (NEW."closedAt", NEW."isGlobalAdministrator", NEW."email"))
  EXECUTE FUNCTION end_sessions('id');
CREATE TRIGGER "SignInMethod_sessions" AFTER UPDATE OR DELETE ON "SignInMethod"
  FOR EACH ROW EXECUTE FUNCTION end_sessions('userId');

-- ── Audit ───────────────────────────────────────────────────────────────────────────────────────────────────────────

-- The one way to add an entry: it links it to the chain of its committee, whose head it holds until the end of the
-- transaction. The owner's rights let it write what requests can only read.
CREATE FUNCTION append_audit(chain TEXT, model TEXT, row_id INTEGER, what "AuditAction", earlier JSONB, later JSONB)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  head RECORD;
  instant TIMESTAMPTZ := clock_timestamp();
  actor INTEGER := substring(current_setting('camket.actor', true) FROM '^user:(\d+)$');
  request TEXT := nullif(current_setting('camket.request', true), '');
  link TEXT;
BEGIN
  LOOP
    SELECT * INTO head FROM "AuditHead" WHERE "committeePath" = chain FOR UPDATE;
    EXIT WHEN FOUND;
    INSERT INTO "AuditHead" VALUES (chain, 0, '') ON CONFLICT DO NOTHING;
  END LOOP;
  link := encode(sha256(convert_to(jsonb_build_array(head."hash", chain, head."position" + 1,
    to_char(instant AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), actor, request, model, row_id, what,
    earlier, later)::TEXT, 'UTF8')), 'hex');
  INSERT INTO "AuditEntry" ("committeePath", "position", "at", "actorId", "requestId", "model", "rowId", "action",
      "before", "after", "hash")
    VALUES (chain, head."position" + 1, instant, actor, request, model, row_id, what, earlier, later, link);
  UPDATE "AuditHead" SET "position" = head."position" + 1, "hash" = link WHERE "committeePath" = chain;
END $$;
REVOKE EXECUTE ON FUNCTION append_audit FROM PUBLIC;

-- What an entry shows of a row. Names and addresses of people show as changed and not as what; what is derived, or
-- only counts changes, shows nowhere.
CREATE FUNCTION audited_fields(model TEXT, changed JSONB) RETURNS JSONB LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(jsonb_object_agg("key", CASE
      WHEN model || '.' || "key" IN ('Person.name', 'User.name', 'User.email', 'SignInMethod.password',
        'SignInMethod.subject', 'ApiToken.tokenHash', 'ApiToken.name') THEN '{"isWithheld": true}'
      ELSE "value" END), '{}')
  FROM jsonb_each(changed)
  WHERE "value" <> 'null' AND "key" !~ '^folded' AND "key" NOT IN ('id', 'version', 'givenName', 'committeePath',
    'provincialCommitteeId', 'updatedAt', 'lastUsedAt', 'content')
$$;

-- What a statement changed, an entry a row; while a load or import has named itself in camket.batch, one entry with
-- how many rows and their digest. TG_ARGV, where the row has no path of its own: the table it hangs on, and the key to it.
CREATE FUNCTION audit_rows() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
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
  change RECORD;
  earlier JSONB;
  later JSONB;
BEGIN
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

-- Figures come by the hundred: an entry a revision, with how many were written and their digest.
CREATE FUNCTION audit_figures() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  change RECORD;
BEGIN
  IF coalesce(current_setting('camket.batch', true), '') <> '' THEN
    FOR change IN SELECT count(*) AS "rows",
        encode(sha256(convert_to(coalesce(string_agg(md5(to_jsonb(changed)::TEXT), '' ORDER BY "id"), ''), 'UTF8')), 'hex') AS digest
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

-- What was tied to a row, or no longer is. TG_ARGV: its table, its column here, what the ties are called, the other column.
CREATE FUNCTION audit_ties() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  change RECORD;
  ties JSONB;
BEGIN
  IF coalesce(current_setting('camket.batch', true), '') <> '' THEN
    RETURN NULL; -- the rows that are tied are in the batch
  END IF;
  FOR change IN EXECUTE format('SELECT coalesce(to_jsonb(owner) ->> ''committeePath'', '''') AS chain, changed.%2$I AS id,
      jsonb_agg(changed.%3$I ORDER BY changed.%3$I) AS tied FROM changed LEFT JOIN %1$I owner ON owner."id" = changed.%2$I
      GROUP BY 1, 2 ORDER BY 1, 2', TG_ARGV[0], TG_ARGV[1], TG_ARGV[3]) LOOP
    ties := jsonb_build_object(TG_ARGV[2], change.tied);
    PERFORM append_audit(change.chain, TG_ARGV[0], change.id, 'UPDATE',
      CASE TG_OP WHEN 'DELETE' THEN ties END, CASE TG_OP WHEN 'INSERT' THEN ties END);
  END LOOP;
  RETURN NULL;
END $$;

DO $$
DECLARE
  audited TEXT[];
  tie TEXT[];
BEGIN
  FOREACH audited SLICE 1 IN ARRAY ARRAY[
    ['User', '', ''], ['SignInMethod', '', ''], ['Grant', '', ''], ['ApiToken', '', ''], ['ImportBatch', '', ''],
    ['SavedQuery', '', ''], ['SavedQueryVersion', '', ''],
    ['AdministrativeUnit', '', ''], ['UnitPeriod', '', ''], ['Agency', '', ''], ['AgencyPeriod', '', ''],
    ['Committee', '', ''], ['CommitteePeriod', 'Committee', 'committeeId'], ['Seat', '', ''], ['Person', '', ''],
    ['Membership', '', ''], ['Reorganisation', '', ''], ['UnitSuccession', '', ''], ['AgencySuccession', '', ''],
    ['CommitteeSuccession', 'Committee', 'fromId'], ['DocumentType', '', ''], ['Document', '', ''],
    ['NumberRegister', '', ''], ['RegisteredNumber', 'NumberRegister', 'registerId'], ['Theme', '', ''],
    ['Group', '', ''], ['Plan', '', ''], ['PlanSection', '', ''], ['Task', '', ''], ['TaskAssignment', '', ''],
    ['TaskUpdate', '', ''], ['DeadlineChange', '', ''], ['TaskOccurrence', '', ''], ['TaskComment', '', ''],
    ['PlanRevision', '', ''], ['PlanRevisionTask', 'PlanRevision', 'revisionId'], ['Event', '', ''],
    ['AgendaItem', '', ''], ['Attendance', '', ''], ['Conclusion', '', ''], ['OutputKind', '', ''],
    ['OutputChannel', '', ''], ['Output', '', ''], ['Recommendation', '', ''], ['Attachment', '', ''],
    ['Indicator', '', ''], ['IndicatorVersion', '', ''], ['Disaggregation', '', ''],
    ['DisaggregationCategory', '', ''], ['ValidationRule', '', ''], ['ReportTemplate', '', ''],
    ['ReportTemplateVersion', '', ''], ['TemplateSection', '', ''], ['TemplateIndicator', '', ''],
    ['ReportingRound', '', ''], ['RoundTemplate', 'ReportingRound', 'roundId'], ['RoundExpectation', '', ''],
    ['Report', '', ''], ['ReportRevision', '', ''], ['Narrative', '', ''],
    ['ConsolidationSource', 'ReportRevision', 'revisionId'], ['StaleMark', 'ReportRevision', 'revisionId'],
    ['ReportDecision', '', ''], ['CellComment', '', '']] LOOP
    EXECUTE format('CREATE TRIGGER %I AFTER INSERT ON %I REFERENCING NEW TABLE AS added
      FOR EACH STATEMENT EXECUTE FUNCTION audit_rows(%s)', audited[1] || '_audit_insert', audited[1],
      CASE audited[2] WHEN '' THEN '' ELSE format('%L, %L', audited[2], audited[3]) END);
    EXECUTE format('CREATE TRIGGER %I AFTER UPDATE ON %I REFERENCING OLD TABLE AS removed NEW TABLE AS added
      FOR EACH STATEMENT EXECUTE FUNCTION audit_rows(%s)', audited[1] || '_audit_update', audited[1],
      CASE audited[2] WHEN '' THEN '' ELSE format('%L, %L', audited[2], audited[3]) END);
    EXECUTE format('CREATE TRIGGER %I AFTER DELETE ON %I REFERENCING OLD TABLE AS removed
      FOR EACH STATEMENT EXECUTE FUNCTION audit_rows(%s)', audited[1] || '_audit_delete', audited[1],
      CASE audited[2] WHEN '' THEN '' ELSE format('%L, %L', audited[2], audited[3]) END);
  END LOOP;
  CREATE TRIGGER "Figure_audit_insert" AFTER INSERT ON "Figure" REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION audit_figures();
  CREATE TRIGGER "Figure_audit_update" AFTER UPDATE ON "Figure" REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION audit_figures();
  CREATE TRIGGER "Figure_audit_delete" AFTER DELETE ON "Figure" REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION audit_figures();
  FOREACH tie SLICE 1 IN ARRAY ARRAY[['_coordinating', 'Task', 'B', 'coordinatingAgencies', 'A'],
    ['_legalBase', 'Plan', 'B', 'legalBases', 'A'], ['_GroupToTask', 'Task', 'B', 'groups', 'A'],
    ['_GroupToRecommendation', 'Recommendation', 'B', 'groups', 'A'],
    ['_GroupToIndicatorVersion', 'IndicatorVersion', 'B', 'groups', 'A'],
    ['_TaskToTheme', 'Task', 'A', 'themes', 'B'], ['_EventToTheme', 'Event', 'A', 'themes', 'B'],
    ['_RecommendationToTheme', 'Recommendation', 'A', 'themes', 'B'],
    ['_RecommendationToTask', 'Recommendation', 'A', 'tasks', 'B'],
    ['_DisaggregationToIndicatorVersion', 'IndicatorVersion', 'B', 'disaggregations', 'A']] LOOP
    EXECUTE format('CREATE TRIGGER %I AFTER INSERT ON %I REFERENCING NEW TABLE AS changed
      FOR EACH STATEMENT EXECUTE FUNCTION audit_ties(%L, %L, %L, %L)', tie[1] || '_audit_insert', tie[1], tie[2], tie[3], tie[4], tie[5]);
    EXECUTE format('CREATE TRIGGER %I AFTER DELETE ON %I REFERENCING OLD TABLE AS changed
      FOR EACH STATEMENT EXECUTE FUNCTION audit_ties(%L, %L, %L, %L)', tie[1] || '_audit_delete', tie[1], tie[2], tie[3], tie[4], tie[5]);
  END LOOP;
END $$;

-- An entry stands for good, whoever asks; only emptying the whole table, as clearing the sample does, takes it along.
CREATE TRIGGER "AuditEntry_change" BEFORE UPDATE OR DELETE ON "AuditEntry"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- ── The role that requests run as ───────────────────────────────────────────────────────────────────────────────────

-- Roles belong to the server and not to a database, so another Camket may have made it.
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'camket_app') THEN
    CREATE ROLE camket_app NOLOGIN;
  END IF;
  IF NOT pg_has_role(current_user, 'camket_app', 'SET') THEN
    EXECUTE format('GRANT camket_app TO %I', current_user);
  END IF;
END $$;
GRANT USAGE ON SCHEMA public TO camket_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO camket_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO camket_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO camket_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO camket_app;
REVOKE INSERT, UPDATE, DELETE ON "AuditEntry", "AuditHead", "SampleLoad" FROM camket_app;
DO $$ BEGIN
  IF to_regclass('_prisma_migrations') IS NOT NULL THEN
    REVOKE ALL ON "_prisma_migrations" FROM camket_app;
  END IF;
END $$;
