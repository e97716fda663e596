import type { ResourceLines } from "./types";

/** The operations that hold every word somewhere, by resource; resources without one are left out. */
export function matching(all: readonly ResourceLines[], typed: string): ResourceLines[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return all.flatMap(({ resource, operations }) => {
    const found = operations.filter(({ id, method, path, summary }) => {
      const text = `${id} ${method} ${path} ${summary}`.toLowerCase();
      return words.every((word) => text.includes(word));
    });
    return found.length > 0 ? [{ resource, operations: found }] : [];
  });
}
