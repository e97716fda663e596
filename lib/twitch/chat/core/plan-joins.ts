/** A channel that is to be joined as soon as `dueAt` (ms since the epoch). */
export interface Waiting {
  channelId: string;
  dueAt: number;
}

/** A connection and how many channels more it can take. */
export interface Room {
  link: number;
  /** Ready for JOINs; otherwise still being opened. */
  ready: boolean;
  free: number;
}

export interface JoinPlan {
  joins: { channelId: string; link: number }[];
  /** Connections to be opened for those whom no connection, ready or not, has room for. */
  open: number;
  /** When a channel that waits will be due; null when none waits for its time. */
  nextDueAt: number | null;
}

/**
 * Whom to join now, and where: at most `budget`, those first who have waited longest. Connections are filled one
 * after the other, so that there are no more than it takes.
 */
export function planJoins(
  waiting: readonly Waiting[],
  rooms: readonly Room[],
  { budget, perLink, now }: { budget: number; perLink: number; now: number },
): JoinPlan {
  const due = waiting.filter(({ dueAt }) => dueAt <= now).sort((a, b) => a.dueAt - b.dueAt);
  const later = waiting.filter(({ dueAt }) => dueAt > now).map(({ dueAt }) => dueAt);
  const seats = rooms
    .filter(({ ready }) => ready)
    .flatMap(({ link, free }) => Array.from({ length: Math.max(0, free) }, () => link));
  const joins = due.slice(0, Math.max(0, budget)).flatMap(({ channelId }, place) => {
    const link = seats[place];
    return link === undefined ? [] : [{ channelId, link }];
  });
  const allSeats = rooms.reduce((sum, { free }) => sum + Math.max(0, free), 0);
  return {
    joins,
    open: Math.max(0, Math.ceil((due.length - allSeats) / perLink)),
    nextDueAt: later.length === 0 ? null : Math.min(...later),
  };
}
