-- Files that nothing refers to any longer, until they are gone from their store. A file's row can vanish with its
-- clip or its channel; without these its bytes would stay where nobody finds them.
CREATE TABLE "clip_file_removal" (
  "store" TEXT NOT NULL,
  "key" TEXT NOT NULL,
  "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT "clip_file_removal_pkey" PRIMARY KEY ("store", "key")
);
CREATE INDEX "clip_file_removal_added_at_idx" ON "clip_file_removal" ("added_at");

-- For those whose days are over.
CREATE INDEX "clip_file_kept" ON "clip_file" ("kept_at") WHERE "state" = 'kept';

-- A row has its store and key from when its file is begun, so a file that was written but never counted goes too.
CREATE FUNCTION "clip_file_forget"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."key" IS NOT NULL THEN
    INSERT INTO "clip_file_removal" ("store", "key") VALUES (OLD."store", OLD."key") ON CONFLICT DO NOTHING;
  END IF;
  IF OLD."state" = 'kept' THEN
    UPDATE "clip_archive" SET "kept_bytes" = "kept_bytes" - OLD."bytes"
    WHERE "channel_id" = (SELECT "channel_id" FROM "clip" WHERE "id" = OLD."clip_id");
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "clip_file_forget" AFTER DELETE ON "clip_file"
  FOR EACH ROW EXECUTE FUNCTION "clip_file_forget"();

-- Before the clip itself, or nobody would know any more whose bytes they were.
CREATE FUNCTION "clip_forget_files"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "clip_file" WHERE "clip_id" = OLD."id";
  RETURN OLD;
END $$;
CREATE TRIGGER "clip_forget_files" BEFORE DELETE ON "clip"
  FOR EACH ROW EXECUTE FUNCTION "clip_forget_files"();
