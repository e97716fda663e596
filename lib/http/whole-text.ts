/** Where a response says what its body is. By name: Next may load this module once for routes and once for the start. */
const TEXT = Symbol.for("tallylight.text");

/** An answer in JSON whose text is known, so that who sends it need not read it out of a stream. */
export function jsonText(text: string, init: { status: number; headers?: Record<string, string> }): Response {
  const headers = { ...init.headers, "content-type": "application/json" };
  return Object.assign(new Response(text, { status: init.status, headers }), { [TEXT]: text });
}

/** The text of a response that `jsonText` made; undefined: its body has to be read. */
export const textOf = (response: Response): string | undefined => (response as { [TEXT]?: string })[TEXT];
