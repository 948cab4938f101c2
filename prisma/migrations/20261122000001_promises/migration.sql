-- What only the database can promise, whoever writes: spans, terms, places in the tree, sealed reports.

-- ── Time ────────────────────────────────────────────────────────────────────────────────────────────────────────────

ALTER TABLE "AdministrativeUnit" ADD CONSTRAINT "AdministrativeUnit_code_validity_excl"
  EXCLUDE USING gist ("code" WITH =, daterange("validFrom", "validTo") WITH &&);
ALTER TABLE "UnitPeriod" ADD CONSTRAINT "UnitPeriod_validity_excl"
  EXCLUDE USING gist ("unitId" WITH =, daterange("validFrom", "validTo") WITH &&);
ALTER TABLE "AgencyPeriod" ADD CONSTRAINT "AgencyPeriod_validity_excl"
  EXCLUDE USING gist ("agencyId" WITH =, daterange("validFrom", "validTo") WITH &&);
ALTER TABLE "Committee" ADD CONSTRAINT "Committee_unit_validity_excl"
  EXCLUDE USING gist ("unitId" WITH =, daterange("validFrom", "validTo") WITH &&);
ALTER TABLE "CommitteePeriod" ADD CONSTRAINT "CommitteePeriod_validity_excl"
  EXCLUDE USING gist ("committeeId" WITH =, daterange("validFrom", "validTo") WITH &&);
ALTER TABLE "IndicatorVersion" ADD CONSTRAINT "IndicatorVersion_validity_excl"
  EXCLUDE USING gist ("indicatorId" WITH =, daterange("validFrom", "validTo") WITH &&);
ALTER TABLE "Membership"
  ADD CONSTRAINT "Membership_term_check" CHECK ("endsOn" >= "startsOn"),
  ADD CONSTRAINT "Membership_person_term_excl" EXCLUDE USING gist
    ("committeeId" WITH =, "personId" WITH =, daterange("startsOn", "endsOn", '[]') WITH &&),
  ADD CONSTRAINT "Membership_head_term_excl" EXCLUDE USING gist
    ("committeeId" WITH =, daterange("startsOn", "endsOn", '[]') WITH &&) WHERE ("role" = 'HEAD');

DO $$
DECLARE
  name TEXT;
BEGIN
  FOREACH name IN ARRAY ARRAY['AdministrativeUnit', 'UnitPeriod', 'Agency', 'AgencyPeriod', 'Committee',
    'CommitteePeriod', 'Seat', 'Grant', 'IndicatorVersion'] LOOP
    EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I CHECK ("validTo" > "validFrom")', name, name || '_validity_check');
  END LOOP;
  FOREACH name IN ARRAY ARRAY['Plan', 'Event', 'ReportingRound'] LOOP
    EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I CHECK ("endsOn" >= "startsOn")', name, name || '_period_check');
  END LOOP;
END $$;

-- A period lies within the life of what it describes; checked at commit, since both may change together.
CREATE FUNCTION check_periods_within() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  outside BOOLEAN;
BEGIN
  -- TG_ARGV: the table of periods, its key to the owner, the owner's table, the key of this row to the owner.
  EXECUTE format('SELECT EXISTS (SELECT FROM %1$I period JOIN %3$I owner ON owner."id" = period.%2$I
      WHERE owner."id" = ($1).%4$I
        AND NOT daterange(owner."validFrom", owner."validTo") @> daterange(period."validFrom", period."validTo"))',
      TG_ARGV[0], TG_ARGV[1], TG_ARGV[2], TG_ARGV[3])
    INTO outside USING NEW;
  IF outside THEN
    RAISE EXCEPTION 'a period lies outside the life of its %', TG_ARGV[2]
      USING ERRCODE = 'check_violation', CONSTRAINT = TG_ARGV[0] || '_within_check';
  END IF;
  RETURN NULL;
END $$;

DO $$
DECLARE
  pair TEXT[];
BEGIN
  FOREACH pair SLICE 1 IN ARRAY ARRAY[['UnitPeriod', 'unitId', 'AdministrativeUnit'],
    ['AgencyPeriod', 'agencyId', 'Agency'], ['CommitteePeriod', 'committeeId', 'Committee']] LOOP
    EXECUTE format('CREATE CONSTRAINT TRIGGER %1$I AFTER INSERT OR UPDATE ON %2$I DEFERRABLE INITIALLY DEFERRED
      FOR EACH ROW EXECUTE FUNCTION check_periods_within(%2$L, %3$L, %4$L, %3$L)',
      pair[1] || '_within', pair[1], pair[2], pair[3]);
    EXECUTE format('CREATE CONSTRAINT TRIGGER %1$I AFTER UPDATE ON %4$I DEFERRABLE INITIALLY DEFERRED
      FOR EACH ROW EXECUTE FUNCTION check_periods_within(%2$L, %3$L, %4$L, ''id'')',
      pair[3] || '_periods_within', pair[1], pair[2], pair[3]);
  END LOOP;
END $$;

-- ── The tree ────────────────────────────────────────────────────────────────────────────────────────────────────────

ALTER TABLE "Committee" ADD CONSTRAINT "Committee_path_check" CHECK ("path" ~ '^([0-9]+[.])+$');
ALTER TABLE "UnitPeriod" ADD CONSTRAINT "UnitPeriod_parent_check" CHECK ("parentId" <> "unitId");

-- Levels fall strictly from parent to child, so a tree of units can hold no cycle.
CREATE FUNCTION check_unit_parent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM "AdministrativeUnit" unit JOIN "AdministrativeUnit" parent ON parent."id" = NEW."parentId"
             WHERE unit."id" = NEW."unitId" AND parent."level" >= unit."level") THEN
    RAISE EXCEPTION 'unit % can only belong to a unit of a higher level', NEW."unitId"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'UnitPeriod_parent_level_check';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "UnitPeriod_parent" BEFORE INSERT OR UPDATE ON "UnitPeriod"
  FOR EACH ROW EXECUTE FUNCTION check_unit_parent();

-- A committee is succeeded, never moved, so a path can be copied onto rows and trusted for good.
CREATE FUNCTION set_committee_tree_path() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  unit_level "AdministrativeLevel" := (SELECT "level" FROM "AdministrativeUnit" WHERE "id" = NEW."unitId");
  parent RECORD;
BEGIN
  SELECT "path", "provincialCommitteeId" INTO parent FROM "Committee" WHERE "id" = NEW."parentId";
  -- The foreign key alone would accept a committee under itself, or under one that the same statement adds after it.
  IF NEW."parentId" IS NOT NULL AND parent."path" IS NULL THEN
    RAISE EXCEPTION 'committee % is not there to stand under', NEW."parentId"
      USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'Committee_parentId_fkey';
  END IF;
  NEW."path" := coalesce(parent."path", '') || NEW."id" || '.';
  NEW."provincialCommitteeId" := CASE unit_level WHEN 'PROVINCE' THEN NEW."id" ELSE parent."provincialCommitteeId" END;
  RETURN NEW;
END $$;
CREATE TRIGGER "Committee_path" BEFORE INSERT ON "Committee"
  FOR EACH ROW EXECUTE FUNCTION set_committee_tree_path();

CREATE FUNCTION refuse_move() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% % cannot move to another place', TG_TABLE_NAME, OLD."id" USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER "Committee_move" BEFORE UPDATE ON "Committee" FOR EACH ROW
  WHEN ((OLD."id", OLD."unitId", OLD."parentId", OLD."path", OLD."provincialCommitteeId")
    IS DISTINCT FROM (NEW."id", NEW."unitId", NEW."parentId", NEW."path", NEW."provincialCommitteeId"))
  EXECUTE FUNCTION refuse_move();
-- The order of units and the provincial committee of a row both rest on the level.
CREATE TRIGGER "AdministrativeUnit_move" BEFORE UPDATE ON "AdministrativeUnit" FOR EACH ROW
  WHEN (OLD."level" <> NEW."level") EXECUTE FUNCTION refuse_move();

-- ── Rows that belong to a committee carry its path ──────────────────────────────────────────────────────────────────

CREATE FUNCTION set_committee_path() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT "path", "provincialCommitteeId" INTO NEW."committeePath", NEW."provincialCommitteeId"
    FROM "Committee" WHERE "id" = NEW."committeeId";
  RETURN NEW;
END $$;

-- TG_ARGV: the table of the row it hangs on, and the key to it.
CREATE FUNCTION inherit_committee_path() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('SELECT "committeePath", "provincialCommitteeId" FROM %I WHERE "id" = ($1).%I', TG_ARGV[0], TG_ARGV[1])
    INTO NEW."committeePath", NEW."provincialCommitteeId" USING NEW;
  RETURN NEW;
END $$;

DO $$
DECLARE
  name TEXT;
  pair TEXT[];
BEGIN
  FOREACH name IN ARRAY ARRAY['Seat', 'Membership', 'Document', 'NumberRegister', 'Plan', 'Task', 'Event', 'Output',
    'ReportingRound', 'RoundExpectation', 'Report', 'Grant'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE INSERT ON %I FOR EACH ROW EXECUTE FUNCTION set_committee_path()',
      name || '_committeePath', name);
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE ON %I FOR EACH ROW
      WHEN ((OLD."committeeId", OLD."committeePath", OLD."provincialCommitteeId")
        IS DISTINCT FROM (NEW."committeeId", NEW."committeePath", NEW."provincialCommitteeId"))
      EXECUTE FUNCTION refuse_move()', name || '_move', name);
  END LOOP;
  FOREACH pair SLICE 1 IN ARRAY ARRAY[['PlanSection', 'Plan', 'planId'], ['PlanRevision', 'Plan', 'planId'],
    ['TaskAssignment', 'Task', 'taskId'], ['TaskUpdate', 'Task', 'taskId'], ['DeadlineChange', 'Task', 'taskId'],
    ['TaskOccurrence', 'Task', 'taskId'], ['TaskComment', 'Task', 'taskId'], ['AgendaItem', 'Event', 'eventId'],
    ['Attendance', 'Event', 'eventId'], ['Conclusion', 'Event', 'eventId'], ['ReportRevision', 'Report', 'reportId'],
    ['ReportDecision', 'Report', 'reportId'], ['CellComment', 'Report', 'reportId'],
    ['Narrative', 'ReportRevision', 'revisionId'], ['Figure', 'ReportRevision', 'revisionId']] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE INSERT ON %I FOR EACH ROW EXECUTE FUNCTION inherit_committee_path(%L, %L)',
      pair[1] || '_committeePath', pair[1], pair[2], pair[3]);
    EXECUTE format('CREATE TRIGGER %1$I BEFORE UPDATE ON %2$I FOR EACH ROW
      WHEN ((OLD.%3$I, OLD."committeePath", OLD."provincialCommitteeId")
        IS DISTINCT FROM (NEW.%3$I, NEW."committeePath", NEW."provincialCommitteeId"))
      EXECUTE FUNCTION refuse_move()', pair[1] || '_move', pair[1], pair[3]);
  END LOOP;
END $$;

CREATE FUNCTION set_attachment_path() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT "committeePath", "provincialCommitteeId" INTO NEW."committeePath", NEW."provincialCommitteeId" FROM (
    SELECT "committeePath", "provincialCommitteeId" FROM "Document" WHERE "id" = NEW."documentId"
    UNION ALL
    SELECT "committeePath", "provincialCommitteeId" FROM "TaskUpdate" WHERE "id" = NEW."taskUpdateId"
    UNION ALL
    SELECT "committeePath", "provincialCommitteeId" FROM "Event" WHERE "id" = NEW."eventId") owner;
  RETURN NEW;
END $$;
CREATE TRIGGER "Attachment_committeePath" BEFORE INSERT ON "Attachment"
  FOR EACH ROW EXECUTE FUNCTION set_attachment_path();
CREATE TRIGGER "Attachment_move" BEFORE UPDATE ON "Attachment" FOR EACH ROW
  WHEN ((OLD."documentId", OLD."taskUpdateId", OLD."eventId", OLD."committeePath", OLD."provincialCommitteeId")
    IS DISTINCT FROM (NEW."documentId", NEW."taskUpdateId", NEW."eventId", NEW."committeePath", NEW."provincialCommitteeId"))
  EXECUTE FUNCTION refuse_move();
ALTER TABLE "Attachment" ADD CONSTRAINT "Attachment_owner_check"
  CHECK (num_nonnulls("documentId", "taskUpdateId", "eventId") = 1);

-- ── Successors keep the archive of their predecessors ───────────────────────────────────────────────────────────────

-- Works out again what the changed committees and all their later successors reach.
CREATE FUNCTION refresh_committee_reach(changed INTEGER[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  affected INTEGER[];
BEGIN
  -- Of two links of one line entered at once, the second must see the first.
  PERFORM pg_advisory_xact_lock(hashtext('camket reach'));
  WITH RECURSIVE heir("id") AS (
    SELECT unnest(changed)
    UNION
    SELECT edge."toId" FROM "CommitteeSuccession" edge JOIN heir ON heir."id" = edge."fromId" WHERE edge."toId" IS NOT NULL
  ) SELECT array_agg("id") INTO affected FROM heir;
  DELETE FROM "CommitteeReach" WHERE "committeeId" = ANY (affected);
  INSERT INTO "CommitteeReach" ("committeeId", "reachedPath")
    WITH RECURSIVE predecessor("heirId", "id") AS (
      SELECT edge."toId", edge."fromId" FROM "CommitteeSuccession" edge WHERE edge."toId" = ANY (affected)
      UNION
      SELECT predecessor."heirId", edge."fromId"
        FROM "CommitteeSuccession" edge JOIN predecessor ON predecessor."id" = edge."toId"
    ) SELECT "heirId", "path" FROM predecessor JOIN "Committee" USING ("id");
END $$;

CREATE FUNCTION follow_succession() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refresh_committee_reach((SELECT array_agg("toId") FROM edges WHERE "toId" IS NOT NULL));
  RETURN NULL;
END $$;
CREATE TRIGGER "CommitteeSuccession_insert" AFTER INSERT ON "CommitteeSuccession"
  REFERENCING NEW TABLE AS edges FOR EACH STATEMENT EXECUTE FUNCTION follow_succession();
CREATE TRIGGER "CommitteeSuccession_delete" AFTER DELETE ON "CommitteeSuccession"
  REFERENCING OLD TABLE AS edges FOR EACH STATEMENT EXECUTE FUNCTION follow_succession();

-- An edge is deleted and made anew; changing it in place would leave the old successor's reach behind.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% % never changes', TG_TABLE_NAME, OLD."id" USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER "CommitteeSuccession_change" BEFORE UPDATE ON "CommitteeSuccession"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- ── Documents and plans ─────────────────────────────────────────────────────────────────────────────────────────────

ALTER TABLE "Document" ADD CONSTRAINT "Document_number_check" CHECK (
  CASE WHEN "number" IS NULL THEN "year" IS NULL
    ELSE "number" > 0 AND num_nonnulls("year", "committeeId", "issuedOn") = 3 END);
ALTER TABLE "NumberRegister" ADD CONSTRAINT "NumberRegister_lastNumber_check" CHECK ("lastNumber" >= 0);
ALTER TABLE "RegisteredNumber" ADD CONSTRAINT "RegisteredNumber_state_check" CHECK (
  CASE "state" WHEN 'USED' THEN "documentId" IS NOT NULL WHEN 'VOIDED' THEN "reason" IS NOT NULL ELSE TRUE END);
ALTER TABLE "Plan" ADD CONSTRAINT "Plan_reason_check"
  CHECK ("state" NOT IN ('RETURNED', 'WITHDRAWN') OR "reason" IS NOT NULL);
ALTER TABLE "Task"
  ADD CONSTRAINT "Task_period_check" CHECK ("dueOn" >= "startsOn"),
  ADD CONSTRAINT "Task_progress_check" CHECK ("progress" BETWEEN 0 AND 100),
  ADD CONSTRAINT "Task_done_check" CHECK (("state" = 'DONE') = ("doneOn" IS NOT NULL));
ALTER TABLE "TaskUpdate" ADD CONSTRAINT "TaskUpdate_progress_check" CHECK ("progress" BETWEEN 0 AND 100);
ALTER TABLE "Attendance" ADD CONSTRAINT "Attendance_count_check"
  CHECK ("count" > 0 AND num_nonnulls("attendingCommitteeId", "agencyId") > 0);
ALTER TABLE "Output" ADD CONSTRAINT "Output_count_check" CHECK ("count" > 0 AND extract(day FROM "month") = 1);

CREATE TRIGGER "PlanRevision_change" BEFORE UPDATE OR DELETE ON "PlanRevision"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "PlanRevisionTask_change" BEFORE UPDATE OR DELETE ON "PlanRevisionTask"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- ── Reports ─────────────────────────────────────────────────────────────────────────────────────────────────────────

CREATE UNIQUE INDEX "ReportRevision_draft_key" ON "ReportRevision" ("reportId") WHERE "sealedAt" IS NULL;
ALTER TABLE "ReportDecision" ADD CONSTRAINT "ReportDecision_reason_check"
  CHECK ("kind" <> 'RETURNED' OR "reason" IS NOT NULL);
ALTER TABLE "RoundExpectation" ADD CONSTRAINT "RoundExpectation_reason_check"
  CHECK ("state" = 'EXPECTED' OR "reason" IS NOT NULL);
ALTER TABLE "Figure"
  ADD CONSTRAINT "Figure_state_check" CHECK (("state" = 'NUMBER') = ("numerator" IS NOT NULL)),
  ADD CONSTRAINT "Figure_denominator_check" CHECK ("denominator" IS NULL OR "numerator" IS NOT NULL),
  ADD CONSTRAINT "Figure_override_check" CHECK ("origin" <> 'OVERRIDDEN' OR "overrideReason" IS NOT NULL);
ALTER TABLE "FigureEvidence" ADD CONSTRAINT "FigureEvidence_source_check"
  CHECK (num_nonnulls("taskId", "eventId", "outputId") = 1);

CREATE FUNCTION refuse_sealed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'report revision % was submitted and never changes', OLD."id"
    USING ERRCODE = 'restrict_violation', CONSTRAINT = 'ReportRevision_sealed';
END $$;
CREATE TRIGGER "ReportRevision_sealed" BEFORE UPDATE OR DELETE ON "ReportRevision"
  FOR EACH ROW WHEN (OLD."sealedAt" IS NOT NULL) EXECUTE FUNCTION refuse_sealed();

-- The lock holds off a submission that is under way, so that nothing slips in after it. The aggregate sees to it that
-- every revision is locked first and looked at then: a WHERE would be pushed below the lock and skip the drafts.
CREATE FUNCTION refuse_change_of_sealed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT count("sealedAt") > 0 FROM (SELECT "sealedAt" FROM "ReportRevision"
      WHERE "id" IN (SELECT "revisionId" FROM changed) FOR SHARE) revision) THEN
    RAISE EXCEPTION '% of a submitted report never changes', TG_TABLE_NAME
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'ReportRevision_sealed';
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION refuse_evidence_of_sealed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT count("sealedAt") > 0 FROM (SELECT "sealedAt" FROM "ReportRevision" WHERE "id" IN
      (SELECT "revisionId" FROM "Figure" WHERE "id" IN (SELECT "figureId" FROM changed)) FOR SHARE) revision) THEN
    RAISE EXCEPTION '% of a submitted report never changes', TG_TABLE_NAME
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'ReportRevision_sealed';
  END IF;
  RETURN NULL;
END $$;

DO $$
DECLARE
  pair TEXT[];
BEGIN
  FOREACH pair SLICE 1 IN ARRAY ARRAY[['Figure', 'refuse_change_of_sealed'], ['Narrative', 'refuse_change_of_sealed'],
    ['ConsolidationSource', 'refuse_change_of_sealed'], ['FigureEvidence', 'refuse_evidence_of_sealed']] LOOP
    EXECUTE format('CREATE TRIGGER %I AFTER INSERT ON %I REFERENCING NEW TABLE AS changed
      FOR EACH STATEMENT EXECUTE FUNCTION %I()', pair[1] || '_sealed_insert', pair[1], pair[2]);
    EXECUTE format('CREATE TRIGGER %I AFTER UPDATE ON %I REFERENCING OLD TABLE AS changed
      FOR EACH STATEMENT EXECUTE FUNCTION %I()', pair[1] || '_sealed_update', pair[1], pair[2]);
    EXECUTE format('CREATE TRIGGER %I AFTER DELETE ON %I REFERENCING OLD TABLE AS changed
      FOR EACH STATEMENT EXECUTE FUNCTION %I()', pair[1] || '_sealed_delete', pair[1], pair[2]);
  END LOOP;
END $$;

-- Figures and narratives never leave their revision; nor may these, or one of a draft could move into a sealed report.
CREATE TRIGGER "ConsolidationSource_move" BEFORE UPDATE ON "ConsolidationSource" FOR EACH ROW
  WHEN (OLD."revisionId" <> NEW."revisionId") EXECUTE FUNCTION refuse_move();
CREATE TRIGGER "FigureEvidence_move" BEFORE UPDATE ON "FigureEvidence" FOR EACH ROW
  WHEN (OLD."figureId" <> NEW."figureId") EXECUTE FUNCTION refuse_move();

ALTER TABLE "SampleLoad" ADD CONSTRAINT "SampleLoad_single_check" CHECK ("id" = 1);
