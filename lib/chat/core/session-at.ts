/** A session of a channel, in ms since the epoch. */
export interface Session {
  id: string;
  channelId: string;
  startedAt: number;
  /** Null while it is on air. */
  endedAt: number | null;
}

/** Answers which session was on air in a channel at a moment; null: none. Of two at once the later one. */
export function sessionsByChannel(
  sessions: readonly Session[],
): (channelId: string, at: number) => string | null {
  const byChannel = new Map<string, Session[]>();
  for (const session of [...sessions].sort((one, other) => other.startedAt - one.startedAt)) {
    const known = byChannel.get(session.channelId);
    if (known) known.push(session);
    else byChannel.set(session.channelId, [session]);
  }
  return (channelId, at) => {
    const on = byChannel
      .get(channelId)
      ?.find(({ startedAt, endedAt }) => startedAt <= at && (endedAt === null || at < endedAt));
    return on?.id ?? null;
  };
}
