-- Where a person's mail goes, decided in one place. Who entered no address is written to at the one that Twitch told,
-- which needs no confirming: Twitch tells only those that it has verified.
CREATE VIEW "mail_reach" AS
SELECT p."id" AS "user_id",
       CASE WHEN m."user_id" IS NULL THEN p."email" ELSE m."address" END AS "address",
       CASE WHEN m."stopped_at" IS NOT NULL THEN 'stopped'
            WHEN m."verified_at" IS NOT NULL OR (m."user_id" IS NULL AND p."email" IS NOT NULL) THEN 'verified'
            ELSE 'none' END AS "state"
  FROM "person" p LEFT JOIN "mail_address" m ON m."user_id" = p."id";

-- Mail of an instance without a mail server: kept here to be looked at, the latest few hundred.
CREATE TABLE "mail_outbox" (
  -- That of the delivery, so that what is handed over twice stands here once.
  "id" UUID NOT NULL,
  "user_id" UUID NOT NULL,
  "address" TEXT NOT NULL,
  "subject" TEXT NOT NULL,
  "html" TEXT NOT NULL,
  "text" TEXT NOT NULL,
  -- As it would have gone out (RFC 5322).
  "raw" TEXT NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT "mail_outbox_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "mail_outbox_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "person" ("id")
    ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "mail_outbox_user_id_created_at_idx" ON "mail_outbox" ("user_id", "created_at" DESC);
CREATE INDEX "mail_outbox_created_at_idx" ON "mail_outbox" ("created_at" DESC);
