-- What a counted indicator counts is said where the indicator is defined.
CREATE TYPE "CountedWork" AS ENUM ('EVENTS_HELD', 'ATTENDANCE', 'CONCLUSIONS_ASSIGNED', 'OUTPUTS_PUBLISHED', 'TASKS_DONE_IN_TIME', 'LONGEST_DELAY', 'RECOMMENDATIONS_CARRIED_OUT');
ALTER TABLE "IndicatorVersion" ADD COLUMN "counted" "CountedWork", ADD COLUMN "eventKinds" "EventKind"[];
ALTER TABLE "IndicatorVersion" ADD CONSTRAINT "IndicatorVersion_counted_check" CHECK (
  "counted" IS NULL OR "source"::text = CASE
    WHEN "counted" IN ('EVENTS_HELD', 'ATTENDANCE', 'CONCLUSIONS_ASSIGNED') THEN 'EVENTS'
    WHEN "counted" = 'OUTPUTS_PUBLISHED' THEN 'OUTPUTS' ELSE 'TASKS' END);

-- The catalogue that comes with Camket; what others defined as counted stays empty until they say what it counts.
UPDATE "IndicatorVersion" version SET "counted" = known."counted"::"CountedWork", "eventKinds" = known."kinds"::"EventKind"[]
FROM "Indicator" indicator JOIN (VALUES
    ('HRE-01', 'EVENTS', 'EVENTS_HELD', '{CONFERENCE,TRAINING,OUTREACH}'), ('HRE-02', 'EVENTS', 'ATTENDANCE', '{TRAINING}'),
    ('HRE-03', 'EVENTS', 'EVENTS_HELD', '{MOCK_TRIAL}'), ('HRE-05', 'OUTPUTS', 'OUTPUTS_PUBLISHED', '{}'),
    ('TRE-01', 'TASKS', 'TASKS_DONE_IN_TIME', '{}'), ('TRE-02', 'EVENTS', 'CONCLUSIONS_ASSIGNED', '{}'),
    ('TRE-03', 'TASKS', 'RECOMMENDATIONS_CARRIED_OUT', '{}'), ('TRE-04', 'TASKS', 'LONGEST_DELAY', '{}')
  ) known("code", "source", "counted", "kinds") ON known."code" = indicator."code"
WHERE version."indicatorId" = indicator."id" AND version."source"::text = known."source";

-- A section may be drafted by Camket, and says of what.
ALTER TABLE "Narrative" ADD COLUMN "isDrafted" BOOLEAN NOT NULL DEFAULT false;

CREATE TABLE "NarrativeSource" (
    "id" SERIAL NOT NULL,
    "narrativeId" INTEGER NOT NULL,
    "taskId" INTEGER,
    "eventId" INTEGER,
    "documentId" INTEGER,

    CONSTRAINT "NarrativeSource_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "NarrativeSource_taskId_idx" ON "NarrativeSource"("taskId");
CREATE INDEX "NarrativeSource_eventId_idx" ON "NarrativeSource"("eventId");
CREATE INDEX "NarrativeSource_documentId_idx" ON "NarrativeSource"("documentId");
CREATE UNIQUE INDEX "NarrativeSource_narrativeId_taskId_eventId_documentId_key" ON "NarrativeSource"("narrativeId", "taskId", "eventId", "documentId") NULLS NOT DISTINCT;
ALTER TABLE "NarrativeSource" ADD CONSTRAINT "NarrativeSource_narrativeId_fkey" FOREIGN KEY ("narrativeId") REFERENCES "Narrative"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "NarrativeSource" ADD CONSTRAINT "NarrativeSource_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "Task"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "NarrativeSource" ADD CONSTRAINT "NarrativeSource_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "NarrativeSource" ADD CONSTRAINT "NarrativeSource_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "NarrativeSource" ADD CONSTRAINT "NarrativeSource_source_check"
  CHECK (num_nonnulls("taskId", "eventId", "documentId") = 1);

CREATE FUNCTION refuse_source_of_sealed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT count("sealedAt") > 0 FROM (SELECT "sealedAt" FROM "ReportRevision" WHERE "id" IN
      (SELECT "revisionId" FROM "Narrative" WHERE "id" IN (SELECT "narrativeId" FROM changed)) FOR SHARE) revision) THEN
    RAISE EXCEPTION '% of a submitted report never changes', TG_TABLE_NAME
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'ReportRevision_sealed';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "NarrativeSource_sealed_insert" AFTER INSERT ON "NarrativeSource" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_source_of_sealed();
CREATE TRIGGER "NarrativeSource_sealed_update" AFTER UPDATE ON "NarrativeSource" REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_source_of_sealed();
CREATE TRIGGER "NarrativeSource_sealed_delete" AFTER DELETE ON "NarrativeSource" REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_source_of_sealed();
CREATE TRIGGER "NarrativeSource_move" BEFORE UPDATE ON "NarrativeSource" FOR EACH ROW
  WHEN (OLD."narrativeId" <> NEW."narrativeId") EXECUTE FUNCTION refuse_move();
