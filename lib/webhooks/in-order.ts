/** How far a batch came: all before `upTo` are through, and what is at `upTo`, if anything is, is why it ended. */
export interface Stretch<Stop> {
  upTo: number;
  stop?: Stop;
}

export interface InOrder<Item, Stop> {
  /** Items of one key never overtake each other. */
  keyOf(item: Item): string;
  /** Undefined: it is through. May throw, which ends everything. */
  send(item: Item): Promise<Stop | undefined>;
  /** At most so many at once. */
  limit: number;
}

/**
 * Sends items, those of one key one after the other and different keys side by side. After an item that stops it
 * nothing later is begun, but everything earlier is brought to its end: so what is through begins at the first item
 * without a gap. Later ones that were already on their way may be through as well.
 * @throws what `send` throws, when all that was begun has ended
 */
export async function sendInOrder<Item, Stop>(
  items: readonly Item[],
  { keyOf, send, limit }: InOrder<Item, Stop>,
): Promise<Stretch<Stop>> {
  const chains = new Chains(items, keyOf);
  let end = items.length;
  let stop: Stop | undefined;
  const failures: unknown[] = [];
  const worker = async () => {
    for (let next = chains.take(end); next && failures.length === 0; next = chains.take(end)) {
      try {
        const stopped = await send(next.item);
        // Before `end` still: one that was later than another stop says nothing new.
        if (stopped !== undefined && next.place < end) [end, stop] = [next.place, stopped];
      } catch (error) {
        failures.push(error);
      } finally {
        chains.release(next.key);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
  if (failures.length > 0) throw failures[0];
  return { upTo: end, ...(stop !== undefined && { stop }) };
}

interface Waiting<Item> {
  item: Item;
  key: string;
  place: number;
}

/** The items by key, each key's in order; while one of a key is out, no other of it is given. */
class Chains<Item> {
  readonly #chains = new Map<string, Waiting<Item>[]>();
  readonly #out = new Set<string>();

  constructor(items: readonly Item[], keyOf: (item: Item) => string) {
    for (const [place, item] of items.entries()) {
      const key = keyOf(item);
      const chain = this.#chains.get(key);
      if (chain) chain.push({ item, key, place });
      else this.#chains.set(key, [{ item, key, place }]);
    }
  }

  /** The earliest that may go; undefined: none may now, or none is before `end`. */
  take(end: number): Waiting<Item> | undefined {
    let earliest: Waiting<Item> | undefined;
    for (const [key, [head]] of this.#chains) {
      if (!head || this.#out.has(key) || head.place >= end) continue;
      if (!earliest || head.place < earliest.place) earliest = head;
    }
    if (earliest) {
      this.#out.add(earliest.key);
      this.#chains.get(earliest.key)?.shift();
    }
    return earliest;
  }

  release(key: string): void {
    this.#out.delete(key);
    if (this.#chains.get(key)?.length === 0) this.#chains.delete(key);
  }
}
