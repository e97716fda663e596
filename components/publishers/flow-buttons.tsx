"use client";
import { Pause, Play, Power, RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { PublisherView } from "@/lib/publishers/schema";
import { useFlow } from "./use-publishers";

/** Pauses a publisher, has it go on, or has it try at once. None of it loses anything, so nobody is asked first. */
export function FlowButtons({ publisher }: { publisher: PublisherView }) {
  const t = useTranslations("publishers.pause");
  const { mutate, isPending, variables } = useFlow(publisher);
  const asked = isPending ? variables : null;
  const { state } = publisher;
  if (state === "disabled")
    return (
      <Button size="small" busy={asked === "enabled"} onClick={() => mutate("enabled")}>
        <Power aria-hidden />
        {t("enable")}
      </Button>
    );
  if (state === "paused")
    return (
      <Button size="small" busy={asked === "resumed"} onClick={() => mutate("resumed")}>
        <Play aria-hidden />
        {t("resume")}
      </Button>
    );
  return (
    <>
      {state === "retrying" && (
        <Button size="small" busy={asked === "tried"} onClick={() => mutate("tried")}>
          <RotateCw aria-hidden />
          {t("now")}
        </Button>
      )}
      <Button size="small" busy={asked === "paused"} onClick={() => mutate("paused")}>
        <Pause aria-hidden />
        {t("pause")}
      </Button>
    </>
  );
}
