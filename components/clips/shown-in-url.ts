import { dayBounds } from "@/components/ui/zoned-day";
import { type ClipSort, clipSort } from "@/lib/clips/schema";

/** What of a list of clips is shown, and in which order. Empty strings narrow nothing. */
export interface ClipsShown {
  q: string;
  sort: ClipSort;
  /** Who made them, by a part of the name. */
  creator: string;
  /** A category's id. */
  category: string;
  /** A stream's id. */
  stream: string;
  tag: string;
  /** The first and the last day, "2026-11-20", in the person's zone. */
  from: string;
  to: string;
  /** Those only that Twitch has no longer. */
  gone: boolean;
}

export const FIRST_SORT: ClipSort = "created";

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const dayOf = (given: string | null): string =>
  given !== null && DAY.test(given) && !Number.isNaN(Date.parse(`${given}T00:00:00Z`)) ? given : "";

const wordsOf = (given: string | null, most: number): string =>
  (given ?? "").trim().toLowerCase().slice(0, most).trim();

/** What the address asks for. What it says wrongly counts as not said. */
export function shownFrom(params: URLSearchParams): ClipsShown {
  const stream = params.get("stream") ?? "";
  return {
    q: wordsOf(params.get("q"), 100),
    sort: clipSort.safeParse(params.get("sort")).data ?? FIRST_SORT,
    creator: wordsOf(params.get("creator"), 50),
    category: (params.get("category") ?? "").slice(0, 50),
    stream: UUID.test(stream) ? stream : "",
    tag: wordsOf(params.get("tag"), 30),
    from: dayOf(params.get("from")),
    to: dayOf(params.get("to")),
    gone: params.get("gone") === "true",
  };
}

/** The address' parameters of what is shown; what needs none has none. */
export const shownParams = ({ sort, gone, ...words }: ClipsShown): Record<string, string> => ({
  ...words,
  sort: sort === FIRST_SORT ? "" : sort,
  gone: gone ? "true" : "",
});

/** What to put into the address so that nothing is left out. The order stays. */
export const SHOW_ALL = {
  ...{ q: "", creator: "", category: "", stream: "", tag: "", from: "", to: "", gone: "" },
} as const;

/** Whether something is left out. */
export const isNarrowed = ({ sort: _, gone, ...words }: ClipsShown): boolean =>
  gone || Object.values(words).some((word) => word !== "");

/** What the server is asked for, in its words: days are times in UTC there. */
export function askedOf(shown: ClipsShown, timeZone: string): Record<string, string> {
  const { q, sort, creator, category, stream, tag, from, to, gone } = shown;
  const asked = {
    ...{ q, sort, creator, tag },
    categoryId: category,
    streamId: stream,
    from: from && new Date(dayBounds(from, timeZone).from).toISOString(),
    to: to && new Date(dayBounds(to, timeZone).to).toISOString(),
    gone: gone ? "true" : "",
  };
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== ""));
}
