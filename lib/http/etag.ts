import { createHash } from "node:crypto";

const digest = (text: string) => createHash("sha256").update(text).digest("base64url").slice(0, 16);

/** The same for what is the same, in whatever order its fields come. */
export const stampOf = (edited: unknown): string => digest(JSON.stringify(edited, inOrder) ?? "");

function inOrder(_name: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}

/**
 * The entity tag of an answer: the stamp of what people edit of it, then that of all there is. The first is what
 * If-Match is held to: that a command was used meanwhile is no reason to refuse a change of its words. See decision 037.
 */
export const etagOf = (edited: unknown, answer: string): string => `"${stampOf(edited)}.${digest(answer)}"`;

/** Whether a caller has this already: what If-None-Match says of it (RFC 9110, 13.1.2). */
export const isKnown = (header: string | null, etag: string): boolean =>
  header?.trim() === "*" || (header ?? "").split(",").some((one) => one.trim().replace(/^W\//, "") === etag);

/** The stamps that an If-Match names (RFC 9110, 13.1.1); "*": whichever. Weak tags never match, nor does what is none. */
export function stampsOf(header: string): "*" | string[] {
  if (header.trim() === "*") return "*";
  return header.split(",").flatMap((one) => /^"([\w-]{16})\.[\w-]{16}"$/.exec(one.trim())?.[1] ?? []);
}
