import { z } from "zod";
import type { FileCommand, FileTimer } from "../schema";
import { buildCommand } from "./build-command";
import { buildTimer } from "./build-timer";
import { nameOf, type Readout, whyNot } from "./readout";
import { cooldown, streamElementsLevel, streamState } from "./settings";
import { streamElements } from "./variables/streamelements";

/** https://dev.streamelements.com/docs/api-docs (bot/commands). */
const streamElementsCommand = z.object({
  command: z.string(),
  reply: z.string(),
  enabled: z.boolean().default(true),
  enabledOnline: z.boolean().default(true),
  enabledOffline: z.boolean().default(true),
  accessLevel: z.number().default(100),
  aliases: z.array(z.string()).catch([]),
  cooldown: z.object({ user: z.unknown(), global: z.unknown() }).partial().catch({}),
  /** say, reply, action, mention or whisper. */
  type: z.string().default("say"),
  count: z.number().int().nonnegative().nullish().catch(null),
  cost: z.number().catch(0),
  hidden: z.boolean().catch(false),
  keywords: z.array(z.string()).catch([]),
  regex: z.string().catch(""),
});

export function readStreamElementsCommand(item: unknown): Readout<FileCommand> {
  const read = streamElementsCommand.safeParse(item);
  if (!read.success) return { ok: false, name: nameOf(item), why: whyNot(read.error), was: null };
  const found = read.data;
  const { command: name, reply: response, type } = found;
  // Said in chat, what was for one person would be read by all.
  if (type === "whisper") {
    return {
      ok: false,
      name,
      why: "It whispers, and commands here answer in chat, where all would read it.",
      was: response,
    };
  }
  const level = streamElementsLevel(found.accessLevel);
  const forAll = cooldown(found.cooldown.global, "cooldown for everyone", 5);
  const forEach = cooldown(found.cooldown.user, "cooldown for each person", 0);
  const { never, ...state } = streamState(found.enabledOnline, found.enabledOffline);
  return buildCommand({
    ...state,
    name,
    aliases: found.aliases,
    response: PREFIX[type] ? `${PREFIX[type]} ${response}` : response,
    calls: null,
    dialect: streamElements,
    enabled: found.enabled && !never,
    permission: level.value,
    cooldownSeconds: forAll.value,
    personCooldownSeconds: forEach.value,
    reply: type === "reply",
    uses: found.count ?? 0,
    notes: [level.note, forAll.note, forEach.note, ...lost(found)].filter((note) => note !== null),
  });
}

const PREFIX: Readonly<Record<string, string>> = { action: "/me", mention: "@$(user)," };

/** What a command has there and cannot have here. */
function lost({ cost, hidden, keywords, regex }: z.output<typeof streamElementsCommand>): string[] {
  return [
    ...(cost > 0 ? [`It cost ${cost} points; here it costs nothing.`] : []),
    ...(hidden ? ["It was hidden; here the public list of your commands shows it."] : []),
    ...(keywords.length > 0 || regex !== ""
      ? ["It was also called by words within a message; here only by its name."]
      : []),
  ];
}

const when = z.object({ enabled: z.boolean(), interval: z.number() });

/** https://dev.streamelements.com/docs/api-docs (bot/timers). */
const streamElementsTimer = z.object({
  name: z.string(),
  message: z.string(),
  enabled: z.boolean().default(true),
  chatLines: z.number().nonnegative().default(0),
  online: when.catch({ enabled: true, interval: 15 }),
  offline: when.catch({ enabled: false, interval: 15 }),
});

export function readStreamElementsTimer(item: unknown): Readout<FileTimer> {
  const read = streamElementsTimer.safeParse(item);
  if (!read.success) return { ok: false, name: nameOf(item), why: whyNot(read.error), was: null };
  const { name, message, enabled, chatLines, online, offline } = read.data;
  const never = !online.enabled && !offline.enabled;
  const notes: string[] = [];
  if (!online.enabled && offline.enabled)
    notes.push("It was said only while offline; here it is said while live, too.");
  if (online.enabled && offline.enabled && online.interval !== offline.interval) {
    notes.push(`Offline it was every ${offline.interval} minutes; here there is one interval.`);
  }
  return buildTimer({
    name,
    message,
    dialect: streamElements,
    enabled: enabled && !never,
    everyMinutes: online.enabled || never ? online.interval : offline.interval,
    minLines: chatLines,
    onlineOnly: never || !offline.enabled,
    notes,
  });
}
