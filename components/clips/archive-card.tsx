"use client";
import { CircleAlert, RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { CardSection } from "@/components/ui/card";
import { Count } from "@/components/ui/count";
import { CalendarDate, TimeUntil } from "@/components/ui/relative-time";
import { useFailureText } from "@/components/ui/use-failure-text";
import type { ClipArchiveStatus } from "@/lib/clips/schema";
import { type ArchiveState, archiveState, percentOf } from "./archive-words";
import { useAskArchive } from "./use-archive";

const TONES = {
  off: "plain",
  failing: "danger",
  notBegun: "plain",
  reading: "accent",
  complete: "ok",
  incomplete: "warn",
} as const satisfies Record<ArchiveState, string>;

/** How far the archive is, what it does next, and what went wrong. */
export function ArchiveCard({ login, status }: { login: string; status: ClipArchiveStatus }) {
  const failure = useFailureText();
  const t = useTranslations("clips");
  const ask = useAskArchive(login);
  const state = archiveState(status);
  const { windows, endedAt } = status.backfill;
  return (
    <CardSection
      title={t("archive.title")}
      hint={t("archive.hint")}
      actions={
        status.enabled && (
          <Button
            size="small"
            busy={ask.isPending || status.leased}
            aria-label={t("archive.nowLabel")}
            onClick={() => ask.mutate()}
          >
            <RotateCw aria-hidden />
            {status.leased ? t("archive.running") : t("archive.now")}
          </Button>
        )
      }
    >
      <div className="space-y-4 p-4">
        <div className="space-y-2">
          <p className="flex flex-wrap items-center gap-2">
            <Badge tone={TONES[state]}>{t(`archive.states.${state}`)}</Badge>
            <span className="text-pretty text-ink-2">{t(`archive.says.${state}`)}</span>
          </p>
          <Completeness share={status.backfill.share} />
        </div>
        {status.lastError !== null && (
          <p role="alert" className="flex items-start gap-2 text-danger">
            <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
            <span className="break-words">{failure(status.lastError)}</span>
          </p>
        )}
        <dl className="grid grid-cols-2 gap-x-6 gap-y-3 sm:grid-cols-4">
          <Fact name={t("archive.clips")}>
            <Count value={status.clips} />
          </Fact>
          <Fact name={t("archive.gone")}>
            <Count value={status.gone} />
          </Fact>
          <Fact name={t("archive.windows")}>
            {t("archive.windowsRead", {
              read: windows.done + windows.capped,
              all: windows.done + windows.capped + windows.todo,
            })}
          </Fact>
          <Fact name={endedAt && !status.nextAt ? t("archive.ended") : t("archive.next")}>
            {status.nextAt ? (
              <TimeUntil at={status.nextAt} />
            ) : endedAt ? (
              <CalendarDate at={endedAt} />
            ) : (
              t("archive.never")
            )}
          </Fact>
        </dl>
        {windows.capped > 0 && (
          <p className="text-pretty text-ink-2 text-xs">{t("archive.capped", { count: windows.capped })}</p>
        )}
      </div>
    </CardSection>
  );
}

function Completeness({ share }: { share: number | null }) {
  const t = useTranslations("clips");
  const id = useId();
  const percent = percentOf(share);
  return (
    <div className="flex items-center gap-3">
      <div
        role="progressbar"
        aria-labelledby={id}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        className="h-2 flex-1 overflow-hidden rounded-full bg-raised"
      >
        <div className="h-full rounded-full bg-accent transition-[width]" style={{ width: `${percent}%` }} />
      </div>
      <span id={id} className="min-w-28 text-right tabular-nums">
        {t("archive.percent", { percent })}
      </span>
    </div>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-ink-3 text-xs">{name}</dt>
      <dd className="mt-0.5 font-medium tabular-nums">{children}</dd>
    </div>
  );
}
