/** Gathers items and applies them group by group, one group at a time. */
export interface Groups<T> {
  /** Takes an item. Resolves at once while there is room, else when the full group was applied: so that nobody piles up. */
  add(item: T, weight: number): Promise<void>;
  /** Applies what is left; resolves when all is done. */
  finish(): Promise<void>;
}

/**
 * A group is applied when its weight reaches `maxWeight` or its first item has waited `maxWaitMs`, whichever
 * comes first. `apply` must not reject.
 */
export function applyInGroups<T>(options: {
  maxWeight: number;
  maxWaitMs: number;
  apply: (group: T[]) => Promise<void>;
}): Groups<T> {
  let group: T[] = [];
  let weight = 0;
  let timer: NodeJS.Timeout | undefined;
  let working = Promise.resolve();

  const flush = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    const full = group;
    group = [];
    weight = 0;
    if (full.length > 0) working = working.then(() => options.apply(full));
    return working;
  };

  return {
    async add(item, itemWeight) {
      group.push(item);
      weight += itemWeight;
      if (weight >= options.maxWeight) await flush();
      else timer ??= setTimeout(() => void flush(), options.maxWaitMs);
    },
    finish: flush,
  };
}
