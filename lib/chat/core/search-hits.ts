import type { ChatGap, ChatMessage, SearchHit } from "../schema";
import { highlightsIn } from "./query/highlight";
import type { Needle } from "./query/meaning";

/**
 * Messages as they were found, with what was looked for marked, and the gaps (newest first) between them: each
 * behind the messages that were written since it began.
 */
export function hitsOf(
  messages: readonly ChatMessage[],
  gaps: readonly ChatGap[],
  needles: readonly Needle[],
): SearchHit[] {
  const hits: SearchHit[] = [];
  let told = 0;
  const tellGaps = (since: number) => {
    for (let gap = gaps[told]; gap && Date.parse(gap.from) > since; gap = gaps[told]) {
      hits.push({ type: "gap", gap });
      told += 1;
    }
  };
  for (const message of messages) {
    tellGaps(Date.parse(message.sentAt));
    hits.push({ type: "message", message, highlights: highlightsIn(message.text, needles) });
  }
  tellGaps(Number.NEGATIVE_INFINITY);
  return hits;
}
