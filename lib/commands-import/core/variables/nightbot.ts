import type { Template } from "@/lib/commands/schema";
import { argument, cannot, NO_COUNTERPART, NOT_HERE, put, random, value } from "./parts";
import type { Dialect, Mapped, Spoken } from "./translate";

/**
 * Nightbot's variables, as https://docs.nightbot.tv/commands/variableslist has them: `$(name rest)`, in any case.
 */
export const nightbot: Dialect = {
  openings: ["$("],
  map: (variable) => {
    if (/^\d{1,3}$/.test(variable.name) && variable.rest === "") return argument(Number(variable.name));
    return BY_NAME[variable.name]?.(variable) ?? cannot(NOT_HERE[variable.name] ?? NO_COUNTERPART);
  },
};

const BY_NAME: Readonly<Record<string, (variable: Spoken) => Mapped | null>> = {
  user: () => value("user"),
  touser: () => value("touser"),
  query: () => value("args"),
  querystring: () => value("args", "was encoded for web addresses and is said as it was typed now"),
  channel: () => value("channel"),
  count: () => value("count"),
  time: ({ rest }) => time(rest),
  twitch: ({ rest }) => twitch(rest),
  eval: ({ rest }) => evaluated(rest),
};

/** `$(time Europe/Berlin "h:mm a")`: the form in which it is said is ours. */
function time(rest: string): Mapped {
  const [, zone = "", form = ""] = /^([\w/+-]*)\s*([\s\S]*)$/.exec(rest) ?? [];
  if (zone === "") return cannot("names no time zone");
  return put({ kind: "time", zone }, form ? "the time is said as 14:30, whatever form it had" : undefined);
}

const OF_CHANNEL = {
  uptimelength: "uptime",
  title: "title",
  game: "game",
  viewers: "viewers",
  displayname: "channel",
  name: "channel",
} as const;

/** `$(twitch $(channel) "Playing {{game}}")`, as far as it is about the channel itself. */
function twitch(rest: string): Mapped {
  const [, who = "", form = ""] = /^(\$\(\s*channel\s*\)|\S+)\s*(?:"([\s\S]*)")?$/i.exec(rest) ?? [];
  if (!/^\$\(\s*channel\s*\)$/i.test(who))
    return cannot("asks about another channel, which commands do not do here");
  if (form === "") return cannot("does not say what of the channel is meant");
  const unknown: string[] = [];
  const parts = form.split(/\{\{\s*(\w+)\s*\}\}/).flatMap((piece, index): Template => {
    if (index % 2 === 0) return piece === "" ? [] : [{ kind: "text", text: piece }];
    const name = OF_CHANNEL[piece.toLowerCase() as keyof typeof OF_CHANNEL];
    if (!name) unknown.push(`{{${piece}}}`);
    return name ? [{ kind: "value", name, fallback: null }] : [];
  });
  if (form.includes("$(")) return cannot("has a variable in its form, which cannot be translated");
  return unknown.length > 0 ? cannot(`says ${unknown.join(", ")}, which ${NO_COUNTERPART}`) : { parts };
}

/** The one script that half of all channels have: a random number. */
function evaluated(script: string): Mapped | null {
  const found = /^Math\.floor\(\s*Math\.random\(\)\s*\*\s*(\d{1,9})\s*\)\s*(?:\+\s*(\d{1,9}))?\s*;?$/.exec(
    script,
  );
  if (!found) return null;
  const least = Number(found[2] ?? 0);
  const many = Number(found[1]);
  return many > 0 ? random(least, least + many - 1) : null;
}
