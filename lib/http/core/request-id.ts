/** The header in which a request's id comes in, is handed on and goes back. */
export const REQUEST_ID_HEADER = "x-request-id";

/**
 * The id that a caller gave its request, if it is one that can stand in a log line and a header: 8 to 64
 * letters, digits, dots, dashes and underscores. Otherwise null.
 */
export function givenRequestId(value: string | null): string | null {
  return value !== null && /^[A-Za-z0-9][A-Za-z0-9._-]{7,63}$/.test(value) ? value : null;
}
