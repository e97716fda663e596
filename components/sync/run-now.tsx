"use client";
import { Play } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { useFormats } from "@/components/ui/use-formats";
import { tickLine } from "./tick-words";
import { useRunNow } from "./use-sync";

/** Runs a tick now, says how far it is, and in the end what it did. */
export function RunNow() {
  const formats = useFormats();
  const t = useTranslations("sync");
  const { run, tick, running } = useRunNow();
  return (
    <>
      <p role="status" className="max-w-md text-right text-ink-2 text-xs empty:sr-only max-sm:text-left">
        {tick && !running && t("run.theTick", { line: tickLine(t, formats, tick) })}
        {running && (tick?.status === "queued" ? t("run.waiting") : t("run.underWay"))}
      </p>
      <Button look="primary" onClick={run} busy={running} disabled={running}>
        <Play aria-hidden className={running ? "animate-pulse" : ""} />
        {running ? t("run.running") : t("run.run")}
      </Button>
    </>
  );
}
