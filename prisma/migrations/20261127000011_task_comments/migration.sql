-- Remarks on a task, and whom they address.

-- AlterTable
ALTER TABLE "Notification" ADD COLUMN     "commentId" INTEGER GENERATED ALWAYS AS (CASE WHEN "kind" = 'TASK_MENTIONED' THEN "subjectId" END) STORED;

-- CreateTable
CREATE TABLE "_mention" (
    "A" INTEGER NOT NULL,
    "B" INTEGER NOT NULL,

    CONSTRAINT "_mention_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateIndex
CREATE INDEX "_mention_B_index" ON "_mention"("B");

-- CreateIndex
CREATE INDEX "Notification_commentId_idx" ON "Notification"("commentId");

-- AddForeignKey
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_commentId_fkey" FOREIGN KEY ("commentId") REFERENCES "TaskComment"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "_mention" ADD CONSTRAINT "_mention_A_fkey" FOREIGN KEY ("A") REFERENCES "TaskComment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_mention" ADD CONSTRAINT "_mention_B_fkey" FOREIGN KEY ("B") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A remark that is deleted leaves no text, so the history, which stands for good, never holds it.
CREATE OR REPLACE FUNCTION audited_fields(model TEXT, changed JSONB) RETURNS JSONB LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(jsonb_object_agg("key", CASE
      WHEN model || '.' || "key" IN ('Person.name', 'User.name', 'User.email', 'SignInMethod.password',
        'SignInMethod.subject', 'ApiToken.tokenHash', 'ApiToken.name', 'TaskComment.text') THEN '{"isWithheld": true}'
      ELSE "value" END), '{}')
  FROM jsonb_each(changed)
  WHERE "value" <> 'null' AND "key" !~ '^folded' AND "key" NOT IN ('id', 'version', 'givenName', 'committeePath',
    'provincialCommitteeId', 'updatedAt', 'lastUsedAt', 'content')
$$;
