import type { InboxFilter } from "@/lib/notifications/queries";

/** What the toolbar offers to choose from. */
export const KINDS = ["all", "streams", "changes", "watched"] as const;
type Kind = (typeof KINDS)[number];

/** What of the inbox is shown, as it stands in the address: `?kind=changes&unread=true`. */
export interface ShownPart {
  kind: Kind;
  unread: boolean;
}

export function partFrom(params: URLSearchParams): ShownPart {
  const kind = KINDS.find((known) => known === params.get("kind")) ?? "all";
  return { kind, unread: params.get("unread") === "true" };
}

/** What the server is asked for. */
export function filterOfPart({ kind, unread }: ShownPart): InboxFilter {
  const type = {
    all: undefined,
    streams: "broadcaster_live",
    changes: "stream_changed",
    watched: "category_live",
  } as const;
  return { ...(unread && { unread }), ...(kind !== "all" && { type: type[kind] }) };
}
