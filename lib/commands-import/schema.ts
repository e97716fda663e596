import { z } from "zod";
import { loginInput } from "@/lib/broadcasters/schema";
import { builtin, command, namedPerson, newCommand } from "@/lib/commands/schema";
import { conduct, ruleKind, ruleSettings } from "@/lib/moderation/schema";
import { newQuote, quoteChange } from "@/lib/quotes/schema";
import { newTimer } from "@/lib/timers/schema";

/** Characters of a file that are read at most: ten thousand commands of an ordinary length fit. */
export const LARGEST_FILE = 6 * 1024 * 1024;
/** Bytes of a request that carries one. Next passes on 10 MB and no more; in JSON, a file is a fifth longer. */
export const LARGEST_REQUEST = 9 * 1024 * 1024;
/** Of each kind that one file may hold. */
export const MOST_ITEMS = 10_000;

export const FILE_FORMAT = "tallylight.commands";
export const FILE_VERSION = 1;

/** A command as our own file holds it: what the channel decided of it, and how often it was used. */
export const fileCommand = newCommand
  .extend({
    /** One that every channel has. It is never made, only changed. */
    builtin: builtin.nullable().default(null),
    response: command.shape.response,
    people: z.array(namedPerson).max(100).default([]),
    /** What `$(count)` goes on from. */
    uses: z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER).default(0),
  })
  .refine(({ builtin, response }) => builtin !== null || response.trim() !== "", {
    path: ["response"],
    message: "A response says something.",
  });
export type FileCommand = z.output<typeof fileCommand>;

/** A timer: a message that is said again and again. */
export const fileTimer = newTimer;
export type FileTimer = z.output<typeof fileTimer>;

/** Something that was said, by the number it had. Who added it is not in the file. */
export const fileQuote = z.object({
  number: z.number().int().min(1).max(2_147_483_647),
  text: newQuote.shape.text,
  saidBy: newQuote.shape.saidBy,
  categoryName: quoteChange.shape.categoryName.unwrap().default(null),
  addedAt: z.iso.datetime(),
});
export type FileQuote = z.output<typeof fileQuote>;

/** A kind of moderation rule, or `conduct`: what holds for all of them. */
export const fileRule = z
  .object({
    kind: z.enum([...ruleKind.options, "conduct"]),
    enabled: z.boolean().default(true),
    settings: z.unknown(),
  })
  .transform(({ kind, enabled, settings }, context) => {
    const read = (kind === "conduct" ? conduct : ruleSettings[kind]).safeParse(settings);
    for (const { message, path } of read.error?.issues ?? []) {
      context.addIssue({ code: "custom", message, path: ["settings", ...path] });
    }
    return { kind, enabled, settings: read.data ?? {} };
  });
export type FileRule = z.output<typeof fileRule>;

/** Our own file, as docs/commands-export.md has it. */
export const commandsFile = z.object({
  format: z.literal(FILE_FORMAT),
  version: z.literal(FILE_VERSION),
  exportedAt: z.iso.datetime(),
  channel: z.object({ id: z.string(), login: z.string() }),
  commands: z.array(fileCommand),
  timers: z.array(fileTimer),
  quotes: z.array(fileQuote),
  moderation: z.array(fileRule),
});
export type CommandsFile = z.output<typeof commandsFile>;

/** What the browser saves an export as. */
export const fileName = ({ channel, exportedAt }: Pick<CommandsFile, "channel" | "exportedAt">) =>
  `tallylight-${channel.login}-${exportedAt.slice(0, 10)}.json`;

/** Where a file is from. */
export const source = z.enum(["tallylight", "nightbot", "streamelements", "fossabot"]);
export type Source = z.infer<typeof source>;

export const itemKind = z.enum(["command", "timer", "quote", "rule"]);
export type ItemKind = z.infer<typeof itemKind>;

/** What is done about a name that the channel has already. */
export const conflictChoice = z.enum(["skip", "replace", "rename"]);
export type ConflictChoice = z.infer<typeof conflictChoice>;

const itemKey = z.string().regex(/^(command|timer|quote|rule)\/\d{1,5}$/);

export const choices = z.object({
  /** For all that nothing is chosen for. */
  conflicts: conflictChoice.default("skip"),
  /** By an item's key. `skip` leaves out what nothing stands in the way of, too. */
  items: z.record(itemKey, conflictChoice).default({}),
});
export type Choices = z.output<typeof choices>;

export const importParams = z.object({ login: loginInput });

export const previewRequest = z.object({
  /** The file's text. */
  text: z.string().max(LARGEST_FILE, `has at most ${LARGEST_FILE / 1024 / 1024} million characters`),
  choices: choices.default({ conflicts: "skip", items: {} }),
});
export type PreviewRequest = z.output<typeof previewRequest>;

export const outcome = z.enum(["create", "replace", "skip", "cannot"]);
export type Outcome = z.infer<typeof outcome>;

/** What becomes of one thing in the file. */
export const planItem = z.object({
  /** Its kind and its place in the file, from 1: the same for the same file. */
  key: itemKey,
  kind: itemKind,
  /** As it will be called; of what cannot be read, as the file has it. */
  name: z.string(),
  outcome,
  /** Why it is left out or cannot be taken, in words for people; null when it is taken. */
  why: z.string().nullable(),
  /** What will be said, in our language. */
  text: z.string(),
  /** What the file says, when that is something else. */
  was: z.string().nullable(),
  /** What else is different from where it comes from. */
  notes: z.array(z.string()),
  /** Who may use it and how often, in words; "" where that does not apply. */
  terms: z.string(),
  /** The name in the channel that it runs into; null: none, and nothing is to be chosen but leaving it out. */
  conflict: z.string().nullable(),
});
export type PlanItem = z.infer<typeof planItem>;

const counts = z.object({
  create: z.number().int(),
  replace: z.number().int(),
  skip: z.number().int(),
  cannot: z.number().int(),
});
export type OutcomeCounts = z.infer<typeof counts>;

export const importPreview = z.object({
  source,
  /** What the file holds besides, and what is true of all of it. */
  notes: z.array(z.string()),
  counts,
  items: z.array(planItem),
  /** Of all that would be written. Sent back, it makes sure that nothing else is. */
  hash: z.string(),
});
export type ImportPreview = z.infer<typeof importPreview>;

export const importRequest = previewRequest.extend({ hash: z.string().regex(/^[0-9a-f]{64}$/) });
export type ImportRequest = z.output<typeof importRequest>;

export const importResult = z.object({
  /** By which it is undone; null when nothing was to be done. */
  id: z.uuid().nullable(),
  counts,
});
export type ImportResult = z.infer<typeof importResult>;

export const undoParams = importParams.extend({ id: z.uuid() });

export const undoResult = z.object({
  /** How many are as they were. */
  undone: z.number().int(),
  /** What was changed since by somebody, and so was left alone. */
  kept: z.array(z.string()),
});
export type UndoResult = z.infer<typeof undoResult>;
