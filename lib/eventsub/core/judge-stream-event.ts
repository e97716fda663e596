/** What is asked of Twitch's list of streams because of an event. */
export type StreamEvent =
  | { type: "stream.online"; streamId: string; startedAt: Date }
  | { type: "stream.offline"; streamId: string | null }
  | { type: "channel.update"; title: string; categoryId: string };

/** What the list shows of the broadcaster; null: off air. */
export type Shown = { id: string; title: string; categoryId: string; startedAt: Date } | null;

export interface Judgement {
  /** What the list shows is to be taken for true. */
  observe: boolean;
  /** The list has caught up with the event: nothing more is expected of it. */
  done: boolean;
}

const OBSERVED: Judgement = { observe: true, done: true };
const AGAIN: Judgement = { observe: false, done: false };
const NOTHING: Judgement = { observe: false, done: true };

/**
 * What a look at Twitch's list of streams means for an event. The list is behind events by up to minutes, so what it
 * shows from before counts neither for nor against: not a stream that is missing yet, nor one that is still listed.
 */
export function judgeStreamEvent(event: StreamEvent, shown: Shown): Judgement {
  switch (event.type) {
    case "stream.online":
      // A later one: the stream of the event was over before anybody could look.
      return shown && (shown.id === event.streamId || shown.startedAt > event.startedAt) ? OBSERVED : AGAIN;
    case "stream.offline":
      if (!shown) return OBSERVED;
      // Another stream than the one that ended is told of by its own event.
      return event.streamId !== null && shown.id !== event.streamId ? NOTHING : AGAIN;
    case "channel.update":
      if (!shown) return NOTHING;
      return {
        observe: true,
        done: shown.title === event.title && shown.categoryId === event.categoryId,
      };
  }
}

const FIRST_MS = 1_000;
const LONGEST_MS = 30_000;
const PATIENCE_MS = 120_000;

/**
 * How long to wait before Twitch's list is asked again, after so many looks (1 and more): 1, 2, 4 … 30 s, two minutes
 * in all. Null: it is left to polling.
 */
export function nextLookMs(looks: number): number | null {
  let waited = 0;
  for (let look = 1; look < looks; look += 1) waited += waitAfter(look);
  return waited < PATIENCE_MS ? waitAfter(looks) : null;
}

const waitAfter = (look: number) => Math.min(LONGEST_MS, FIRST_MS * 2 ** (look - 1));
