"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { CardSection } from "@/components/ui/card";
import { SwitchRow } from "@/components/ui/switch-row";
import type { ClipArchiveStatus } from "@/lib/clips/schema";
import { type Ending, EndKeepingDialog, KINDS } from "./end-keeping-dialog";
import { KeepingLimits } from "./keeping-limits";
import { KeptSpace } from "./kept-space";
import { useArchiveSettings } from "./use-archive";

interface KeepingCardProps {
  login: string;
  status: ClipArchiveStatus;
  /** Whoever looks is the channel's owner: only they say what is kept. */
  own: boolean;
  /** The way to allow on Twitch what keeping videos needs; shown while that is missing. */
  permission: ReactNode;
}

/** Whether clips are archived, and which of their files are kept here, for how long and in how much room. */
export function KeepingCard({ login, status, own, permission }: KeepingCardProps) {
  const t = useTranslations("clips");
  const [ending, setEnding] = useState<Ending | null>(null);
  const change = useArchiveSettings(login);
  const { enabled, keepThumbnails, keepVideos, missingScopes } = status;
  const choose = (what: Ending, on: boolean) => {
    if (on || status.kept[KINDS[what]].files === 0) change.mutate({ [what]: on });
    else setEnding(what);
  };
  return (
    <CardSection title={t("keeping.title")} hint={own ? t("keeping.hint") : t("keeping.hintOthers")}>
      <div className="space-y-5 p-4">
        <SwitchRow
          label={t("keeping.enabled")}
          hint={t("keeping.enabledHint")}
          checked={enabled}
          onChange={(on) => change.mutate({ enabled: on })}
        />
        {own && (
          <>
            <SwitchRow
              label={t("keeping.pictures")}
              hint={t("keeping.picturesHint")}
              checked={keepThumbnails}
              onChange={(on) => choose("keepThumbnails", on)}
            />
            <SwitchRow
              label={t("keeping.videos")}
              hint={t("keeping.videosHint")}
              checked={keepVideos}
              onChange={(on) => choose("keepVideos", on)}
            />
            {missingScopes.length > 0 && (
              <div className="rounded-md border border-line bg-raised p-3">
                <p className="text-pretty">{t(keepVideos ? "keeping.missing" : "keeping.willNeed")}</p>
                <div className="mt-3">{permission}</div>
              </div>
            )}
            <KeepingLimits key={`${status.quotaMb} ${status.retentionDays}`} login={login} status={status} />
          </>
        )}
        {(own || status.keptBytes > 0) && <KeptSpace status={status} />}
      </div>
      {ending && (
        <EndKeepingDialog
          what={ending}
          status={status}
          busy={change.isPending}
          onStay={() => setEnding(null)}
          onEnd={() => change.mutate({ [ending]: false }, { onSettled: () => setEnding(null) })}
        />
      )}
    </CardSection>
  );
}
