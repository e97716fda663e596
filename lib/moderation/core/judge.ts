import type { Pattern } from "@/lib/kernel/pattern";
import { type Conduct, RULE_KINDS, type Rule, type RuleKind, type RuleSettings } from "../schema";
import { allowEntry, isAllowed, type Link } from "./allow-list";
import { tooManyCaps } from "./caps";
import { tooManyEmotes } from "./emotes";
import { findLinks } from "./links";
import { readPatterns } from "./patterns";
import { longestRun } from "./repetition";
import { tooManySymbols } from "./symbols";
import type { Line } from "./types";
import { type BannedWord, bannedWord, findBanned } from "./words";

/** What somebody did wrong; `reason` says it to the channel's moderators. */
export interface Offence {
  rule: RuleKind;
  reason: string;
}

/** A channel's rules, read once for many messages. */
export interface RuleBook {
  conduct: Conduct;
  /** Those that are switched on, in the order in which they are asked. */
  checks: readonly Check[];
  /** The rule about repetition, when it is switched on. */
  repetition: RuleSettings["repetition"] | null;
  exemptIds: ReadonlySet<string>;
}

/** What is known besides the message. */
export interface Circumstances {
  /** Somebody let them post links for now. */
  permitted: boolean;
  /** How often they have written the same lately, this time included. */
  times: number;
}

interface Check {
  kind: RuleKind;
  exempt: { vips: boolean; subscribers: boolean };
  /** The reason, or null when there is nothing to say against the message. */
  against(line: Line, circumstances: Circumstances): string | null;
}

/** Makes a channel's rules ready to be asked. Patterns that RE2 does not take are left out. */
export function ruleBook(rules: readonly Rule[], conduct: Conduct): RuleBook {
  const enabled = rules.filter((rule) => rule.enabled);
  const repetition = enabled.find((rule) => rule.kind === "repetition");
  return {
    conduct,
    checks: RULE_KINDS.flatMap((kind) => enabled.filter((rule) => rule.kind === kind)).map(checkOf),
    repetition: repetition?.settings ?? null,
    exemptIds: new Set(conduct.people.map(({ id }) => id)),
  };
}

/** What is wrong with a message, if anything. Nothing ever is with what the broadcaster or a moderator writes. */
export function judge(book: RuleBook, line: Line, circumstances: Circumstances): Offence | null {
  if (isExempt(book, line)) return null;
  const { vip, subscriber } = line.roles;
  for (const { kind, exempt, against } of book.checks) {
    if ((exempt.vips && vip) || (exempt.subscribers && subscriber)) continue;
    const reason = against(line, circumstances);
    if (reason !== null) return { rule: kind, reason };
  }
  return null;
}

/** Whether no rule applies to who wrote it. */
export const isExempt = ({ exemptIds }: RuleBook, { author, roles }: Line): boolean =>
  roles.broadcaster || roles.moderator || exemptIds.has(author.id);

function checkOf(rule: Rule): Check {
  const { kind, settings } = rule;
  return { kind, exempt: settings.exempt, against: againstOf(rule) };
}

function againstOf(rule: Rule): Check["against"] {
  switch (rule.kind) {
    case "words":
      return againstWords(rule.settings.words.map(bannedWord));
    case "patterns":
      return againstPatterns(readPatterns(rule.settings.patterns).patterns);
    case "links":
      return againstLinks(rule.settings.allowed.flatMap((entry) => allowEntry(entry) ?? []));
    case "repetition":
      return againstRepetition(rule.settings);
    case "caps":
      return (line) => said(tooManyCaps(line, rule.settings), (percent) => `${percent} % capital letters`);
    case "symbols":
      return (line) => said(tooManySymbols(line, rule.settings), (count) => `${count} symbols`);
    case "emotes":
      return (line) => said(tooManyEmotes(line, rule.settings), (count) => `${count} emotes`);
  }
}

const said = (found: number | null, words: (found: number) => string): string | null =>
  found === null ? null : words(found);

const againstWords =
  (banned: readonly BannedWord[]): Check["against"] =>
  ({ text }) => {
    const found = findBanned(text, banned);
    return found ? `banned word “${found.entry}”` : null;
  };

const againstPatterns =
  (patterns: readonly Pattern[]): Check["against"] =>
  ({ text }) => {
    const found = patterns.find((pattern) => pattern.matches(text));
    return found ? `pattern “${found.source}”` : null;
  };

const againstLinks =
  (allowed: readonly Link[]): Check["against"] =>
  ({ text }, { permitted }) => {
    const found = permitted ? undefined : findLinks(text).find((link) => !isAllowed(link, allowed));
    return found ? `link to ${found.host}` : null;
  };

const againstRepetition =
  ({ times, run }: RuleSettings["repetition"]): Check["against"] =>
  ({ text }, circumstances) => {
    if (times > 0 && circumstances.times >= times) return `the same message ${circumstances.times} times`;
    const longest = run > 0 ? longestRun(text) : 0;
    return longest >= run && run > 0 ? `a character ${longest} times in a row` : null;
  };
