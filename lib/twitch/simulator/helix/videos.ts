import type { PastBroadcast } from "../world/member";
import { recordingsOf } from "../world/past-broadcasts";
import { pageOf } from "./paging";
import { HelixRefusal, malformed } from "./refusal";
import type { HelixAnswer, HelixRequest } from "./request";
import { videoRow } from "./rows";

const DAY_MS = 86_400_000;
const PERIODS: Record<string, number> = {
  all: Number.POSITIVE_INFINITY,
  day: DAY_MS,
  week: 7 * DAY_MS,
  month: 30 * DAY_MS,
};
const ORDERS: Record<string, (a: PastBroadcast, b: PastBroadcast) => number> = {
  time: (a, b) => b.startedAt - a.startedAt,
  trending: (a, b) => b.viewers - a.viewers,
  views: (a, b) => b.viewers - a.viewers,
};
const TYPES = ["all", "archive", "highlight", "upload"];

/**
 * Get Videos, for one user: the recordings of their streams, the one on air among them. Nobody here makes
 * highlights or uploads, and there are no videos by id or category.
 */
export function getVideos({ query, world, faults, now, publicUrl }: HelixRequest): HelixAnswer {
  const userId = query.get("user_id");
  if (query.has("id") || query.has("game_id")) {
    throw new HelixRefusal(400, "The simulator has videos by user_id only.");
  }
  if (userId === null || userId === "") {
    throw new HelixRefusal(
      400,
      "The request must specify either the id or user_id or game_id query parameter",
    );
  }
  if (!/^\d{1,20}$/.test(userId)) throw malformed("user_id", "the value must be a user's id");
  const type = oneOf(query, "type", TYPES) ?? "all";
  const period = PERIODS[oneOf(query, "period", Object.keys(PERIODS)) ?? "all"] ?? 0;
  const order = ORDERS[oneOf(query, "sort", Object.keys(ORDERS)) ?? "time"];
  const member = world.findById(userId);
  const shown = member && (type === "all" || type === "archive") ? recordingsOf(world, member, now) : [];
  const wanted = shown.filter(({ startedAt }) => now - startedAt <= period).sort(order);
  const { items, pagination } = pageOf(wanted, `videos ${userId}`, query, faults);
  return { data: member ? items.map((item) => videoRow(member, item, publicUrl)) : [], pagination };
}

function oneOf(query: URLSearchParams, parameter: string, values: readonly string[]): string | null {
  const value = query.get(parameter);
  if (value !== null && !values.includes(value)) {
    throw malformed(parameter, `the value must be one of ${values.join(", ")}`);
  }
  return value;
}
