-- Emptying the table at once passes triggers on rows by: it is refused for itself.
CREATE FUNCTION audit_is_never_emptied() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('tallylight.prune_audit', true) = 'on' THEN RETURN NULL; END IF;
  RAISE EXCEPTION 'audit entries are only added';
END $$;
CREATE TRIGGER audit_entry_never_emptied BEFORE TRUNCATE ON "audit_entry"
  FOR EACH STATEMENT EXECUTE FUNCTION audit_is_never_emptied();
