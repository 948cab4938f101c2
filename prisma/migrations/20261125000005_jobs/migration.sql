-- Work too long for one request is a row of its own: asked for in one transaction, done in the background, kept with what it did.

-- CreateEnum
CREATE TYPE "JobKind" AS ENUM ('IMPORT_UNITS', 'IMPORT_MEMBERS', 'ESTABLISH_COMMITTEES', 'REORGANISE', 'UNDO_BATCH');

-- CreateEnum
CREATE TYPE "JobState" AS ENUM ('WAITING', 'RUNNING', 'DONE', 'FAILED');

-- CreateEnum
CREATE TYPE "JobStage" AS ENUM ('CHECKING', 'UNITS', 'AGENCIES', 'COMMITTEES', 'MEMBERS', 'WORK');

-- CreateEnum
CREATE TYPE "JobEntryKind" AS ENUM ('PROBLEM', 'DECISION_NEEDED', 'UNIT_ESTABLISHED', 'UNIT_RENAMED', 'UNIT_SUCCEEDED', 'UNIT_DIVIDED', 'UNIT_ENDED', 'AGENCY_ESTABLISHED', 'AGENCY_ENDED', 'COMMITTEE_ESTABLISHED', 'COMMITTEE_SUCCEEDED', 'COMMITTEE_DISSOLVED', 'PERSON_ADDED', 'MEMBER_APPOINTED', 'MEMBER_CARRIED_OVER', 'MEMBER_ENDED', 'TASK_CONTINUED', 'DRAFT_HANDED_OVER', 'REPORT_HANDED_OVER');

-- AlterTable
ALTER TABLE "ImportBatch" ADD COLUMN     "committeeId" INTEGER,
ADD COLUMN     "committeePath" TEXT,
ADD COLUMN     "provincialCommitteeId" INTEGER;

-- CreateTable
CREATE TABLE "UploadedTable" (
    "id" SERIAL NOT NULL,
    "userId" INTEGER NOT NULL,
    "fileName" TEXT NOT NULL,
    "columns" TEXT[],
    "rows" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "UploadedTable_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Job" (
    "id" SERIAL NOT NULL,
    "kind" "JobKind" NOT NULL,
    "userId" INTEGER NOT NULL,
    "isPreview" BOOLEAN NOT NULL,
    "input" JSONB NOT NULL,
    "state" "JobState" NOT NULL DEFAULT 'WAITING',
    "stage" "JobStage",
    "counts" JSONB,
    "refusal" JSONB,
    "batchId" INTEGER,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Job_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "JobEntry" (
    "id" SERIAL NOT NULL,
    "jobId" INTEGER NOT NULL,
    "kind" "JobEntryKind" NOT NULL,
    "row" INTEGER,
    "column" TEXT,
    "subject" TEXT NOT NULL,
    "fromName" TEXT,
    "toName" TEXT,
    "note" TEXT,
    "code" TEXT,
    "committeeId" INTEGER,

    CONSTRAINT "JobEntry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "UploadedTable_userId_idx" ON "UploadedTable"("userId");

-- CreateIndex
CREATE INDEX "UploadedTable_createdAt_idx" ON "UploadedTable"("createdAt");

-- CreateIndex
CREATE INDEX "Job_userId_id_idx" ON "Job"("userId", "id");

-- CreateIndex
CREATE INDEX "Job_batchId_idx" ON "Job"("batchId");

-- CreateIndex
CREATE INDEX "Job_state_idx" ON "Job"("state");

-- CreateIndex
CREATE INDEX "JobEntry_jobId_kind_id_idx" ON "JobEntry"("jobId", "kind", "id");

-- CreateIndex
CREATE INDEX "ImportBatch_committeeId_idx" ON "ImportBatch"("committeeId");

-- CreateIndex
CREATE INDEX "ImportBatch_committeePath_idx" ON "ImportBatch"("committeePath");

-- CreateIndex
CREATE INDEX "ImportBatch_provincialCommitteeId_idx" ON "ImportBatch"("provincialCommitteeId");

-- AddForeignKey
ALTER TABLE "ImportBatch" ADD CONSTRAINT "ImportBatch_committeeId_fkey" FOREIGN KEY ("committeeId") REFERENCES "Committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UploadedTable" ADD CONSTRAINT "UploadedTable_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Job" ADD CONSTRAINT "Job_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Job" ADD CONSTRAINT "Job_batchId_fkey" FOREIGN KEY ("batchId") REFERENCES "ImportBatch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "JobEntry" ADD CONSTRAINT "JobEntry_jobId_fkey" FOREIGN KEY ("jobId") REFERENCES "Job"("id") ON DELETE CASCADE ON UPDATE CASCADE;



CREATE TRIGGER "ImportBatch_committeePath" BEFORE INSERT ON "ImportBatch" FOR EACH ROW EXECUTE FUNCTION set_committee_path();
CREATE TRIGGER "ImportBatch_move" BEFORE UPDATE ON "ImportBatch" FOR EACH ROW
  WHEN ((OLD."committeeId", OLD."committeePath", OLD."provincialCommitteeId")
    IS DISTINCT FROM (NEW."committeeId", NEW."committeePath", NEW."provincialCommitteeId"))
  EXECUTE FUNCTION refuse_move();

-- A job is in the queue once it is there. Requests may not touch the queue; the queue's own functions come with its library.
CREATE FUNCTION enqueue_job() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM graphile_worker.add_job('run_job', json_build_object('id', NEW."id"), max_attempts => 3);
  RETURN NULL;
END $$;

CREATE TRIGGER "Job_enqueue" AFTER INSERT ON "Job" FOR EACH ROW EXECUTE FUNCTION enqueue_job();
