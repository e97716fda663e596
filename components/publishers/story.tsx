"use client";
import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Elapsed, RelativeTime, TimeUntil } from "@/components/ui/relative-time";
import { useFailureText } from "@/components/ui/use-failure-text";
import type { PublisherView } from "@/lib/publishers/schema";
import { DrainMeter } from "./drain-meter";
import { SETTINGS } from "./missing-card";
import { standingOf } from "./standing";

/** What happens with a publisher, what is safe, and what comes next. */
export function Story({ publisher }: { publisher: PublisherView }) {
  const failure = useFailureText();
  const standing = standingOf(publisher);
  const { nextAttemptAt, disabledReason, lost } = publisher;
  return (
    <div className="space-y-2">
      <p className="text-pretty text-ink-2">
        <Beginning publisher={publisher} />{" "}
        {standing === "retrying" && nextAttemptAt !== null && <NextAttempt at={nextAttemptAt} />}
      </p>
      {standing === "behind" && <DrainMeter publisher={publisher} />}
      {standing === "disabled" && disabledReason !== null && <Trouble>{failure(disabledReason)}</Trouble>}
      {(standing === "retrying" || standing === "paused") && <LastError publisher={publisher} />}
      {lost > 0 && <Lost publisher={publisher} />}
    </div>
  );
}

function Beginning({ publisher }: { publisher: PublisherView }) {
  const t = useTranslations("publishers.story");
  const { kind, configured, failingSince, pausedAt, lag } = publisher;
  const standing = standingOf(publisher);
  switch (standing) {
    case "retrying":
      return failingSince && t.rich("retrying", { time: () => <Elapsed since={failingSince} /> });
    case "paused":
      return pausedAt && t.rich("paused", { time: () => <RelativeTime at={pausedAt} /> });
    case "behind":
      return t("behind", { count: lag.events, more: String(lag.more) });
    case "waiting":
      return kind === "webhook" || configured
        ? t("waiting")
        : t.rich("unset", { setting: () => <code className="font-mono text-ink">{SETTINGS[kind]}</code> });
    case "current":
    case "disabled":
      return t(standing);
  }
}

function NextAttempt({ at }: { at: string }) {
  const t = useTranslations("publishers.story");
  return (
    <span className="whitespace-nowrap tabular-nums">
      {t.rich("next", { time: () => <TimeUntil at={at} /> })}
    </span>
  );
}

function LastError({ publisher: { lastError, lastErrorAt, failingSince } }: { publisher: PublisherView }) {
  const failure = useFailureText();
  const t = useTranslations("publishers.story");
  if (lastError === null || failingSince === null) return null;
  return (
    <Trouble>
      {lastErrorAt !== null && t.rich("said", { time: () => <RelativeTime at={lastErrorAt} /> })}{" "}
      {failure(lastError)}
    </Trouble>
  );
}

function Lost({ publisher: { lost, lostAt } }: { publisher: PublisherView }) {
  const t = useTranslations("publishers.story");
  return (
    <Trouble>
      {t.rich("lost", { count: lost, time: () => lostAt !== null && <RelativeTime at={lostAt} /> })}
    </Trouble>
  );
}

function Trouble({ children }: { children: ReactNode }) {
  return (
    <div className="flex items-start gap-1.5 text-warn">
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      <p className="min-w-0 text-pretty break-words">{children}</p>
    </div>
  );
}
