import { TallyError } from "./errors";
import { isStorable } from "./text";

/**
 * Keyset cursors are opaque to clients: base64url of a JSON array of the last row's sort values.
 * Decoding never trusts the content; the caller checks it with its own schema.
 */
export function encodeCursor(values: readonly (string | number | null)[]): string {
  return toBase64Url(JSON.stringify(values));
}

/** @throws TallyError bad_request when the text is not a cursor of ours */
export function decodeCursor(text: string): unknown[] {
  try {
    const values: unknown = JSON.parse(fromBase64Url(text));
    if (Array.isArray(values) && values.every(isSound)) return values;
  } catch {
    // falls through to the one error below
  }
  return refuse();
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The id in a cursor that holds one, and nothing else. @throws TallyError bad_request when it is not such a one */
export function decodeIdCursor(text: string): string {
  const [id, ...rest] = decodeCursor(text);
  return rest.length === 0 && typeof id === "string" && UUID.test(id) ? id : refuse();
}

function refuse(): never {
  throw new TallyError("bad_request", "This page link is not valid. Start again from the first page.", {
    fields: [{ field: "cursor", message: "must be the next_cursor of an earlier answer" }],
  });
}

const isSound = (value: unknown) => typeof value !== "string" || isStorable(value);

function toBase64Url(text: string): string {
  const bytes = new TextEncoder().encode(text);
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

function fromBase64Url(text: string): string {
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(binary, (c) => c.charCodeAt(0)));
}
