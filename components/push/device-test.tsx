"use client";
import { BellRing, Check, Hourglass, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";
import type { DeviceTest as Test } from "@/lib/deliveries/schema";
import type { Device } from "@/lib/push/schema";
import { useDeviceTest } from "./use-device-test";

type Outcome = "yes" | "no" | "waiting";

/** Sends a push to this very browser, and says step by step what really became of it. */
export function DeviceTest({ device }: { device: Device }) {
  const t = useTranslations("push.test");
  const { begin, test, arrived, isLate } = useDeviceTest(device.id);
  const came: Outcome = arrived ? "yes" : isLate ? "no" : "waiting";
  return (
    <div className="space-y-3">
      <Button size="small" busy={begin.isPending} onClick={() => begin.mutate()}>
        <BellRing aria-hidden />
        {t("begin")}
      </Button>
      {begin.isError && (
        <p role="alert" className="text-pretty text-danger">
          {begin.error.detail}
        </p>
      )}
      {test && (
        <ol aria-live="polite" className="space-y-1.5">
          <Step outcome="yes">{t("allowed")}</Step>
          <HandedOver test={test} />
          {(test.state === "sent" || arrived) && <Step outcome={came}>{t(`arrived.${came}`)}</Step>}
        </ol>
      )}
    </div>
  );
}

function HandedOver({ test: { state, reason, error, sentAt } }: { test: Test }) {
  const t = useTranslations("push.test");
  if (state === "sent" && sentAt) {
    return <Step outcome="yes">{t.rich("handedOver", { time: () => <RelativeTime at={sentAt} /> })}</Step>;
  }
  if (state === "queued" || state === "sending") {
    return <Step outcome="waiting">{error ? t("tryingAgain", { error }) : t("waiting")}</Step>;
  }
  return <Step outcome="no">{t("failed", { error: error ?? reason ?? state })}</Step>;
}

const LOOKS = {
  yes: { Icon: Check, tone: "text-ok" },
  no: { Icon: X, tone: "text-danger" },
  waiting: { Icon: Hourglass, tone: "text-ink-3" },
} as const;

function Step({ outcome, children }: { outcome: Outcome; children: ReactNode }) {
  const { Icon, tone } = LOOKS[outcome];
  return (
    <li className="flex items-start gap-2">
      <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${tone}`} />
      <span className="min-w-0 text-pretty text-ink-2">{children}</span>
    </li>
  );
}
