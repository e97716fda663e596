/** "A", "A and B", "A, B and C", "A, B, C and 4 more". */
export function namesText(names: readonly string[], most = 3): string {
  const shown = names.slice(0, most);
  const rest = names.length - shown.length;
  const parts = rest > 0 ? [...shown, `${rest} more`] : shown;
  const last = parts.at(-1) ?? "";
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(", ")} and ${last}`;
}

/** The page's title with the lamp in front while something is unread: "● (2) Live · Tallylight". */
export function tabTitle(title: string, unread: number): string {
  const plain = title.replace(/^● \(\d+\+?\) /, "");
  if (unread === 0) return plain;
  return `● (${unread > 99 ? "99+" : unread}) ${plain}`;
}
