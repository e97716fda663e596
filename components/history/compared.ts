import { TREND_DAYS } from "@/lib/streams/schema";

/** The fewest and the most that are compared. */
export const FEWEST = 2;
export const MOST = 4;

export type TrendDays = (typeof TREND_DAYS)[number];
const USUAL_DAYS: TrendDays = 30;

/** The span an address asks for; 30 days when it asks for none that there is. */
export const daysFrom = (params: URLSearchParams): TrendDays =>
  TREND_DAYS.find((days) => String(days) === params.get("days")) ?? USUAL_DAYS;

/** What an address wants compared: streams by id or channels by login, each once, no more than fit. */
export type Compared = { kind: "streams" | "channels"; keys: readonly string[] };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const LOGIN = /^[a-z0-9_]{1,25}$/;

/** What is not an id or a login is as if it were not there. Channels win only where no streams are named. */
export function comparedFrom(params: URLSearchParams): Compared {
  const listed = (name: string, form: RegExp) => {
    const keys = (params.get(name) ?? "").toLowerCase().split(",");
    return [...new Set(keys)].filter((key) => form.test(key)).slice(0, MOST);
  };
  const streams = listed("streams", UUID);
  if (streams.length > 0 || !params.has("channels")) return { kind: "streams", keys: streams };
  return { kind: "channels", keys: listed("channels", LOGIN) };
}

/** The edit of the address that compares these. */
export const comparedEdit = ({ kind, keys }: Compared) => ({
  streams: kind === "streams" ? keys.join(",") : "",
  channels: kind === "channels" ? keys.join(",") : "",
});
