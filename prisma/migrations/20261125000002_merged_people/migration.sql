-- foldedKey() in the API makes the same key; a test holds the two together. "C" sorts as JavaScript does.
CREATE FUNCTION folded_key(name TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN (SELECT coalesce(string_agg(word, ' ' ORDER BY word COLLATE "C"), '')
    FROM regexp_split_to_table(public.fold_name(name), '[^[:alnum:]]+') AS word WHERE word <> '');

ALTER TABLE "Person"
  ADD COLUMN "foldedKey" TEXT NOT NULL GENERATED ALWAYS AS (folded_key("name")) STORED,
  ADD COLUMN "mergedIntoId" INTEGER,
  ADD CONSTRAINT "Person_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Membership"
  ADD COLUMN "originalPersonId" INTEGER,
  ADD CONSTRAINT "Membership_originalPersonId_fkey" FOREIGN KEY ("originalPersonId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE INDEX "Person_foldedKey_idx" ON "Person"("foldedKey");
CREATE INDEX "Person_mergedIntoId_idx" ON "Person"("mergedIntoId");
CREATE INDEX "Membership_originalPersonId_idx" ON "Membership"("originalPersonId");

-- Whoever was merged leads in one step to the person kept, and has no terms. The lock makes an appointment under way and
-- a merger wait for one another.
CREATE FUNCTION check_merged_person() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM "Person" WHERE "id" = NEW."mergedIntoId" FOR SHARE;
  IF EXISTS (SELECT FROM "Person" WHERE "id" = NEW."mergedIntoId" AND ("mergedIntoId" IS NOT NULL OR "id" = NEW."id"))
    OR EXISTS (SELECT FROM "Person" WHERE "mergedIntoId" = NEW."id")
    OR EXISTS (SELECT FROM "Membership" WHERE "personId" = NEW."id")
  THEN
    RAISE EXCEPTION 'person % still has terms, or is not merged into the person kept', NEW."id"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'Person_merged_check';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "Person_merged_check" BEFORE UPDATE OF "mergedIntoId" ON "Person"
  FOR EACH ROW WHEN (NEW."mergedIntoId" IS NOT NULL) EXECUTE FUNCTION check_merged_person();

CREATE FUNCTION check_member() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  is_merged BOOLEAN;
BEGIN
  SELECT "mergedIntoId" IS NOT NULL INTO is_merged FROM "Person" WHERE "id" = NEW."personId" FOR SHARE;
  IF is_merged THEN
    RAISE EXCEPTION 'person % was merged into another one', NEW."personId"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'Membership_person_merged_check';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "Membership_person_merged_check" BEFORE INSERT OR UPDATE OF "personId" ON "Membership"
  FOR EACH ROW EXECUTE FUNCTION check_member();
