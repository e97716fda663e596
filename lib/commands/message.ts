import type { Db } from "@/lib/db/client";
import { type FieldProblem, TallyError } from "@/lib/kernel/errors";
import { messageProblems } from "./core/message-problems";
import { parseTemplate } from "./core/template/parse";
import { renderTemplate } from "./core/template/render";
import { factsFor } from "./prepare";
import { channelNow } from "./repository-execute";

export interface MessageDeps {
  /** A quote as it is said, of that number or any; "" when there is none. */
  quote(channelId: string, wanted: { number: number } | "random"): Promise<string>;
  /** From 0 to 1, as of Math.random. */
  random: () => number;
  now: () => Date;
}

/** @throws TallyError unprocessable saying what is wrong with something the bot is to say of itself, and where */
export function checkMessage(text: string): void {
  const problems = messageProblems(text);
  if (problems.length === 0) return;
  const fields: FieldProblem[] = problems.map(({ from, message }) => ({
    field: "message",
    message: `${message} (at character ${from + 1})`,
  }));
  throw new TallyError("unprocessable", "The message cannot be understood.", { fields });
}

/**
 * What the bot says of itself in a channel, as things are now: one line that Twitch takes, "" when there is nothing to
 * say. Commands that are called take the channel for whoever used them.
 */
export async function renderMessage(
  from: Db,
  channelId: string,
  text: string,
  { quote, random, now }: MessageDeps,
): Promise<string> {
  const parsed = parseTemplate(text);
  const channel = await channelNow(from, channelId);
  // What an older version saved, whose language knew other words, says nothing rather than half of it.
  if (!parsed.ok || !channel) return "";
  const { id, displayName } = channel;
  const facts = await factsFor(
    { db: from, quote, random, followage: async () => ({ state: "not" }) },
    channel,
    parsed.template,
    { caller: { id, displayName }, args: "" },
  );
  return renderTemplate(parsed.template, { ...facts, now: now(), count: 0 }).text;
}
