import { z } from "zod";
import { domainEvent, type RecordedEvent } from "@/lib/events/schema";

/** What the sidecar that reads the outbox tells the others. Without events it says: nothing is newer than `upTo`. */
export interface RelayedBatch {
  /** Which outbox it is, and which kinds of events its reader knows. */
  source: string;
  /** The position behind which it begins. */
  from: number;
  upTo: number;
  events: RecordedEvent[];
}

/**
 * What to do with a batch, standing at `position` of `source`: take it; read the outbox oneself, because something lies
 * between or its reader is behind us; or ignore it, because it is of another outbox, or of a version that knows other
 * kinds of events and may have left some out.
 */
export function judgeBatch(
  batch: Pick<RelayedBatch, "source" | "from" | "upTo">,
  here: { source: string; position: number },
): "take" | "read" | "ignore" {
  if (batch.source !== here.source) return "ignore";
  return batch.from <= here.position && here.position <= batch.upTo ? "take" : "read";
}

/** Names an outbox and the kinds that this version knows: what a newer one writes, an older reader leaves out. */
export const sourceName = (database: string): string => {
  const kinds = domainEvent.options.map(({ shape }) => shape.kind.value).sort();
  return [database, ...kinds].join(" ");
};

const wire = z.object({
  source: z.string(),
  from: z.number().int(),
  upTo: z.number().int(),
  events: z.array(domainEvent.and(z.object({ seq: z.number().int(), id: z.string(), at: z.string() }))),
});

export const batchText = (batch: RelayedBatch): string => JSON.stringify(batch);

/** Reads what `batchText` wrote; undefined when it is anything else, as another version may have written. */
export function parseBatch(text: unknown): RelayedBatch | undefined {
  if (typeof text !== "string") return undefined;
  try {
    return wire.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
