-- What somebody asked for: a file with everything that is kept of them.
CREATE TABLE "account_export" (
  "id" UUID NOT NULL DEFAULT uuid_v7(),
  "user_id" UUID NOT NULL,
  "state" TEXT NOT NULL DEFAULT 'queued',
  "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  -- The try that makes it. Another one begins anew when the lease of this one has run out.
  "run" UUID,
  "leased_until" TIMESTAMPTZ(3),
  "attempts" SMALLINT NOT NULL DEFAULT 0,
  "done_rows" INTEGER NOT NULL DEFAULT 0,
  "bytes" BIGINT NOT NULL DEFAULT 0,
  "ready_at" TIMESTAMPTZ(3),
  "expires_at" TIMESTAMPTZ(3),
  CONSTRAINT "account_export_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "account_export_state_check" CHECK ("state" IN ('queued', 'running', 'ready', 'failed')),
  CONSTRAINT "account_export_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "person" ("id")
    ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX "account_export_user_id_id_idx" ON "account_export" ("user_id", "id" DESC);
-- Asked for twice at once it is one.
CREATE UNIQUE INDEX "account_export_open" ON "account_export" ("user_id") WHERE "state" IN ('queued', 'running');

-- The file in pieces of at most a mebibyte, so that worker and web need no disk in common.
CREATE TABLE "account_export_part" (
  "export_id" UUID NOT NULL,
  "run" UUID NOT NULL,
  "ordinal" INTEGER NOT NULL,
  "bytes" BYTEA NOT NULL,
  CONSTRAINT "account_export_part_pkey" PRIMARY KEY ("export_id", "run", "ordinal"),
  CONSTRAINT "account_export_part_size_check" CHECK (octet_length("bytes") <= 1048576),
  CONSTRAINT "account_export_part_export_id_fkey" FOREIGN KEY ("export_id") REFERENCES "account_export" ("id")
    ON UPDATE CASCADE ON DELETE CASCADE
);
-- It is compressed already.
ALTER TABLE "account_export_part" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;

-- What is left of an account that was deleted: that it was, and how much. Nothing says whose it was.
CREATE TABLE "deletion_receipt" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "asked_at" TIMESTAMPTZ(3) NOT NULL,
  "due_at" TIMESTAMPTZ(3) NOT NULL,
  "kept_at" TIMESTAMPTZ(3),
  "done_at" TIMESTAMPTZ(3),
  "counts" JSONB NOT NULL DEFAULT '{}',
  CONSTRAINT "deletion_receipt_pkey" PRIMARY KEY ("id")
);

-- An account that is to be deleted. The row goes with the person, at the very end.
CREATE TABLE "account_deletion" (
  "user_id" UUID NOT NULL,
  "receipt_id" UUID NOT NULL,
  "asked_at" TIMESTAMPTZ(3) NOT NULL,
  "due_at" TIMESTAMPTZ(3) NOT NULL,
  "erase_chat" BOOLEAN NOT NULL,
  "delete_channel" BOOLEAN NOT NULL,
  -- From then on it cannot be kept any more.
  "begun_at" TIMESTAMPTZ(3),
  "revoke_attempts" SMALLINT NOT NULL DEFAULT 0,
  CONSTRAINT "account_deletion_pkey" PRIMARY KEY ("user_id"),
  CONSTRAINT "account_deletion_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "person" ("id")
    ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX "account_deletion_due_at_idx" ON "account_deletion" ("due_at");

-- Since when the owner's consent is gone: they ended the connection at Twitch. Null: it is not.
ALTER TABLE "channel" ADD COLUMN "revoked_at" TIMESTAMPTZ(3);
