-- A task that changes above reaches those below that have not begun; the others are asked, and this says that they have not said yet.

-- AlterTable
ALTER TABLE "TaskAssignment" ADD COLUMN     "isChangeOpen" BOOLEAN NOT NULL DEFAULT false;
