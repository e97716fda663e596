"use client";
import { CircleStop } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { RunView } from "@/lib/jobs/schema";
import { useCancelRun } from "./use-jobs";

/** Calls off a run, after asking: what it has done so far stays, the rest is left out. */
export function CancelRun({ run }: { run: Pick<RunView, "id" | "jobId" | "cancelling"> }) {
  const t = useTranslations("jobs");
  const [asking, setAsking] = useState(false);
  const { mutate, isPending } = useCancelRun();
  const ending = isPending || run.cancelling;
  return (
    <>
      <Button size="small" busy={ending} onClick={() => setAsking(true)}>
        <CircleStop aria-hidden />
        {ending ? t("cancel.ending") : t("cancel.callOff")}
      </Button>
      <Dialog
        open={asking}
        onOpenChange={setAsking}
        title={t("cancel.ask", { job: run.jobId })}
        description={t("cancel.askText")}
      >
        <div className="flex justify-end gap-2">
          <Button onClick={() => setAsking(false)}>{t("cancel.letRun")}</Button>
          <Button
            look="danger"
            onClick={() => {
              setAsking(false);
              mutate(run.id);
            }}
          >
            <CircleStop aria-hidden />
            {t("cancel.callItOff")}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
