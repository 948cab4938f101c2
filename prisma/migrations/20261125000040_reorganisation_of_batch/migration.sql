-- Rows of batches that nobody touched since; they look different with the new column, and can be undone all the same.
CREATE TEMPORARY TABLE untouched AS SELECT kept."id" FROM "ImportedRow" kept JOIN "Reorganisation" present ON present."id" = kept."rowId"
  WHERE kept."model" = 'Reorganisation' AND kept."digest" = md5(to_jsonb(present)::TEXT);

-- AlterTable
ALTER TABLE "Reorganisation" ADD COLUMN     "writtenInId" INTEGER;

-- CreateIndex
CREATE INDEX "Reorganisation_writtenInId_idx" ON "Reorganisation"("writtenInId");

-- AddForeignKey
ALTER TABLE "Reorganisation" ADD CONSTRAINT "Reorganisation_writtenInId_fkey" FOREIGN KEY ("writtenInId") REFERENCES "ImportBatch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Reorganisation" DISABLE TRIGGER USER;
UPDATE "Reorganisation" SET "writtenInId" = made."batchId" FROM "ImportedRow" made
  WHERE made."model" = 'Reorganisation' AND made."rowId" = "Reorganisation"."id" AND made."before" IS NULL;
ALTER TABLE "Reorganisation" ENABLE TRIGGER USER;
UPDATE "ImportedRow" kept SET "digest" = md5(to_jsonb(present)::TEXT) FROM "Reorganisation" present
  WHERE kept."id" IN (SELECT "id" FROM untouched) AND present."id" = kept."rowId";
DROP TABLE untouched;

-- While a batch is written, what it writes belongs to it.
CREATE FUNCTION set_written_in() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."writtenInId" := substring(current_setting('camket.batch', TRUE) FROM '^import:(\d+)$')::INTEGER;
  RETURN NEW;
END $$;

CREATE TRIGGER "Reorganisation_writtenInId" BEFORE INSERT ON "Reorganisation" FOR EACH ROW EXECUTE FUNCTION set_written_in();
