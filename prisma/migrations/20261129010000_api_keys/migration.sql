-- Keys by which programs use the API, each with what it may. The secret itself is nowhere.
CREATE TABLE "api_key" (
  "id" UUID NOT NULL DEFAULT uuid_v7(),
  -- Null: it belongs to the instance, and outlives the operator who made it.
  "owner_id" UUID,
  "name" TEXT NOT NULL,
  -- The beginning of the key, by which people tell it from others.
  "prefix" TEXT NOT NULL,
  -- SHA-256 of the key in hex.
  "hash" TEXT NOT NULL,
  "scopes" TEXT[] NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  "created_by" UUID,
  -- Null: never.
  "expires_at" TIMESTAMPTZ(3),
  -- To the minute.
  "last_used_at" TIMESTAMPTZ(3),
  "revoked_at" TIMESTAMPTZ(3),
  CONSTRAINT "api_key_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "api_key_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "person" ("id")
    ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "api_key_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "person" ("id")
    ON DELETE SET NULL ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "api_key_hash_key" ON "api_key" ("hash");
CREATE INDEX "api_key_owner_id_id_idx" ON "api_key" ("owner_id", "id" DESC);
CREATE INDEX "api_key_created_by_idx" ON "api_key" ("created_by");
