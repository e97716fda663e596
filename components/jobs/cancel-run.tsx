"use client";
import { CircleStop } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { RunView } from "@/lib/jobs/schema";
import { useCancelRun } from "./use-jobs";

/** Calls off a run, after asking: what it has done so far stays, the rest is left out. */
export function CancelRun({ run }: { run: Pick<RunView, "id" | "jobId" | "cancelling"> }) {
  const [asking, setAsking] = useState(false);
  const { mutate, isPending } = useCancelRun();
  const ending = isPending || run.cancelling;
  return (
    <>
      <Button size="small" busy={ending} onClick={() => setAsking(true)}>
        <CircleStop aria-hidden />
        {ending ? "Ending…" : "Call off"}
      </Button>
      <Dialog
        open={asking}
        onOpenChange={setAsking}
        title={`Call off ${run.jobId}?`}
        description="It ends within seconds. What it has done so far stays; the rest is left to the next run."
      >
        <div className="flex justify-end gap-2">
          <Button onClick={() => setAsking(false)}>Let it run</Button>
          <Button
            look="danger"
            onClick={() => {
              setAsking(false);
              mutate(run.id);
            }}
          >
            <CircleStop aria-hidden />
            Call it off
          </Button>
        </div>
      </Dialog>
    </>
  );
}
