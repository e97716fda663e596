import type { Db, Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { summedUp } from "./core/hour-counts";
import { addHours, beginBatch } from "./repository-ingest";
import * as repository from "./repository-reassign";

/** Messages looked at in one transaction: those who write chat wait that long. */
const PAGE = 2_000;

/** Counts people anew, in the transaction in which their messages went to another stream of the channel. */
export type MoveActivity = (db: Db, channelId: string, moves: readonly repository.Move[]) => Promise<void>;

/**
 * Puts one page of a span into the streams its messages belong to, with all figures; gives what is left of the span,
 * or null when that was all. Stopped at any moment, or done twice, no figure is counted twice: one transaction a page.
 */
export async function reassign(
  pool: Pool,
  span: repository.Span,
  moveActivity: MoveActivity,
): Promise<repository.Span | null> {
  return withTransaction(async (tx) => {
    await beginBatch(tx);
    await repository.becomeOnlyMover(tx, span.channelId);
    const last = await repository.endOfPage(tx, span, PAGE);
    const page = last === null ? span : { ...span, to: Math.min(span.to, last + 1) };
    await repository.moveEvents(tx, page);
    const moves = await repository.moveMessages(tx, page);
    if (moves.length > 0) {
      const { channelId } = span;
      const counted = (streamOf: (move: repository.Move) => string) =>
        summedUp(moves.map((move) => ({ ...move, channelId, streamId: streamOf(move) })));
      await repository.takeFromHours(
        tx,
        counted(({ from }) => from),
      );
      await addHours(
        tx,
        counted(({ to }) => to),
      );
      await moveActivity(tx, channelId, moves);
    }
    return page.to < span.to ? { ...span, from: page.to } : null;
  }, pool);
}
