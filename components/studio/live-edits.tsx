"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter, useSelectedLayoutSegment } from "next/navigation";
import { commandKeys } from "@/lib/commands/queries";
import { moderationKeys } from "@/lib/moderation/queries";
import { quoteKeys } from "@/lib/quotes/queries";
import { useWatchEdits } from "@/lib/realtime/client";
import { timerKeys } from "@/lib/timers/queries";

/** The parts of the studio that are managed: whoever does not any more has nothing there. */
const MANAGED: readonly (string | null)[] = ["commands", "timers", "quotes", "moderation", "import"];

/** Lets the pages of a channel's studio hear what its owner and others who manage it do, as owners do anyway. */
export function LiveEdits({ login, channelId }: { login: string; channelId: string }) {
  const client = useQueryClient();
  const router = useRouter();
  const part = useSelectedLayoutSegment();
  useWatchEdits(channelId, (state) => {
    if (state === "refused" && MANAGED.includes(part)) router.refresh();
    if (state !== "watching") return;
    // What was done since the page was read, or while the connection was away, is not told.
    for (const queryKey of [
      commandKeys.all(login),
      timerKeys.list(login),
      quoteKeys.lists(login),
      moderationKeys.all(login),
    ])
      void client.invalidateQueries({ queryKey });
  });
  return null;
}
