import { z } from "zod";
import { loginInput } from "@/lib/broadcasters/schema";
import { paging } from "@/lib/http/core/paging";
import { isStorable, NOT_STORABLE } from "@/lib/kernel/text";
import { commandName } from "./core/name";

export { callsIn } from "./core/calls";
export { commandName } from "./core/name";
export { parseTemplate } from "./core/template/parse";
export { printTemplate } from "./core/template/print";
export type { Part, Template, ValueName } from "./core/template/template";

const instant = z.iso.datetime();
const count = z.number().int().nonnegative();

/** The least that somebody must be; `people`: only those who are named. */
export const permission = z.enum([
  "everyone",
  "follower",
  "subscriber",
  "vip",
  "moderator",
  "broadcaster",
  "people",
]);
export type Permission = z.infer<typeof permission>;

/** Roles with a cooldown of their own. */
export const cooldownRole = z.enum(["follower", "subscriber", "vip", "moderator", "broadcaster"]);
export type CooldownRole = z.infer<typeof cooldownRole>;

/** Those that every channel has from the start: renamed and switched off like others, but never deleted. */
export const builtin = z.enum(["commands", "uptime", "title", "game", "followage", "clip", "quote"]);
export type Builtin = z.infer<typeof builtin>;

const seconds = z
  .number("must be a number of seconds")
  .int("must be whole seconds")
  .min(0, "must be 0 seconds or more")
  .max(86_400, "must be a day (86,400 seconds) at most");

const twitchId = z.string().regex(/^\d{1,20}$/, "must be a Twitch user id");
export const namedPerson = z.object({ id: twitchId, login: z.string() });
/** Somebody as people name them; without an id Twitch is asked whose login it is. */
export const personInput = z.object({ id: twitchId.optional(), login: loginInput });
export type PersonInput = z.output<typeof personInput>;
export const commandCategory = z.object({ id: z.string(), name: z.string() });

/** What of a command is up to the channel. */
const settings = z.object({
  name: commandName,
  aliases: z.array(commandName).max(20, "A command has at most 20 aliases."),
  /** A template; of a built-in one that makes its own answer, "" leaves that as it is. */
  response: z
    .string()
    .max(2_000, "A response has at most 2,000 characters.")
    .refine(isStorable, NOT_STORABLE),
  enabled: z.boolean(),
  permission,
  /** May use it whatever their role. */
  people: z.array(namedPerson).max(100),
  streamState: z.enum(["any", "online", "offline"]),
  /** Only while the channel is in one of these; empty: whatever it is in. */
  categories: z.array(commandCategory).max(50),
  cooldownSeconds: seconds,
  personCooldownSeconds: seconds,
  /** In place of the person's cooldown; of several roles the least counts. */
  roleCooldowns: z.partialRecord(cooldownRole, seconds),
  moderatorsExempt: z.boolean(),
  reply: z.boolean(),
  /** Whether the answer may begin with "/" or ".". */
  slashAllowed: z.boolean(),
});

export const command = settings.extend({
  id: z.uuid(),
  channelId: z.string(),
  builtin: builtin.nullable(),
  uses: count,
  lastUsedAt: instant.nullable(),
  createdAt: instant,
  updatedAt: instant,
  deletedAt: instant.nullable(),
  /** Grows with each change by people: what was changed meanwhile is not overwritten. */
  version: z.number().int().positive(),
});
export type Command = z.infer<typeof command>;

/** A new command: what is left out is as most want it. */
export const newCommand = z.object({
  name: settings.shape.name,
  aliases: settings.shape.aliases.default([]),
  response: settings.shape.response.refine((text) => text.trim() !== "", "A response says something."),
  enabled: settings.shape.enabled.default(true),
  permission: settings.shape.permission.default("everyone"),
  people: z.array(personInput).max(100).default([]),
  streamState: settings.shape.streamState.default("any"),
  categories: settings.shape.categories.default([]),
  cooldownSeconds: settings.shape.cooldownSeconds.default(5),
  personCooldownSeconds: settings.shape.personCooldownSeconds.default(0),
  roleCooldowns: settings.shape.roleCooldowns.default({}),
  moderatorsExempt: settings.shape.moderatorsExempt.default(true),
  reply: settings.shape.reply.default(false),
  slashAllowed: settings.shape.slashAllowed.default(false),
});
export type NewCommand = z.output<typeof newCommand>;
export type NewCommandInput = z.input<typeof newCommand>;

/** What is left out stays. `version`: the one that was edited; another since then is a conflict. */
export const commandChange = settings
  .extend({ people: z.array(personInput).max(100) })
  .partial()
  .extend({ version: z.number().int().positive().optional() });
export type CommandChange = z.output<typeof commandChange>;
export type CommandChangeInput = z.input<typeof commandChange>;

/** Somebody who uses a command, as far as that matters. */
export interface Caller {
  id: string;
  login: string;
  displayName: string;
  broadcaster: boolean;
  moderator: boolean;
  vip: boolean;
  subscriber: boolean;
  /** Null: not known yet, and to be asked for when it matters. */
  follower: boolean | null;
}

/** Why a command is not answered. */
export const refusal = z.discriminatedUnion("why", [
  z.object({ why: z.literal("unknown") }),
  z.object({ why: z.literal("disabled") }),
  z.object({ why: z.literal("permission"), needs: permission }),
  z.object({ why: z.literal("condition"), needs: z.enum(["online", "offline", "category"]) }),
  z.object({
    why: z.literal("cooldown"),
    scope: z.enum(["everyone", "person"]),
    secondsLeft: z.number().positive(),
  }),
  z.object({ why: z.literal("empty") }),
]);
export type Refusal = z.infer<typeof refusal>;

/** What became of a command: the answer, or why there is none; `words` says the latter to people. */
export const execution = z.discriminatedUnion("answered", [
  z.object({
    answered: z.literal(true),
    command: z.string(),
    text: z.string(),
    /** Of what is to be said in chat; null in a dry run. */
    outgoingId: z.uuid().nullable(),
  }),
  z.object({ answered: z.literal(false), command: z.string(), refusal, words: z.string() }),
]);
export type Execution = z.infer<typeof execution>;

/** Most commands of a channel, its built-in ones included. */
export const MOST_COMMANDS = 5_000;

export const commandParams = z.object({ id: z.uuid("must be the id of a command") });
export const channelCommandsParams = z.object({ login: loginInput });
export const namedCommandParams = z.object({ login: loginInput, name: commandName });

export const commandSort = z.enum(["name", "uses", "last_used", "created"]);
export type CommandSort = z.infer<typeof commandSort>;

/** Which commands of a channel, in which order: by name from a to z, or the most, or the latest, first. */
export const commandsQuery = z.object({
  /** A part of a name, an alias or a response. */
  q: z.string().trim().toLowerCase().max(100).refine(isStorable, NOT_STORABLE).default(""),
  sort: commandSort.default("name"),
  enabled: z.stringbool().optional(),
  /** Only our own (true), or only those that the channel made (false). */
  builtin: z.stringbool().optional(),
  permission: permission.optional(),
  /** Those that were removed, in place of those that were not. */
  removed: z.stringbool().default(false),
  // As many as can be changed at once: the table chooses among all it shows.
  ...paging(500),
});
export type CommandsQuery = z.output<typeof commandsQuery>;

export const commandList = z.object({
  items: z.array(command),
  next_cursor: z.string().nullable(),
  /** Of all that match. */
  total: count,
});
export type CommandList = z.infer<typeof commandList>;

/** What is done to several commands at once. */
export const bulkInput = z.object({
  action: z.enum(["enable", "disable", "delete", "restore"]),
  ids: z.array(z.uuid()).min(1, "Name at least one command.").max(500, "At most 500 commands at once."),
});
export type BulkInput = z.output<typeof bulkInput>;

/** To how many it was done, and why not to the others: built-in ones are not deleted, names may be taken. */
export const bulkResult = z.object({
  done: count,
  skipped: z.array(z.object({ id: z.uuid(), name: z.string(), why: z.string() })),
});
export type BulkResult = z.infer<typeof bulkResult>;

const callArgs = z.string().trim().max(500).refine(isStorable, NOT_STORABLE);
const displayName = z.string().trim().min(1).max(50).refine(isStorable, NOT_STORABLE);

/** A command used on somebody's behalf. Both ways to write the fields are taken; the caller is who you say they are. */
export const executeInput = z.preprocess(
  camelCased,
  z.object({
    commandName,
    userId: twitchId,
    /** Their login or display name. */
    username: displayName,
    isModerator: z.boolean().default(false),
    isSubscriber: z.boolean().default(false),
    isVip: z.boolean().default(false),
    /** Left out: Twitch is asked when it matters. */
    isFollower: z.boolean().optional(),
    args: callArgs.default(""),
  }),
);
export type ExecuteInput = z.output<typeof executeInput>;

/** What the answer would be to somebody of that role; nothing is said, nothing counts, and nobody waits for it. */
export const dryRunInput = z
  .object({
    /** Of a command that is there; left out: of one that is only being written. */
    name: commandName.optional(),
    /** What is not saved yet, in place of what is. */
    settings: settings.omit({ people: true }).partial().optional(),
    role: z.enum(["viewer", ...cooldownRole.options]).default("viewer"),
    username: displayName.default("viewer"),
    args: callArgs.default(""),
    /** As if the channel were live, or offline; left out: as it is. */
    online: z.boolean().optional(),
  })
  .refine(({ name, settings: unsaved }) => name !== undefined || unsaved?.response !== undefined, {
    path: ["name"],
    message: "must name a command, unless settings say a response",
  });
export type DryRunInput = z.input<typeof dryRunInput>;

/** What of a command anybody may see. */
export const publicCommand = z.object({
  name: z.string(),
  aliases: z.array(z.string()),
  builtin: builtin.nullable(),
  response: z.string(),
  permission,
  streamState: z.enum(["any", "online", "offline"]),
  categories: z.array(z.string()),
  cooldownSeconds: count,
  personCooldownSeconds: count,
});
export type PublicCommand = z.infer<typeof publicCommand>;

function camelCased(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, held]) => [
      key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      held,
    ]),
  );
}
