-- Remarks on a cell of a report, which wait until they are settled.

-- AlterTable
ALTER TABLE "CellComment" ADD COLUMN     "resolvedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Notification" ADD COLUMN     "cellCommentId" INTEGER GENERATED ALWAYS AS (CASE WHEN "kind" = 'CELL_COMMENTED' THEN "subjectId" END) STORED;

-- CreateIndex
CREATE INDEX "Notification_cellCommentId_idx" ON "Notification"("cellCommentId");

-- AddForeignKey
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_cellCommentId_fkey" FOREIGN KEY ("cellCommentId") REFERENCES "CellComment"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- What was remarked before an approval waits for nothing.
UPDATE "CellComment" remark SET "resolvedAt" = decided."at"
  FROM (SELECT "reportId", max("decidedAt") AS "at" FROM "ReportDecision" WHERE "kind" = 'APPROVED' GROUP BY "reportId") decided
  WHERE decided."reportId" = remark."reportId" AND decided."at" >= remark."createdAt";

-- A remark may speak of a number that is hidden from others, and leaves no text when it is deleted: the history never holds it.
CREATE OR REPLACE FUNCTION audited_fields(model TEXT, changed JSONB) RETURNS JSONB LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(jsonb_object_agg("key", CASE
      WHEN model || '.' || "key" IN ('Person.name', 'User.name', 'User.email', 'SignInMethod.password',
        'SignInMethod.subject', 'ApiToken.tokenHash', 'ApiToken.name', 'TaskComment.text', 'CellComment.text')
        THEN '{"isWithheld": true}'
      ELSE "value" END), '{}')
  FROM jsonb_each(changed)
  WHERE "value" <> 'null' AND "key" !~ '^folded' AND "key" NOT IN ('id', 'version', 'givenName', 'committeePath',
    'provincialCommitteeId', 'updatedAt', 'lastUsedAt', 'content')
$$;
