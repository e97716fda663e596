import type { Chat } from "./chat";

/**
 * What was sent to whom, for one channel or for all: numbers of messages as ranges. The id of a message is the
 * channel's prefix and its number in twelve hex digits.
 */
export function deliveriesView({ hub, ledger, urls, stormsLeft }: Chat, login: string | null) {
  const room = login === null ? null : hub.room(login);
  const deliveries = ledger.all().map(({ session, login: account, openedAt, endedAt, endedBy, rooms }) => ({
    session,
    account,
    openedAt,
    endedAt,
    endedBy,
    rooms: Object.fromEntries([...rooms].filter(([channelId]) => room === null || channelId === room.id)),
  }));
  return {
    ...urls,
    connections: hub.sessions.size,
    joins: hub.joins,
    ignoredJoins: hub.ignoredJoins,
    stormsLeft,
    channel: room && { id: room.id, login: room.login, said: room.count, idPrefix: ledger.idPrefix(room.id) },
    deliveries,
  };
}
