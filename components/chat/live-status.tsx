import { Pause, Radio, Unplug } from "lucide-react";
import { useTranslations } from "next-intl";
import type { WatchState } from "@/lib/realtime/client";
import type { PauseReason } from "./use-pause";

interface LiveStatusProps {
  state: WatchState;
  /** It was connected before. */
  lost: boolean;
  reason: PauseReason | null;
}

/** Whether what one sees is what is written now. */
export function LiveStatus({ state, lost, reason }: LiveStatusProps) {
  const t = useTranslations("chat");
  if (state === "connecting" && lost)
    return (
      <p className="flex items-center gap-2 text-warn">
        <Unplug aria-hidden className="size-4" />
        {t("live.status.again")}
      </p>
    );
  if (state === "connecting") return <p className="text-ink-2">{t("live.status.connecting")}</p>;
  const Icon = reason ? Pause : Radio;
  return (
    <p className="flex items-center gap-2 text-ink-2">
      <Icon aria-hidden className="size-4 text-ink-3" />
      {reason ? t(`live.status.paused.${reason}`) : t("live.status.live")}
    </p>
  );
}
