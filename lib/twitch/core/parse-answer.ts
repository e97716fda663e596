import { z } from "zod";
import type { Page } from "./pages";
import { TwitchError } from "./twitch-error";

/** What the schema makes of an answer. @throws TwitchError malformed when something that is used is missing */
export function parseAnswer<T>(what: string, schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new TwitchError("malformed", `Twitch's answer to ${what} lacks what it should hold.`);
}

/** The end of a list is `pagination: {}`, no pagination, or a cursor that is null or empty. */
const rowsAnswer = z.object({
  data: z.array(z.unknown()),
  pagination: z.object({ cursor: z.string().nullish() }).nullish(),
});

/** The rows of an answer as they came, and where the next page begins. */
export function parsePage(what: string, body: unknown): Page<unknown> {
  const { data, pagination } = parseAnswer(what, rowsAnswer, body);
  return { rows: data, cursor: pagination?.cursor || undefined };
}
