import type { NewQuoteInput } from "../schema";

const MARKED = /^[“"„«](?<text>.+)[”"“»]\s*(?:[-–—]\s*)?(?<saidBy>.*)$/su;
const NAMED = /^@(?<saidBy>[\p{L}\p{N}_]+)[:,]?\s+(?<text>.+)$/su;

/**
 * Takes apart what somebody types behind `!quote add`: `"text" - name` and `@name text` say who said it, anything
 * else is the text alone. Says nothing about whether it can be kept: that is the schema's to say.
 */
export function readQuote(typed: string): NewQuoteInput {
  const trimmed = typed.trim();
  const found = (MARKED.exec(trimmed) ?? NAMED.exec(trimmed))?.groups;
  if (!found?.text?.trim()) return { text: trimmed, saidBy: "" };
  return { text: found.text.trim(), saidBy: found.saidBy?.trim().replace(/^@/, "") ?? "" };
}
