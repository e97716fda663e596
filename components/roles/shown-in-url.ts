import { isStorable } from "@/lib/kernel/text";
import { type ChannelRole, channelRole, roleSyncRun } from "@/lib/roles/schema";

/** What of the roles page the address asks for. */
export interface RolesShown {
  view: "members" | "syncs";
  /** The list of people that is shown, and a part of their names. */
  role: ChannelRole;
  q: string;
  /** The sync whose changes are shown; "" for none. */
  run: string;
}

/** What it says wrongly counts as not said. A sync is shown among the syncs, whatever the address says of the view. */
export function shownFrom(params: URLSearchParams): RolesShown {
  const q = (params.get("q") ?? "").trim().toLowerCase();
  const run = roleSyncRun.shape.id.safeParse(params.get("run")?.toLowerCase()).data ?? "";
  return {
    view: run !== "" || params.get("view") === "syncs" ? "syncs" : "members",
    role: channelRole.safeParse(params.get("role")).data ?? "subscriber",
    q: isStorable(q) ? q.slice(0, 50) : "",
    run,
  };
}
