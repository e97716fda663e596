"use client";
import { useQueryClient } from "@tanstack/react-query";
import { RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useActionState, useEffect } from "react";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast-store";
import { followingKeys } from "@/lib/broadcasters/queries";
import type { FormStep } from "./follow-form";

/** Reads the follows from Twitch again, now instead of within the day. */
export function ImportForm({ importAgain }: { importAgain: FormStep }) {
  const t = useTranslations("following.import");
  const [state, action, busy] = useActionState(importAgain, { status: "idle" });
  const client = useQueryClient();
  useEffect(() => {
    if (state.status === "idle") return;
    const failed = state.status === "error";
    if (state.message) toast(state.message, { tone: failed ? "danger" : "plain" });
    if (!failed) void client.invalidateQueries({ queryKey: followingKeys.list });
  }, [state, client]);
  return (
    <form action={action}>
      <Button type="submit" busy={busy}>
        <RotateCw aria-hidden className={busy ? "animate-spin" : ""} />
        {busy ? t("busy") : t("again")}
      </Button>
    </form>
  );
}
