-- With its channel an archive is deleted too. Counting its bytes down on the way would be an update of a row whose
-- channel is gone, which Postgres refuses from the second on.
CREATE OR REPLACE FUNCTION "clip_file_forget"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."key" IS NOT NULL THEN
    INSERT INTO "clip_file_removal" ("store", "key") VALUES (OLD."store", OLD."key") ON CONFLICT DO NOTHING;
  END IF;
  IF OLD."state" = 'kept' THEN
    UPDATE "clip_archive" SET "kept_bytes" = "kept_bytes" - OLD."bytes"
    WHERE "channel_id" = (
      SELECT c."channel_id" FROM "clip" AS c JOIN "channel" AS h ON h."broadcaster_id" = c."channel_id"
      WHERE c."id" = OLD."clip_id");
  END IF;
  RETURN NULL;
END $$;
