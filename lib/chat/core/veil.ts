import type { ChatLine, ChatMessage } from "../schema";

/**
 * A message as somebody may see it who does not own its channel: of what was taken away, who wrote it and when, not
 * what. A message that was written is never empty, so an empty text says that there is one.
 */
export const veiled = (message: ChatMessage): ChatMessage =>
  message.deleted ? { ...message, text: "", emotes: [] } : message;

/** The lines of a log, likewise. */
export const veiledLines = (lines: readonly ChatLine[]): ChatLine[] =>
  lines.map((line) => (line.type === "message" ? { type: "message", message: veiled(line.message) } : line));
