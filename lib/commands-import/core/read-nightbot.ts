import { z } from "zod";
import type { FileCommand, FileTimer } from "../schema";
import { buildCommand } from "./build-command";
import { buildTimer } from "./build-timer";
import { cronMinutes } from "./cron-minutes";
import { nameOf, type Readout, whyNot } from "./readout";
import { cooldown, nightbotLevel } from "./settings";
import { nightbot } from "./variables/nightbot";

/** https://api-docs.nightbot.tv/#custom-command-resource; `alias` is in what the API answers. */
const nightbotCommand = z.object({
  name: z.string(),
  message: z.string(),
  alias: z.string().nullish(),
  coolDown: z.union([z.number(), z.string()]).nullish(),
  count: z.number().int().nonnegative().nullish().catch(null),
  userLevel: z.string().default("everyone"),
});

export function readNightbotCommand(item: unknown): Readout<FileCommand> {
  const read = nightbotCommand.safeParse(item);
  if (!read.success) return { ok: false, name: nameOf(item), why: whyNot(read.error), was: null };
  const { name, message, alias, coolDown, count, userLevel } = read.data;
  const level = nightbotLevel(userLevel);
  const wait = cooldown(coolDown, "cooldown", 5);
  return buildCommand({
    name,
    aliases: [],
    response: message,
    calls: alias?.trim() || null,
    dialect: nightbot,
    enabled: true,
    permission: level.value,
    streamState: "any",
    cooldownSeconds: wait.value,
    personCooldownSeconds: 0,
    reply: false,
    uses: count ?? 0,
    notes: [unprefixed(name), alias ? aliased(alias, message) : null, level.note, wait.note].filter(
      (note) => note !== null,
    ),
  });
}

/** Without an exclamation mark, Nightbot answers the bare word. */
const unprefixed = (name: string) =>
  name.trim().startsWith("!") ? null : `It was called by “${name.trim()}”; here it is “!${name.trim()}”.`;

/** What it says is what it gives the other as the words behind its name. */
const aliased = (alias: string, message: string) =>
  /^\s*(?:\$\(query\))?\s*$/i.test(message)
    ? null
    : `It called ${alias} with “${message.slice(0, 100)}”; here with the words that were typed.`;

/** https://api-docs.nightbot.tv/#timer-resource */
const nightbotTimer = z.object({
  name: z.string(),
  message: z.string(),
  /** A cron expression. */
  interval: z.string(),
  /** In five minutes. */
  lines: z.number().nonnegative().default(0),
  enabled: z.boolean().default(true),
});

export function readNightbotTimer(item: unknown): Readout<FileTimer> {
  const read = nightbotTimer.safeParse(item);
  if (!read.success) return { ok: false, name: nameOf(item), why: whyNot(read.error), was: null };
  const { name, message, interval, lines, enabled } = read.data;
  const every = cronMinutes(interval);
  if (!every)
    return { ok: false, name, why: `“${interval}” is not a time plan that can be read.`, was: message };
  const minLines = Math.round((lines * every.minutes) / 5);
  return buildTimer({
    name,
    message,
    dialect: nightbot,
    enabled,
    everyMinutes: every.minutes,
    minLines,
    onlineOnly: true,
    notes: [
      ...(every.even ? [] : [`Its plan “${interval}” becomes every ${every.minutes} minutes.`]),
      ...(minLines === lines
        ? []
        : [`${lines} lines in 5 minutes become ${minLines} lines in ${every.minutes}.`]),
      "It is said only while you are live.",
    ],
  });
}
