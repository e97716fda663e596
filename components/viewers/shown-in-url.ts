import { chatRole } from "@/lib/chat/schema";
import { isStorable } from "@/lib/kernel/text";
import type { ViewersShown } from "@/lib/viewers/queries";
import { viewerSort } from "@/lib/viewers/schema";

/** What of the list the address asks for; what it says wrongly counts as not said. */
export function shownFrom(params: URLSearchParams): ViewersShown {
  const q = (params.get("q") ?? "").trim().toLowerCase();
  return {
    q: isStorable(q) ? q.slice(0, 50) : "",
    sort: viewerSort.safeParse(params.get("sort")).data ?? "last_seen",
    role: chatRole.safeParse(params.get("role")).data ?? "",
    bots: params.get("bots") === "true",
    present: params.get("present") === "true",
    removed: params.get("removed") === "true",
  };
}

/** What to put into the address so that every tracked person is shown. */
export const SHOW_ALL = { q: "", role: "", present: "", removed: "" } as const;

/** Whether something narrows the list. */
export const isNarrowed = ({ q, role, present, removed }: ViewersShown): boolean =>
  q !== "" || role !== "" || present || removed;
