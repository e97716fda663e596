import { z } from "zod";
import { parseAnswer } from "../core/parse-answer";
import { TwitchError } from "../core/twitch-error";
import type {
  NewSubscription,
  NewSubscriptionTarget,
  Subscribed,
  Subscription,
  SubscriptionList,
  SubscriptionTarget,
} from "../eventsub/types";
import type { Access } from "../get";
import type { Helix } from "../helix";

const LIST = { what: "Get EventSub Subscriptions", path: "eventsub/subscriptions" };
const CREATE = { what: "Create EventSub Subscription", path: "eventsub/subscriptions" };
const DELETE = { what: "Delete EventSub Subscription", path: "eventsub/subscriptions" };
/** 100 rows a page, and what is at cost 0 has no limit. */
const MAX_PAGES = 1_000;

const transport = z.object({
  method: z.string(),
  callback: z.string().optional(),
  session_id: z.string().optional(),
  conduit_id: z.string().optional(),
});

const row = z
  .object({
    id: z.string().min(1),
    type: z.string(),
    version: z.string(),
    status: z.string(),
    cost: z.number(),
    condition: z.record(z.string(), z.unknown()),
    transport,
    created_at: z.iso.datetime({ offset: true }),
  })
  .transform(
    ({ transport: target, created_at, condition, ...rest }): Subscription => ({
      ...rest,
      condition: textsOf(condition),
      target: targetOf(target),
      createdAt: new Date(created_at),
    }),
  );

const totals = z
  .object({ total: z.number(), total_cost: z.number(), max_total_cost: z.number() })
  .transform(({ total, total_cost, max_total_cost }) => ({
    total,
    totalCost: total_cost,
    maxTotalCost: max_total_cost,
  }));

const created = z.object({ data: z.tuple([row], z.unknown()) });

/** See `EventSubCalls.list`. Filters exclude each other and are not needed: what is ours is told from the whole. */
export async function listSubscriptions(
  helix: Helix,
  access: Access,
  { signal, onlyFirstPage = false }: { signal?: AbortSignal | undefined; onlyFirstPage?: boolean },
): Promise<SubscriptionList> {
  const subscriptions: Subscription[] = [];
  let sums = { total: 0, totalCost: 0, maxTotalCost: 0 };
  for await (const page of helix.pages(LIST, { access, query: {}, signal }, MAX_PAGES)) {
    sums = parseAnswer(LIST.what, totals, page.body);
    subscriptions.push(...page.rows.map((each) => parseAnswer(LIST.what, row, each)));
    if (onlyFirstPage && page.cursor !== undefined) return { subscriptions, ...sums, isWhole: false };
  }
  return { subscriptions, ...sums, isWhole: true };
}

/** See `EventSubCalls.create`. */
export async function createSubscription(
  helix: Helix,
  access: Access,
  { type, version, condition, target }: NewSubscription,
  signal: AbortSignal | undefined,
): Promise<Subscribed> {
  const json = { type, version, condition, transport: transportOf(target) };
  try {
    const body = await helix.write(CREATE, { access, method: "POST", json, signal });
    const [subscription] = parseAnswer(CREATE.what, created, body).data;
    return { result: "created", subscription, totals: parseAnswer(CREATE.what, totals, body) };
  } catch (error) {
    const answer = error instanceof TwitchError ? answerOf(error) : null;
    if (!answer) throw error;
    return answer;
  }
}

/** What a refusal means. Which limit it is that is reached, Twitch tells by its words alone. */
function answerOf({ kind, status, message }: TwitchError): Subscribed | null {
  if (status === 409) return { result: "exists" };
  if (status === 429 || (status === 400 && /\bcost\b/i.test(message)))
    return { result: "full", words: message };
  // A token that lacks a scope is answered with 401 as well as with 403.
  if (kind === "missing_scope") return { result: "refused", status: status ?? 403, words: message };
  if (status === 400 || status === 403 || status === 404)
    return { result: "refused", status, words: message };
  return null;
}

/** See `EventSubCalls.remove`. */
export async function deleteSubscription(
  helix: Helix,
  access: Access,
  id: string,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  try {
    await helix.write(DELETE, { access, method: "DELETE", query: { id }, signal });
    return true;
  } catch (error) {
    if (error instanceof TwitchError && error.kind === "not_found") return false;
    throw error;
  }
}

function transportOf(target: NewSubscriptionTarget): Record<string, string> {
  switch (target.method) {
    case "webhook":
      return { method: "webhook", callback: target.callback, secret: target.secret };
    case "conduit":
      return { method: "conduit", conduit_id: target.conduitId };
    case "websocket":
      return { method: "websocket", session_id: target.sessionId };
  }
}

function targetOf({
  method,
  callback,
  session_id,
  conduit_id,
}: z.infer<typeof transport>): SubscriptionTarget {
  if (method === "webhook" && callback !== undefined) return { method, callback };
  if (method === "websocket" && session_id !== undefined) return { method, sessionId: session_id };
  if (method === "conduit" && conduit_id !== undefined) return { method, conduitId: conduit_id };
  return { method: "other" };
}

/** Conditions that are not set come as empty texts. */
const textsOf = (condition: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(condition).filter(
      (entry): entry is [string, string] => typeof entry[1] === "string" && entry[1] !== "",
    ),
  );
