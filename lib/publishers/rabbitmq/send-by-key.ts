/** How far a batch came. */
export interface Sent {
  /** So many from the first one on are through without a gap. */
  through: number;
  /** Why the next one is not; undefined where all are. */
  error?: unknown;
}

/**
 * Sends items: those of one key one after the other, those of different keys together. After the first that fails
 * nothing later is begun, and everything earlier is brought to its end. The signal ends them all.
 */
export async function sendByKey<Item>(
  items: readonly Item[],
  {
    keyOf,
    send,
    signal,
  }: { keyOf(item: Item): string; send(item: Item): Promise<void>; signal: AbortSignal },
): Promise<Sent> {
  let failed: { place: number; error: unknown } | undefined;
  const cut = new Promise<never>((_resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
  cut.catch(() => undefined);
  const last = new Map<string, Promise<void>>();
  const sendAt = async (place: number, item: Item) => {
    if (failed && place > failed.place) return;
    try {
      signal.throwIfAborted();
      await Promise.race([send(item), cut]);
    } catch (error) {
      if (!failed || place < failed.place) failed = { place, error };
    }
  };
  for (const [place, item] of items.entries()) {
    const key = keyOf(item);
    const before = last.get(key) ?? Promise.resolve();
    last.set(
      key,
      before.then(() => sendAt(place, item)),
    );
  }
  await Promise.all(last.values());
  // Set in a closure, which the compiler does not follow.
  const end = failed as { place: number; error: unknown } | undefined;
  return end ? { through: end.place, error: end.error } : { through: items.length };
}
