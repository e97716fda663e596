"use client";
import { Copy, ExternalLink } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { RelativeTime, TimeUntil } from "@/components/ui/relative-time";
import { toast } from "@/components/ui/toast-store";
import type { Connecting } from "@/lib/sending/schema";

/** The code that is to be typed at Twitch, or why there is nothing to type any more. */
export function ConnectingPanel({ connecting }: { connecting: Connecting }) {
  const t = useTranslations("sending");
  const { userCode, verificationUri, expiresAt, state } = connecting;
  if (state !== "waiting") {
    return (
      <p role="status" className="text-pretty text-warn">
        {state === "expired"
          ? t.rich("connecting.expired", { time: () => <RelativeTime at={expiresAt} /> })
          : t("connecting.refused")}
      </p>
    );
  }
  const copy = () =>
    navigator.clipboard.writeText(userCode).then(
      () => toast(t("connecting.copied")),
      () => toast(t("connecting.notCopied"), { tone: "danger" }),
    );
  return (
    <div className="space-y-3">
      <p className="text-pretty text-ink-2">{t("connecting.how")}</p>
      <p className="select-all break-all font-mono font-semibold text-2xl tracking-[0.2em]">{userCode}</p>
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => void copy()}>
          <Copy aria-hidden />
          {t("connecting.copy")}
        </Button>
        <Button asChild look="primary">
          <a href={verificationUri} target="_blank" rel="noreferrer">
            <ExternalLink aria-hidden />
            {t("connecting.open")}
          </a>
        </Button>
      </div>
      <p role="status" className="text-ink-3 text-xs">
        {t.rich("connecting.waiting", { time: () => <TimeUntil at={expiresAt} /> })}
      </p>
    </div>
  );
}
