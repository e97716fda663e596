import { Pause, Radio, Unplug } from "lucide-react";
import type { ChatWatchState } from "@/lib/realtime/client";
import type { PauseReason } from "./use-pause";

const REASONS: Record<PauseReason, string> = {
  chosen: "Paused",
  scrolled: "Paused while you read",
  pointed: "Paused while you point at it",
};

interface LiveStatusProps {
  state: ChatWatchState;
  /** It was connected before. */
  lost: boolean;
  reason: PauseReason | null;
}

/** Whether what one sees is what is written now. */
export function LiveStatus({ state, lost, reason }: LiveStatusProps) {
  if (state === "connecting" && lost)
    return (
      <p className="flex items-center gap-2 text-warn">
        <Unplug aria-hidden className="size-4" />
        Connecting again; what was written meanwhile will follow
      </p>
    );
  if (state === "connecting") return <p className="text-ink-2">Connecting…</p>;
  const Icon = reason ? Pause : Radio;
  return (
    <p className="flex items-center gap-2 text-ink-2">
      <Icon aria-hidden className="size-4 text-ink-3" />
      {reason ? REASONS[reason] : "As it is written"}
    </p>
  );
}
