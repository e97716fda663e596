import { isReading } from "./core/operation";
import { etagOf, isKnown } from "./etag";
import { jsonText } from "./whole-text";

/** What an answer's tag is made of: see `RouteSpec`. */
export type EditedOf<Answer> = (answer: Answer) => unknown;

/**
 * An answer in JSON. With `edited` it has an entity tag, is kept by browsers until they ask whether it is still so, and
 * is left out where the caller has it.
 */
export function jsonAnswer<Answer>(
  request: Request,
  answer: Answer,
  { status = 200, edited }: { status?: number; edited?: EditedOf<Answer> | undefined },
): Response {
  const text = JSON.stringify(answer);
  if (!edited) return jsonText(text, { status });
  const etag = etagOf(edited(answer), text);
  const headers = { etag, "cache-control": "private, no-cache" };
  if (isReading(request.method) && isKnown(request.headers.get("if-none-match"), etag))
    return new Response(null, { status: 304, headers });
  return jsonText(text, { status, headers });
}
