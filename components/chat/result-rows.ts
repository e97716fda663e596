import { dayKey } from "@/components/ui/zoned-day";
import type { ChatGap, ChatMessage, SearchHit, SearchOrder } from "@/lib/chat/schema";
import type { Place } from "./text-segments";

/** A line of the list of results. Days and channels stand over the messages they hold for. */
export type ResultRow =
  | { kind: "day"; key: string; at: number }
  | { kind: "channel"; key: string; channelId: string }
  | { kind: "message"; key: string; message: ChatMessage; highlights: readonly Place[] }
  | { kind: "gap"; key: string; gap: ChatGap };

/**
 * The hits in the order in which they came, with a heading wherever the day or the channel is another than
 * before. Best first, days would leap to and fro: there each message tells its own. A hit that comes twice,
 * because something was said between two pages, is shown once.
 */
export function resultRows(hits: readonly SearchHit[], order: SearchOrder, timeZone: string): ResultRow[] {
  const rows: ResultRow[] = [];
  const seen = new Set<string>();
  let day = "";
  let channelId = "";
  for (const hit of hits) {
    const row = rowOf(hit);
    if (seen.has(row.key)) continue;
    seen.add(row.key);
    const at = Date.parse(hit.type === "message" ? hit.message.sentAt : hit.gap.from);
    const hitDay = order === "newest" ? dayKey(at, timeZone) : "";
    const hitChannel = hit.type === "message" ? hit.message.channelId : hit.gap.channelId;
    if (hitDay !== day) {
      rows.push({ kind: "day", key: `day ${hitDay} ${row.key}`, at });
      channelId = "";
    }
    if (hitChannel !== channelId)
      rows.push({ kind: "channel", key: `channel ${row.key}`, channelId: hitChannel });
    day = hitDay;
    channelId = hitChannel;
    rows.push(row);
  }
  return rows;
}

const rowOf = (hit: SearchHit): Extract<ResultRow, { kind: "message" | "gap" }> =>
  hit.type === "message"
    ? { kind: "message", key: hit.message.id, message: hit.message, highlights: hit.highlights }
    : { kind: "gap", key: gapKey(hit.gap), gap: hit.gap };

/** What tells a gap from the others. */
export const gapKey = ({ channelId, from }: ChatGap): string => `gap ${channelId} ${from}`;
