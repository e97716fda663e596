import { commandName, type Permission, printTemplate } from "@/lib/commands/schema";
import { type FileCommand, fileCommand } from "../schema";
import { type Readout, whyNot } from "./readout";
import { type Dialect, type Translation, translate } from "./variables/translate";

/** A command of another bot, in our terms but for its name, its aliases and what it says. */
export interface ForeignCommand {
  name: string;
  aliases: readonly string[];
  response: string;
  /** It answers what this other one answers, whatever its own response is. */
  calls: string | null;
  dialect: Dialect;
  enabled: boolean;
  permission: Permission;
  streamState: "any" | "online" | "offline";
  cooldownSeconds: number;
  personCooldownSeconds: number;
  reply: boolean;
  uses: number;
  notes: string[];
}

/** Makes a command of ours of another bot's, or says why it cannot be one. Never throws. */
export function buildCommand(foreign: ForeignCommand): Readout<FileCommand> {
  const { name, response, calls, dialect, aliases, notes: given, ...settings } = foreign;
  const failed = (why: string): Readout<FileCommand> => ({ ok: false, name, why, was: response });
  const bare = commandName.safeParse(name);
  if (!bare.success) return failed(whyNot(bare.error));
  const text = response.trim();
  const slash = /^[/.]([\w-]+)/.exec(text)?.[1]?.toLowerCase();
  if (slash !== undefined && text.startsWith("/") && slash !== "me") {
    return failed(`It runs “/${slash}”, which Twitch lets no bot do through chat any more.`);
  }
  const translated = calls === null ? translate(text, dialect) : calling(calls);
  if (!translated.ok) return failed(translated.why);
  const { kept, notes } = aliasesOf(aliases, bare.data);
  const built = fileCommand.safeParse({
    ...settings,
    name: bare.data,
    aliases: kept,
    response: translated.text,
    slashAllowed: slash === "me",
  });
  if (!built.success) return failed(whyNot(built.error));
  return {
    ok: true,
    value: built.data,
    was: translated.text === response ? null : response,
    notes: [...given, ...translated.notes, ...notes],
  };
}

function calling(name: string): Translation {
  const called = commandName.safeParse(name);
  if (!called.success)
    return { ok: false, why: `It calls “${name.slice(0, 60)}”, which cannot be a command here.` };
  return {
    ok: true,
    text: printTemplate([{ kind: "call", command: called.data, fallback: null }]),
    notes: [],
  };
}

/** Aliases that may be names, each once; a command has twenty at most. */
function aliasesOf(aliases: readonly string[], name: string): { kept: string[]; notes: string[] } {
  const read = aliases.map((alias) => ({ alias, parsed: commandName.safeParse(alias) }));
  const bad = read.filter(({ parsed }) => !parsed.success).map(({ alias }) => `“${alias.slice(0, 60)}”`);
  const good = [...new Set(read.flatMap(({ parsed }) => (parsed.success ? [parsed.data] : [])))];
  const kept = good.filter((alias) => alias !== name);
  const notes = bad.length > 0 ? [`Not taken, because a name cannot be like that: ${bad.join(", ")}.`] : [];
  if (kept.length > 20) notes.push(`Of ${kept.length} aliases the first 20 are taken.`);
  return { kept: kept.slice(0, 20), notes };
}
