/**
 * Repeats `step`, which deals with at most `size` things and says with how many it did, until it runs dry or
 * `signal` aborts; says the sum. Small steps hold no lock for long.
 */
export async function inBatches(
  size: number,
  step: (size: number) => Promise<number>,
  signal?: AbortSignal,
): Promise<number> {
  let total = 0;
  while (!signal?.aborted) {
    const done = await step(size);
    total += done;
    if (done < size) break;
  }
  return total;
}
