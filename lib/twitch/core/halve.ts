/**
 * Reads a batch as a whole; when it is refused because of what is in it, reads its halves, and so on down
 * to single items, which are then left out. One bad item costs a few more requests, not everybody else's answer.
 */
export async function readHalving<T, R>(
  batch: readonly T[],
  read: (batch: readonly T[]) => Promise<R[]>,
  isRefused: (error: unknown) => boolean,
): Promise<R[]> {
  try {
    return await read(batch);
  } catch (error) {
    if (!isRefused(error)) throw error;
    if (batch.length <= 1) return [];
    const middle = Math.ceil(batch.length / 2);
    const first = await readHalving(batch.slice(0, middle), read, isRefused);
    return [...first, ...(await readHalving(batch.slice(middle), read, isRefused))];
  }
}
