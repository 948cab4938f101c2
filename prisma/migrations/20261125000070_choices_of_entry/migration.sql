-- AlterTable
ALTER TABLE "JobEntry" ADD COLUMN     "choices" JSONB NOT NULL DEFAULT '[]';
