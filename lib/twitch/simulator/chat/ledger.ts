/** Messages of one room by their numbers, both ends included. */
export interface Range {
  from: number;
  to: number;
}

/** What one client was sent, room by room. */
export interface Delivery {
  session: number;
  /** Null without an account. */
  login: string | null;
  openedAt: number;
  endedAt: number | null;
  /** Why it ended: quit, drop, reset, slow, refused, stop. */
  endedBy: string | null;
  /** By channel id. Only what the operating system took over: what was still waiting when it ended is not there. */
  rooms: Map<string, Range[]>;
}

/** Ended ones that are remembered. */
const KEEP = 2000;

/** Counts exactly who was sent what, so that a reader can be held to it. */
export class Ledger {
  private deliveries: Delivery[] = [];

  constructor(
    private readonly now: () => number,
    /** Which start of the simulator this is: messages of the next must have other ids. */
    private readonly run: number,
  ) {}

  open(session: number, login: string | null): Delivery {
    const delivery = { session, login, openedAt: this.now(), endedAt: null, endedBy: null, rooms: new Map() };
    this.deliveries = [...this.deliveries.slice(-KEEP), delivery];
    return delivery;
  }

  end(delivery: Delivery, by: string): void {
    if (delivery.endedAt !== null) return;
    delivery.endedAt = this.now();
    delivery.endedBy = by;
  }

  all(): readonly Delivery[] {
    return this.deliveries;
  }

  /** The id of message `number` in a room: it tells run, room and number, so that nothing has to be remembered. */
  idOf(channelId: string, number: number): string {
    return `${this.idPrefix(channelId)}${number.toString(16).padStart(12, "0")}`;
  }

  /** What the ids of a room's messages begin with; the number in twelve hex digits follows. */
  idPrefix(channelId: string): string {
    const channel = BigInt(channelId).toString(16).padStart(12, "0").slice(-12);
    const run = (this.run % 2 ** 24).toString(16).padStart(6, "0");
    return `${channel.slice(0, 8)}-${channel.slice(8)}-4${run.slice(0, 3)}-8${run.slice(3)}-`;
  }

  /** The numbers of all messages of a room that any client was sent, ascending. */
  sentNumbers(channelId: string): number[] {
    const numbers = new Set<number>();
    for (const { rooms } of this.deliveries) {
      for (const { from, to } of rooms.get(channelId) ?? []) {
        for (let number = from; number <= to; number += 1) numbers.add(number);
      }
    }
    return [...numbers].sort((a, b) => a - b);
  }

  /** The ids of all messages of a room that any client was sent, in the order in which they were said. */
  sentIds(channelId: string): string[] {
    return this.sentNumbers(channelId).map((number) => this.idOf(channelId, number));
  }
}

/** Adds a number behind the others; a gap begins another range. */
export function addTo(rooms: Map<string, Range[]>, channelId: string, { from, to }: Range): void {
  const ranges = rooms.get(channelId);
  const last = ranges?.at(-1);
  if (!ranges) rooms.set(channelId, [{ from, to }]);
  else if (last && last.to + 1 === from) last.to = to;
  else ranges.push({ from, to });
}
