"use client";
import { Play } from "lucide-react";
import { Button } from "@/components/ui/button";
import { tickLine } from "./tick-words";
import { useRunNow } from "./use-sync";

/** Runs a tick now, says how far it is, and in the end what it did. */
export function RunNow() {
  const { run, tick, running } = useRunNow();
  return (
    <>
      <p role="status" className="max-w-md text-right text-ink-2 text-xs max-sm:text-left">
        {tick && !running && `The tick ${tickLine(tick)}.`}
        {running && (tick?.status === "queued" ? "Waiting for a worker…" : "A tick is running…")}
      </p>
      <Button look="primary" onClick={run} busy={running} disabled={running}>
        <Play aria-hidden className={running ? "animate-pulse" : ""} />
        {running ? "Running…" : "Run a tick now"}
      </Button>
    </>
  );
}
