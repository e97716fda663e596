-- What people with power did. Rows are added, never changed, and removed only when they are too old.
CREATE TABLE "audit_entry" (
  "id" UUID NOT NULL DEFAULT uuid_v7(),
  "at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  -- No reference: who deleted their account stays an id that tells nobody anything. Null: the instance itself.
  "actor_id" UUID,
  "key_id" UUID,
  "action" TEXT NOT NULL,
  "target_kind" TEXT NOT NULL,
  "target_id" TEXT NOT NULL,
  "target_name" TEXT,
  -- Whose channel it was done to: they may read it.
  "channel_id" TEXT,
  "address" TEXT,
  "request_id" TEXT,
  "before" JSONB,
  "after" JSONB,
  CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "audit_entry_channel_id_id_idx" ON "audit_entry" ("channel_id", "id" DESC);
CREATE INDEX "audit_entry_actor_id_id_idx" ON "audit_entry" ("actor_id", "id" DESC);
CREATE INDEX "audit_entry_action_id_idx" ON "audit_entry" ("action", "id" DESC);
CREATE INDEX "audit_entry_at_idx" ON "audit_entry" ("at");

CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND current_setting('tallylight.prune_audit', true) = 'on' THEN RETURN OLD; END IF;
  RAISE EXCEPTION 'audit entries are only added';
END $$;
CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE ON "audit_entry"
  FOR EACH ROW EXECUTE FUNCTION audit_is_append_only();
