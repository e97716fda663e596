"use client";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { SegmentedControl } from "@/components/ui/segmented-control";
import type { TargetKind } from "@/lib/targets/schema";
import { TargetSearch } from "./target-search";

/** Adds a target: a category found by its name, or a broadcaster by their login. */
export function AddTarget() {
  const t = useTranslations("targets.add");
  const [open, setOpen] = useState(false);
  const [kind, setKind] = useState<TargetKind>("game");
  return (
    <>
      <Button look="primary" onClick={() => setOpen(true)}>
        <Plus aria-hidden />
        {t("open")}
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={t("title")} className="max-w-lg">
        <div className="space-y-4">
          <SegmentedControl<TargetKind>
            legend={t("kind")}
            name="target-kind"
            segments={[
              { value: "game", label: t("game") },
              { value: "broadcaster", label: t("broadcaster") },
            ]}
            value={kind}
            onChange={setKind}
          />
          <TargetSearch key={kind} kind={kind} onAdded={() => setOpen(false)} />
        </div>
      </Dialog>
    </>
  );
}
