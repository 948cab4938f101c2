-- Reminders in the app and by e-mail: what each is about is a reference that the database keeps, and each ends by itself.

-- CreateEnum
CREATE TYPE "NotificationTopic" AS ENUM ('DUE', 'LATE', 'CASCADE', 'REVIEW', 'RETURNED', 'REMINDER');

-- CreateEnum
CREATE TYPE "Language" AS ENUM ('VI', 'EN');

-- A new type and not new values of the old one: those could not be named below before the transaction ends.
ALTER TYPE "NotificationKind" RENAME TO "NotificationKind_old";

-- CreateEnum
CREATE TYPE "NotificationKind" AS ENUM ('TASK_DUE_IN_14_DAYS', 'TASK_DUE_IN_7_DAYS', 'TASK_DUE_IN_1_DAY', 'TASK_LATE', 'TASK_ASSIGNED', 'TASK_CHANGED', 'TASK_CHANGE_ASKED', 'TASK_REMINDED', 'PLAN_TO_REVIEW', 'PLAN_RETURNED', 'REPORT_DUE_IN_14_DAYS', 'REPORT_DUE_IN_7_DAYS', 'REPORT_DUE_IN_1_DAY', 'REPORT_LATE', 'REPORT_REMINDED', 'REPORT_TO_REVIEW', 'REPORT_RETURNED');

-- Nothing wrote any before.
DELETE FROM "Notification";
ALTER TABLE "Notification" ALTER COLUMN "kind" TYPE "NotificationKind" USING "kind"::text::"NotificationKind";
DROP TYPE "NotificationKind_old";

-- AlterTable
ALTER TABLE "Notification" ADD COLUMN     "settledAt" TIMESTAMPTZ(3),
ADD COLUMN     "taskId" INTEGER GENERATED ALWAYS AS (CASE WHEN "kind" IN ('TASK_DUE_IN_14_DAYS', 'TASK_DUE_IN_7_DAYS', 'TASK_DUE_IN_1_DAY', 'TASK_LATE') THEN "subjectId" END) STORED,
ADD COLUMN     "assignmentId" INTEGER GENERATED ALWAYS AS (CASE WHEN "kind" IN ('TASK_ASSIGNED', 'TASK_CHANGED', 'TASK_CHANGE_ASKED', 'TASK_REMINDED') THEN "subjectId" END) STORED,
ADD COLUMN     "planId" INTEGER GENERATED ALWAYS AS (CASE WHEN "kind" IN ('PLAN_TO_REVIEW', 'PLAN_RETURNED') THEN "subjectId" END) STORED,
ADD COLUMN     "expectationId" INTEGER GENERATED ALWAYS AS (CASE WHEN "kind" IN ('REPORT_DUE_IN_14_DAYS', 'REPORT_DUE_IN_7_DAYS', 'REPORT_DUE_IN_1_DAY', 'REPORT_LATE', 'REPORT_REMINDED') THEN "subjectId" END) STORED,
ADD COLUMN     "reportId" INTEGER GENERATED ALWAYS AS (CASE WHEN "kind" IN ('REPORT_TO_REVIEW', 'REPORT_RETURNED') THEN "subjectId" END) STORED;

-- CreateTable
CREATE TABLE "NotificationSetting" (
    "userId" INTEGER NOT NULL,
    "isMailOn" BOOLEAN NOT NULL DEFAULT true,
    "mutedTopics" "NotificationTopic"[],
    "hour" INTEGER NOT NULL DEFAULT 7,
    "quietFrom" INTEGER NOT NULL DEFAULT 21,
    "quietTo" INTEGER NOT NULL DEFAULT 6,
    "isOnWeekends" BOOLEAN NOT NULL DEFAULT false,
    "language" "Language" NOT NULL DEFAULT 'VI',

    CONSTRAINT "NotificationSetting_pkey" PRIMARY KEY ("userId")
);

-- CreateTable
CREATE TABLE "MailDigest" (
    "userId" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "sentAt" TIMESTAMPTZ(3),
    "refusedAt" TIMESTAMPTZ(3),

    CONSTRAINT "MailDigest_pkey" PRIMARY KEY ("userId","day")
);

-- CreateIndex
CREATE INDEX "Notification_userId_createdAt_idx" ON "Notification"("userId", "createdAt");

-- CreateIndex
CREATE INDEX "Notification_kind_subjectId_idx" ON "Notification"("kind", "subjectId");

-- CreateIndex
CREATE INDEX "Notification_taskId_idx" ON "Notification"("taskId");

-- CreateIndex
CREATE INDEX "Notification_assignmentId_idx" ON "Notification"("assignmentId");

-- CreateIndex
CREATE INDEX "Notification_planId_idx" ON "Notification"("planId");

-- CreateIndex
CREATE INDEX "Notification_expectationId_idx" ON "Notification"("expectationId");

-- CreateIndex
CREATE INDEX "Notification_reportId_idx" ON "Notification"("reportId");

-- AddForeignKey
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "Task"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "TaskAssignment"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_planId_fkey" FOREIGN KEY ("planId") REFERENCES "Plan"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_expectationId_fkey" FOREIGN KEY ("expectationId") REFERENCES "RoundExpectation"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_reportId_fkey" FOREIGN KEY ("reportId") REFERENCES "Report"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "NotificationSetting" ADD CONSTRAINT "NotificationSetting_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MailDigest" ADD CONSTRAINT "MailDigest_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "NotificationSetting"
  ADD CONSTRAINT "NotificationSetting_hours" CHECK ("hour" BETWEEN 0 AND 23 AND "quietFrom" BETWEEN 0 AND 23 AND "quietTo" BETWEEN 0 AND 23),
  ALTER COLUMN "mutedTopics" SET DEFAULT '{}',
  ALTER COLUMN "mutedTopics" SET NOT NULL;
ALTER TABLE "MailDigest" ADD CONSTRAINT "MailDigest_end" CHECK (num_nonnulls("sentAt", "refusedAt") = 1);
