import {
  type Conduct,
  conduct,
  DEFAULT_CONDUCT,
  DEFAULT_SETTINGS,
  type ModerationSettings,
  RULE_KINDS,
  type Rule,
  type RuleKind,
  rule,
} from "../schema";

/** A row of `moderation_rule`, as it stands. */
export interface SettingsRow {
  kind: string;
  enabled: boolean;
  settings: unknown;
  version: number;
}

/** The kind under which what holds for all rules is kept. */
export const CONDUCT = "conduct";

/**
 * A channel's rules in full: what it never changed, and what is no longer understood, is as it is in a new channel. A
 * setting that was added since has its default.
 */
export function settingsOfRows(rows: readonly SettingsRow[]): ModerationSettings {
  const rowOf = (kind: string) => rows.find((row) => row.kind === kind);
  const own = rowOf(CONDUCT);
  return {
    rules: RULE_KINDS.map((kind) => ruleOfRow(kind, rowOf(kind))),
    conduct: { ...conductOf(own?.settings), version: own?.version ?? 0 },
  };
}

function ruleOfRow(kind: RuleKind, row: SettingsRow | undefined): Rule {
  const basic = { kind, enabled: row?.enabled ?? false, version: row?.version ?? 0 };
  const defaults = DEFAULT_SETTINGS[kind];
  const read = rule.safeParse({ ...basic, settings: { ...defaults, ...objectOf(row?.settings) } });
  // Whatever it was meant to be, doing nothing does no harm.
  return read.success ? read.data : rule.parse({ ...basic, enabled: false, settings: defaults });
}

function conductOf(settings: unknown): Conduct {
  const read = conduct.safeParse({ ...DEFAULT_CONDUCT, ...objectOf(settings) });
  return read.success ? read.data : { ...DEFAULT_CONDUCT };
}

const objectOf = (value: unknown): object => (typeof value === "object" && value !== null ? value : {});
