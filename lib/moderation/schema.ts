import { z } from "zod";
import { loginInput } from "@/lib/broadcasters/schema";
import { paging } from "@/lib/http/core/paging";
import { isStorable, NOT_STORABLE } from "@/lib/kernel/text";
import { isAllowEntry } from "./core/allow-list";
import { isWordEntry } from "./core/words";

const instant = z.iso.datetime();
const count = z.number().int().nonnegative();

const whole = (from: number, to: number) =>
  z
    .number("must be a number")
    .int("must be a whole number")
    .min(from, `must be ${from} or more`)
    .max(to, `must be ${to} or less`);
const storable = z.string().refine(isStorable, NOT_STORABLE);

/**
 * What can be looked for in what is written, one rule each, in the order in which they are asked: the gravest first, as
 * a banned word in capitals is a banned word.
 */
export const ruleKind = z.enum(["words", "patterns", "links", "repetition", "caps", "symbols", "emotes"]);
export type RuleKind = z.infer<typeof ruleKind>;
export const RULE_KINDS: readonly RuleKind[] = ruleKind.options;

/** To whom a rule does not apply, besides moderators, whom none applies to. */
const exempt = z.object({ vips: z.boolean(), subscribers: z.boolean() });

/** Most entries of a list that people fill. */
export const MOST_ENTRIES = 500;
const list = (entry: z.ZodType<string, string>) =>
  z.array(entry).max(MOST_ENTRIES, `A list has at most ${MOST_ENTRIES} lines.`);

const linkSettings = z.object({
  exempt,
  /** Domains, with a path or without: "clips.twitch.tv", "youtube.com/watch". What is below one is allowed too. */
  allowed: list(
    storable
      .trim()
      .max(200, "is longer than 200 characters")
      .refine(isAllowEntry, "is not a domain such as youtube.com, or one with a path"),
  ),
});
const capsSettings = z.object({
  exempt,
  /** Shorter messages are left alone: letters, emotes not counted. */
  leastLetters: whole(1, 500),
  /** Offends from this share of capital letters on. */
  percent: whole(1, 100),
});
const symbolSettings = z.object({ exempt, leastSymbols: whole(1, 500), percent: whole(1, 100) });
const emoteSettings = z.object({ exempt, most: whole(0, 100) });
const repetitionSettings = z.object({
  exempt,
  /** The same message for the n-th time; 0: never offends. */
  times: z.union([z.literal(0), whole(2, 20)], "must be 0 (never) or from 2 to 20"),
  withinSeconds: whole(5, 3_600),
  /** One character so many times in a row; 0: never offends. */
  run: z.union([z.literal(0), whole(4, 500)], "must be 0 (never) or from 4 to 500"),
});
const wordSettings = z.object({
  exempt,
  /** Words and phrases; "*" at an end: also as a part of a longer word. */
  words: list(
    storable
      .trim()
      .max(100, "is longer than 100 characters")
      .refine(isWordEntry, "has no letter or digit to look for"),
  ),
});
const patternSettings = z.object({
  exempt,
  /** Regular expressions in RE2's syntax, which never take long; upper and lower case are the same. */
  patterns: z
    .array(storable.min(1, "is empty").max(300, "is longer than 300 characters"))
    .max(50, "There are at most 50 patterns."),
});

/** The settings of each kind of rule. */
export const ruleSettings = {
  words: wordSettings,
  patterns: patternSettings,
  links: linkSettings,
  repetition: repetitionSettings,
  caps: capsSettings,
  symbols: symbolSettings,
  emotes: emoteSettings,
} as const;
export type RuleSettings = { [K in RuleKind]: z.output<(typeof ruleSettings)[K]> };

/** What every channel begins with, every rule switched off. */
export const DEFAULT_SETTINGS: Readonly<RuleSettings> = {
  words: { exempt: { vips: false, subscribers: false }, words: [] },
  patterns: { exempt: { vips: false, subscribers: false }, patterns: [] },
  links: {
    exempt: { vips: true, subscribers: false },
    allowed: ["twitch.tv", "youtube.com", "youtu.be"],
  },
  repetition: { exempt: { vips: true, subscribers: false }, times: 3, withinSeconds: 60, run: 30 },
  caps: { exempt: { vips: true, subscribers: true }, leastLetters: 12, percent: 80 },
  symbols: { exempt: { vips: true, subscribers: true }, leastSymbols: 12, percent: 60 },
  emotes: { exempt: { vips: true, subscribers: true }, most: 12 },
};

/** Longest timeout that Twitch takes, in seconds: two weeks (dev.twitch.tv/docs/api/reference/#ban-user). */
export const LONGEST_TIMEOUT = 1_209_600;

/** What is done about an offence. `warn`: the person is told; `delete`: the message is removed. */
export const step = z.discriminatedUnion("action", [
  z.object({ action: z.literal("warn") }),
  z.object({ action: z.literal("delete") }),
  z.object({ action: z.literal("timeout"), seconds: whole(1, LONGEST_TIMEOUT) }),
  z.object({ action: z.literal("ban") }),
]);
export type Step = z.infer<typeof step>;

export const exemptPerson = z.object({ id: z.string().regex(/^\d{1,20}$/), login: z.string() });

/** What holds for all rules of a channel. */
export const conduct = z.object({
  /** The first offence, the second, …; the last for all after it. */
  steps: z.array(step).min(1, "There is at least one step.").max(8, "There are at most 8 steps."),
  /** After so long without an offence, one is forgotten. */
  forgetMinutes: whole(1, 43_200),
  /** A warning also removes the message. */
  warningDeletes: z.boolean(),
  /** Says in chat what was done, to a person once a minute at most. */
  announce: z.boolean(),
  /** Nobody's rules: by Twitch id. */
  people: z.array(exemptPerson).max(200, "At most 200 people are named."),
  /** How long `!permit` lets somebody post links when it does not say. */
  permitSeconds: whole(5, 3_600),
});
export type Conduct = z.infer<typeof conduct>;

export const DEFAULT_CONDUCT: Readonly<Conduct> = {
  steps: [
    { action: "warn" },
    { action: "delete" },
    { action: "timeout", seconds: 60 },
    { action: "timeout", seconds: 600 },
  ],
  forgetMinutes: 60,
  warningDeletes: true,
  announce: true,
  people: [],
  permitSeconds: 60,
};

const versioned = { enabled: z.boolean(), version: count };
/** A rule of a channel. Version 0: never changed, so that it has its defaults. */
export const rule = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("words"), ...versioned, settings: wordSettings }),
  z.object({ kind: z.literal("patterns"), ...versioned, settings: patternSettings }),
  z.object({ kind: z.literal("links"), ...versioned, settings: linkSettings }),
  z.object({ kind: z.literal("repetition"), ...versioned, settings: repetitionSettings }),
  z.object({ kind: z.literal("caps"), ...versioned, settings: capsSettings }),
  z.object({ kind: z.literal("symbols"), ...versioned, settings: symbolSettings }),
  z.object({ kind: z.literal("emotes"), ...versioned, settings: emoteSettings }),
]);
export type Rule = z.infer<typeof rule>;

/** How a channel keeps order: every kind of rule, and what holds for all. */
export const moderationSettings = z.object({
  rules: z.array(rule),
  conduct: conduct.extend({ version: count }),
});
export type ModerationSettings = z.infer<typeof moderationSettings>;

/** What people edit of them: see `assertUnchanged`. */
export const editedOfModeration = ({ rules, conduct: all }: ModerationSettings) => [
  ...rules.map(({ kind, version }) => [kind, version]),
  all.version,
];

/** What is left out stays. `version`: the one that was edited; another since then is a conflict. */
const change = { enabled: z.boolean().optional(), version: count.optional() };
export const ruleChange = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("words"), ...change, settings: wordSettings.optional() }),
  z.object({ kind: z.literal("patterns"), ...change, settings: patternSettings.optional() }),
  z.object({ kind: z.literal("links"), ...change, settings: linkSettings.optional() }),
  z.object({ kind: z.literal("repetition"), ...change, settings: repetitionSettings.optional() }),
  z.object({ kind: z.literal("caps"), ...change, settings: capsSettings.optional() }),
  z.object({ kind: z.literal("symbols"), ...change, settings: symbolSettings.optional() }),
  z.object({ kind: z.literal("emotes"), ...change, settings: emoteSettings.optional() }),
]);
export type RuleChange = z.output<typeof ruleChange>;
export type RuleChangeInput = z.input<typeof ruleChange>;

export const conductChange = conduct.partial().extend({
  /** Those without an id are looked up by their login. */
  people: z
    .array(z.object({ id: exemptPerson.shape.id.optional(), login: loginInput }))
    .max(200, "At most 200 people are named.")
    .optional(),
  version: count.optional(),
});
export type ConductChange = z.output<typeof conductChange>;
export type ConductChangeInput = z.input<typeof conductChange>;

export const actionState = z.enum(["queued", "done", "failed", "undone"]);

/** An offence, and what was done about it. */
export const moderationAction = z.object({
  /** Of the message. */
  id: z.guid(),
  person: z.object({ id: z.string(), login: z.string() }),
  rule: ruleKind,
  reason: z.string(),
  /** "" when they do not want to be logged. */
  text: z.string(),
  action: z.enum(["warn", "delete", "timeout", "ban"]),
  seconds: z.number().int().nullable(),
  state: actionState,
  /** Why it could not be done, in words for people. */
  error: z.string().nullable(),
  at: instant,
  undoneBy: z.string().nullable(),
});
export type ModerationAction = z.infer<typeof moderationAction>;
export const actionsQuery = z.object({
  ...paging(),
});
export const actionList = z.object({
  items: z.array(moderationAction),
  next_cursor: z.string().nullable(),
});
export type ActionList = z.infer<typeof actionList>;

/** What an undoing could not bring back, in words for people; "" when nothing is left. */
export const undone = z.object({ action: moderationAction, left: z.string() });
export type Undone = z.infer<typeof undone>;

/** A rule as it is being edited. */
const draft = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("words"), settings: wordSettings }),
  z.object({ kind: z.literal("patterns"), settings: patternSettings }),
  z.object({ kind: z.literal("links"), settings: linkSettings }),
  z.object({ kind: z.literal("repetition"), settings: repetitionSettings }),
  z.object({ kind: z.literal("caps"), settings: capsSettings }),
  z.object({ kind: z.literal("symbols"), settings: symbolSettings }),
  z.object({ kind: z.literal("emotes"), settings: emoteSettings }),
]);
export type RuleDraft = z.output<typeof draft>;
export type RuleDraftInput = z.input<typeof draft>;

/** A line that might be written, and the rule it is tried on. Null: what would happen with all that are switched on. */
export const trialInput = z.object({
  text: storable.min(1, "Write a line to try.").max(500, "Twitch takes at most 500 characters."),
  rule: draft.nullable().default(null),
  role: z.enum(["viewer", "subscriber", "vip", "moderator"]).default("viewer"),
});
export const trial = z.object({
  /** Null: nothing would happen. */
  offence: z.object({ rule: ruleKind, reason: z.string(), step }).nullable(),
});
export type Trial = z.infer<typeof trial>;

/** What would have been done about a channel's newest messages. */
export const dryRunInput = z.object({
  rule: draft.nullable().default(null),
  messages: whole(1, 1_000).default(200),
});
export const dryRun = z.object({
  /** How many messages were looked at. */
  looked: count,
  /** Newest first. */
  hits: z.array(
    z.object({
      id: z.guid(),
      author: z.object({ login: z.string(), displayName: z.string() }),
      text: z.string(),
      sentAt: instant,
      rule: ruleKind,
      reason: z.string(),
      step,
    }),
  ),
});
export type DryRun = z.infer<typeof dryRun>;

export const permitInput = z.object({
  login: loginInput,
  /** Null: as the channel has it. */
  seconds: whole(5, 3_600).nullable().default(null),
});
/** Somebody may post links until then. */
export const permit = z.object({ id: z.string(), login: z.string(), until: instant });
export type Permit = z.infer<typeof permit>;

export const actionParams = z.object({ login: loginInput, id: z.guid("must be the id of a message") });
export const moderationParams = z.object({ login: loginInput });
