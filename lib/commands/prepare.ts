import type { Db } from "@/lib/db/client";
import { templateOf } from "./core/builtins";
import { CALLS_AT_MOST, CALLS_DEEP, joinNeeds, needsOf } from "./core/template/needs";
import { parseTemplate } from "./core/template/parse";
import type { Called, Facts } from "./core/template/render";
import type { Template } from "./core/template/template";
import type { Asking, ExecuteDeps, Making } from "./execution";
import { isManagement, ownAnswer } from "./own-answers";
import type { ChannelNow } from "./repository-execute";
import { responsesByName } from "./repository-read";
import type { CommandRow } from "./repository-rows";
import type { Caller } from "./schema";

/** Gathers all that an answer needs before the command's row is locked: Twitch may be asked, which takes its time. */
export async function prepare(
  deps: ExecuteDeps,
  channel: ChannelNow,
  command: Pick<CommandRow, "id" | "builtin" | "response">,
  asking: Asking,
): Promise<Making> {
  const { builtin } = command;
  // What a channel has it answer instead takes nothing from what moderators do with it.
  const text = isManagement(builtin, asking.args) ? null : templateOf(command, channel.online);
  if (text === null) {
    if (builtin !== "commands" && builtin !== "clip" && builtin !== "quote")
      throw new Error(`!${asking.name} has neither a response nor an answer of its own`);
    return ownAnswer(builtin, deps, channel, asking);
  }
  const parsed = parseTemplate(text);
  // What was saved by an older version, whose language knew other words, says nothing rather than half of it.
  if (!parsed.ok) return { by: "text", text: "" };
  return {
    by: "template",
    template: parsed.template,
    facts: await factsFor({ ...deps, db: deps.pool }, channel, parsed.template, asking),
  };
}

/** Where the facts of an answer come from. */
interface FactSources extends Pick<ExecuteDeps, "followage" | "random"> {
  db: Db;
  quote(channelId: string, wanted: { number: number } | "random"): Promise<string>;
}

/** What a template may put in, as things are in a channel now, for whoever it answers. */
export async function factsFor(
  deps: FactSources,
  channel: ChannelNow,
  template: Template,
  { caller, args }: { caller: Pick<Caller, "id" | "displayName">; args: string },
): Promise<Omit<Facts, "now" | "count">> {
  const calls = await calledBy(deps.db, channel, template);
  const needs = joinNeeds([template, ...[...calls.values()].map((called) => called.template)].map(needsOf));
  const [followage, ...quotes] = await Promise.all([
    needs.followage ? deps.followage(channel.id, caller.id) : null,
    ...needs.quotes.map(
      async (number) =>
        [number, await deps.quote(channel.id, number === null ? "random" : { number })] as const,
    ),
  ]);
  return {
    random: deps.random,
    user: caller.displayName,
    args,
    channel: channel.displayName,
    stream: channel,
    followage,
    quotes: new Map(quotes),
    calls,
  };
}

/**
 * Commands that are called, and those that these call, as deep as rendering goes and as many as are worth reading.
 * What is switched off says nothing.
 */
async function calledBy(db: Db, channel: ChannelNow, template: Template): Promise<Map<string, Called>> {
  const called = new Map<string, Called>();
  let wanted = needsOf(template).calls;
  for (let depth = 0; depth < CALLS_DEEP && wanted.length > 0; depth += 1) {
    const names = wanted.slice(0, CALLS_AT_MOST - called.size);
    const found = (await responsesByName(db, channel.id, names)).filter(({ enabled }) => enabled);
    for (const answer of found) {
      const parsed = parseTemplate(templateOf(answer, channel.online) ?? "");
      if (parsed.ok) called.set(answer.name, { template: parsed.template, count: answer.uses });
    }
    const next = found.flatMap(({ name }) => needsOf(called.get(name)?.template ?? []).calls);
    wanted = [...new Set(next)].filter((name) => !called.has(name));
  }
  return called;
}
