-- The lists of recommendations that the United Nations publish are imported, with every word they have for their subject.

-- AlterEnum
ALTER TYPE "JobKind" ADD VALUE 'IMPORT_RECOMMENDATIONS' BEFORE 'ESTABLISH_COMMITTEES';

-- AlterEnum
ALTER TYPE "JobStage" ADD VALUE 'RECOMMENDATIONS';

-- AlterEnum
ALTER TYPE "JobEntryKind" ADD VALUE 'RECOMMENDATION_ADDED';
ALTER TYPE "JobEntryKind" ADD VALUE 'RECOMMENDATION_CHANGED';

-- AlterTable
ALTER TABLE "Recommendation" ADD COLUMN     "positionSource" TEXT,
ADD COLUMN     "sourceGroups" TEXT[];

-- The ties to tasks go with a recommendation, so it does not go while there are any: neither does a batch that made it.
-- The row is locked before this runs, and no tie is made to it until it is gone.
CREATE FUNCTION keep_linked_recommendation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM "_RecommendationToTask" WHERE "A" = OLD."id") THEN
    RAISE EXCEPTION 'Tasks carry recommendation % out: constraint "Recommendation_linked_check"', OLD."id"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'Recommendation_linked_check';
  END IF;
  RETURN OLD;
END $$;

CREATE TRIGGER "Recommendation_linked" BEFORE DELETE ON "Recommendation"
  FOR EACH ROW EXECUTE FUNCTION keep_linked_recommendation();
