import type { Migration } from "./plan";

/**
 * Tables with so many rows that nobody may wait until a statement has gone through all of them. Migrations run in a
 * transaction, where CREATE INDEX CONCURRENTLY is not possible.
 */
export const BIG: ReadonlySet<string> = new Set([
  ...["announcement", "broadcaster_sync_log", "channel_viewer", "chat_event", "chat_message", "clip"],
  ...["delivery", "follow", "job_run", "notification", "outbox", "stream", "stream_segment", "viewer"],
  ...["viewer_rollup", "viewer_sample", "viewer_stream"],
]);

/** What the version before, which still runs while a migration is applied, could not bear. */
const CONTRACTIONS: readonly { what: string; in: RegExp }[] = [
  { what: "drops a table", in: /^DROP TABLE (?:IF EXISTS )?(\S+)/ },
  { what: "drops a column", in: /^ALTER TABLE (?:ONLY )?(\S+) .*\bDROP COLUMN\b/ },
  { what: "renames", in: /^ALTER TABLE (?:ONLY )?(\S+) .*\bRENAME\b/ },
  {
    what: "changes a type",
    in: /^ALTER TABLE (?:ONLY )?(\S+) .*\bALTER (?:COLUMN )?\S+ (?:SET DATA )?TYPE\b/,
  },
  { what: "refuses nulls", in: /^ALTER TABLE (?:ONLY )?(\S+) .*\bSET NOT NULL\b/ },
  { what: "takes a default away", in: /^ALTER TABLE (?:ONLY )?(\S+) .*\bDROP DEFAULT\b/ },
  {
    what: "adds a column that has to be given",
    in: /^ALTER TABLE (?:ONLY )?(\S+) (?:.*, *)?ADD (?:COLUMN )?(?:IF NOT EXISTS )?(?!CONSTRAINT)[^,]*\bNOT NULL\b(?![^,]*\b(?:DEFAULT|GENERATED)\b)(?<!\bDEFAULT\b[^,]*)/,
  },
];

/** What makes everybody wait where a table has many rows. */
const LONG: readonly { what: string; in: RegExp }[] = [
  { what: "makes an index", in: /^CREATE (?:UNIQUE )?INDEX (?:IF NOT EXISTS )?(?:\S+ )?ON (?:ONLY )?(\S+)/ },
  {
    what: "checks every row",
    in: /^ALTER TABLE (?:ONLY )?(\S+) (?!.*\bNOT VALID\b).*\bADD CONSTRAINT\b.*\b(?:CHECK|FOREIGN KEY|UNIQUE|PRIMARY KEY)\b/,
  },
  { what: "writes every row", in: /^UPDATE (?:ONLY )?(\S+) SET\b/ },
];

/**
 * What in a migration the rule of rolling upgrades forbids: the version before must go on working on the new schema,
 * and no statement may hold up a big table. A line `-- contract: since <earlier migration>` says that nothing has
 * used what goes since then; `-- takes long: <why that is all right>` that an operator was told.
 */
export function againstTheRule({ name, sql }: Migration, earlier: readonly string[]): string[] {
  const statements = statementsOf(sql);
  const own = new Set(
    statements.flatMap((one) => /^CREATE TABLE (?:IF NOT EXISTS )?(\S+)/.exec(one)?.[1] ?? []),
  );
  const since = /^-- contract: since (\S+)$/m.exec(sql)?.[1];
  if (since !== undefined && !earlier.includes(since))
    return [`${name}: is to contract since ${since}, which is no migration before it`];
  const mayTakeLong = /^-- takes long: \S/m.test(sql);
  const found = (rules: typeof LONG, matters: (table: string) => boolean) =>
    statements.flatMap((statement) =>
      rules.flatMap(({ what, in: pattern }) => {
        const table = pattern.exec(statement)?.[1];
        return table !== undefined && !own.has(table) && matters(table)
          ? [`${name}: ${what} (${table})`]
          : [];
      }),
    );
  return [
    ...(since === undefined ? found(CONTRACTIONS, () => true) : []),
    ...(mayTakeLong ? [] : found(LONG, (table) => BIG.has(table))),
  ];
}

/** Statements in one line each, without comments, bodies of functions, and quotes around names. */
const statementsOf = (sql: string): string[] =>
  sql
    .replaceAll(/\$(\w*)\$[\s\S]*?\$\1\$/g, "''")
    .replaceAll(/--.*$/gm, "")
    .replaceAll('"', "")
    .split(";")
    .map((statement) => statement.replaceAll(/\s+/g, " ").trim());
