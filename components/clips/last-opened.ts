/** The clip that was opened last, and from which list: who comes back to the list finds the focus there. */
let last: { list: string; id: string } | null = null;

export function rememberOpened(list: string, id: string): void {
  last = { list, id };
}

/** The clip that was opened from this list, told once. */
export function takeOpened(list: string): string | null {
  if (last?.list !== list) return null;
  const { id } = last;
  last = null;
  return id;
}
