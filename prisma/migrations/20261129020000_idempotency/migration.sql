-- Requests that may be asked again without being done again, and how they were answered.
CREATE TABLE "idempotency_key" (
  "id" UUID NOT NULL DEFAULT uuid_v7(),
  "person_id" UUID NOT NULL,
  -- Who asked: a person, or one of their API keys.
  "caller_id" UUID NOT NULL,
  "route" TEXT NOT NULL,
  "key" TEXT NOT NULL,
  -- SHA-256 of the method, the path, the query and the body.
  "fingerprint" TEXT NOT NULL,
  -- Null: it is being answered, or nobody knows what became of it.
  "status" INTEGER,
  -- Sealed: an answer may hold a secret that is shown once. Null: an answer without a body.
  "body" TEXT,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "idempotency_key_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person" ("id")
    ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "idempotency_key_caller_id_route_key_key" ON "idempotency_key" ("caller_id", "route", "key");
CREATE INDEX "idempotency_key_person_id_idx" ON "idempotency_key" ("person_id");
CREATE INDEX "idempotency_key_created_at_idx" ON "idempotency_key" ("created_at");
