import { bellFor } from "@/lib/notifications/queries";
import type { Hearing } from "@/lib/notifications/schema";

/**
 * Whether a go-live of this broadcaster gets a banner: now, not at all, or once the server has decided by the person's
 * rules that they are to hear of it. Who wants no bell at all is asked about nothing there: their banner is theirs.
 */
export function bannerFor(hearing: Hearing, broadcasterId: string): "now" | "never" | "once told" {
  if (!hearing.banner) return "never";
  const bell = bellFor(hearing, broadcasterId);
  if (bell === "decided") return "once told";
  return bell === "silent" && hearing.bell !== "silent" ? "never" : "now";
}
