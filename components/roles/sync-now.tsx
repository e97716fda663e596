"use client";
import { RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { useNow } from "@/components/ui/clock";
import { useFormats } from "@/components/ui/use-formats";
import { countdown } from "./countdown";
import type { SyncAsking } from "./use-roles";

/** Asks for a sync, says how it goes, and counts down until the button may be used again. */
export function SyncNow({ sync }: { sync: SyncAsking }) {
  const t = useTranslations("roles");
  const formats = useFormats();
  const id = useId();
  const { left, until, over } = useTimeLeft(sync.againAt);
  const busy = sync.phase !== "idle";
  const locked = !busy && left !== null;
  return (
    <>
      {locked && (
        <p id={id} className="text-ink-2 text-xs max-sm:order-last max-sm:w-full">
          <span aria-hidden>
            {t.rich("sync.again", { time: () => <span className="tabular-nums">{left}</span> })}
          </span>
          <span className="sr-only">{t("sync.againAt", { time: formats.clock(until) })}</span>
        </p>
      )}
      <Button
        look="primary"
        busy={busy}
        // It keeps the focus of whoever has pressed it, which a disabled button would lose.
        aria-disabled={locked || undefined}
        aria-describedby={locked ? id : undefined}
        className={locked ? "cursor-default opacity-50" : ""}
        onClick={() => !locked && sync.ask()}
      >
        <RefreshCw aria-hidden className={sync.phase === "running" ? "animate-spin" : ""} />
        {t(`sync.phase.${sync.phase}`)}
      </Button>
      <p role="status" className="sr-only">
        {over && !busy ? t("sync.ready") : ""}
      </p>
    </>
  );
}

/** What is left until then, ticking. `over`: it was counted here, and the time has come. */
function useTimeLeft(againAt: string | null) {
  const now = useNow(1_000);
  const until = againAt === null ? 0 : Date.parse(againAt);
  const left = countdown(until, now);
  const [counted, setCounted] = useState(false);
  if (left !== null && !counted) setCounted(true);
  return { left, until, over: counted && left === null };
}
