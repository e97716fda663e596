"use client";
import { LogOut } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { CardSection } from "@/components/ui/card";
import { Dialog } from "@/components/ui/dialog";
import { useChannelChange } from "./use-channel";

/** The way out, with what becomes of what was recorded. */
export function LeaveCard({ login }: { login: string }) {
  const t = useTranslations("bot");
  const [asking, setAsking] = useState(false);
  const change = useChannelChange(login);
  const leave = () => change.mutate({ kind: "leave" }, { onSuccess: () => setAsking(false) });
  return (
    <CardSection title={t("leave.title")}>
      <div className="flex flex-wrap items-center justify-between gap-3 p-4">
        <p className="max-w-md text-pretty text-ink-2">{t("leave.text")}</p>
        <Button look="danger" onClick={() => setAsking(true)}>
          <LogOut aria-hidden />
          {t("leave.have")}
        </Button>
      </div>
      <Dialog open={asking} onOpenChange={setAsking} title={t("leave.ask")} description={t("leave.askText")}>
        <div className="flex justify-end gap-2">
          <Button onClick={() => setAsking(false)}>{t("leave.stay")}</Button>
          <Button look="danger" busy={change.isPending} onClick={leave}>
            <LogOut aria-hidden />
            {t("leave.leave")}
          </Button>
        </div>
      </Dialog>
    </CardSection>
  );
}
