import { MOST_CHARACTERS } from "@/lib/sending/schema";
import type { Quote } from "../schema";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/**
 * A quote as it is said in chat: `#3 “text” — Vera, Just Chatting, 21 Nov 2026`. The day is that of UTC. Never
 * longer than a chat message: what makes it so is the category, which is left out then.
 */
export function quoteLine(
  quote: Pick<Quote, "number" | "text" | "saidBy" | "categoryName" | "addedAt">,
): string {
  const { number, text, saidBy, categoryName, addedAt } = quote;
  const said = `#${number} “${text}”`;
  const lineWith = (category: string) =>
    `${said} — ${[saidBy, category, dayOf(new Date(addedAt))].filter(Boolean).join(", ")}`;
  const whole = lineWith(categoryName ?? "");
  return [...whole].length <= MOST_CHARACTERS ? whole : lineWith("");
}

/** By hand: server and browser must say the same, and what Intl makes of it differs between them. */
const dayOf = (at: Date): string => `${at.getUTCDate()} ${MONTHS[at.getUTCMonth()]} ${at.getUTCFullYear()}`;
