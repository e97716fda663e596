import { describe, expect, test } from "vitest";
import { againstTheRule } from "./rolling";

const check = (sql: string) => againstTheRule({ name: "2_b", sql }, ["1_a"]);

describe("what a rolling upgrade cannot bear is named", () => {
  test.each([
    ['DROP TABLE "command";', "2_b: drops a table (command)"],
    ["ALTER TABLE command\n  DROP COLUMN uses;", "2_b: drops a column (command)"],
    ["ALTER TABLE command ADD COLUMN a TEXT, DROP COLUMN b;", "2_b: drops a column (command)"],
    ["ALTER TABLE command RENAME COLUMN uses TO used;", "2_b: renames (command)"],
    ["ALTER TABLE command RENAME TO word;", "2_b: renames (command)"],
    ["ALTER TABLE command ALTER COLUMN uses TYPE BIGINT;", "2_b: changes a type (command)"],
    ["ALTER TABLE command ALTER COLUMN uses SET NOT NULL;", "2_b: refuses nulls (command)"],
    ["ALTER TABLE command ADD COLUMN a TEXT NOT NULL;", "2_b: adds a column that has to be given (command)"],
    ["CREATE INDEX chat_message_x ON chat_message (text);", "2_b: makes an index (chat_message)"],
    ["ALTER TABLE stream ADD CONSTRAINT a CHECK (viewers > 0);", "2_b: checks every row (stream)"],
    ["UPDATE viewer SET login = lower(login);", "2_b: writes every row (viewer)"],
  ])("%s", (sql, problem) => {
    expect(check(sql)).toEqual([problem]);
  });
});

describe("what the version before does not notice is let through", () => {
  test.each([
    "CREATE TABLE a (id UUID NOT NULL); CREATE INDEX a_x ON a (id); ALTER TABLE a ALTER COLUMN id SET NOT NULL;",
    "ALTER TABLE command ADD COLUMN a TEXT;",
    "ALTER TABLE command ADD COLUMN a TEXT NOT NULL DEFAULT '';",
    "ALTER TABLE command ADD COLUMN a TEXT DEFAULT '' NOT NULL;",
    "ALTER TABLE stream ADD CONSTRAINT a CHECK (viewers > 0) NOT VALID;",
    "CREATE INDEX command_x ON command (uses);",
    "-- DROP TABLE command;",
    "CREATE FUNCTION f() RETURNS void LANGUAGE sql AS $$ DROP TABLE command; $$;",
    "-- contract: since 1_a\nALTER TABLE command DROP COLUMN uses;",
    "-- takes long: half a minute a million; the notes of the release say so\nCREATE INDEX x ON stream (title);",
  ])("%s", (sql) => {
    expect(check(sql)).toEqual([]);
  });
});

test("a contraction names a migration that was there before", () => {
  expect(check("-- contract: since 3_c\nDROP TABLE command;")).toEqual([
    "2_b: is to contract since 3_c, which is no migration before it",
  ]);
});
