"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { NotYet } from "@/components/ui/not-yet";
import { Skeleton } from "@/components/ui/skeleton";
import { useFormats } from "@/components/ui/use-formats";
import type { MailAddress } from "@/lib/email/schema";
import { AddressField } from "./address-field";
import { useAddress } from "./use-address";

/** Where the person's mail goes, how it stands with it, and what can be done about it. */
export function AddressCard({ staysHere }: { staysHere: boolean }) {
  const t = useTranslations("email.address");
  const { query, change, drop, again, test } = useAddress();
  const [entering, setEntering] = useState(false);
  const mail = query.data;
  if (!mail) {
    return (
      <NotYet query={query} loading={t("loading")}>
        <Skeleton className="h-16" />
      </NotYet>
    );
  }
  const { address, state, source, twitchAddress } = mail;
  const other = source === "own" ? twitchAddress : null;
  return (
    <div className="space-y-3 rounded-md border border-line p-3">
      <Standing mail={mail} />
      {staysHere && (
        <p className="text-ink-2 text-xs">
          {t("stays")}{" "}
          <a href="/dev/mail" className="text-accent underline underline-offset-4">
            {t("look")}
          </a>
        </p>
      )}
      {entering ? (
        <AddressField
          problem={change.error}
          busy={change.isPending}
          onSave={(entered) => change.mutate(entered, { onSuccess: () => setEntering(false) })}
          onCancel={() => {
            change.reset();
            setEntering(false);
          }}
        />
      ) : (
        <div className="flex flex-wrap gap-2">
          {state === "verified" && (
            <Button size="small" busy={test.isPending} onClick={() => test.mutate()}>
              {t("test")}
            </Button>
          )}
          {state === "unconfirmed" && (
            <Button size="small" busy={again.isPending} onClick={() => again.mutate()}>
              {t("again")}
            </Button>
          )}
          {state === "stopped" && address !== null && (
            <Button size="small" busy={change.isPending} onClick={() => change.mutate(address)}>
              {t("retry")}
            </Button>
          )}
          <Button size="small" onClick={() => setEntering(true)}>
            {t("change")}
          </Button>
          {other !== null && (
            <Button size="small" look="quiet" busy={drop.isPending} onClick={() => drop.mutate()}>
              {t("back", { address: other })}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

const TONES = { verified: "ok", unconfirmed: "warn", stopped: "warn", none: "plain" } as const;

function Standing({ mail: { address, state, source, expiresAt, stop } }: { mail: MailAddress }) {
  const t = useTranslations("email.address");
  const { exact } = useFormats();
  return (
    <div>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        {address !== null && <span className="wrap-anywhere font-medium">{address}</span>}
        <Badge tone={TONES[state]}>{t(`state.${state}`)}</Badge>
      </p>
      <p className="mt-1 text-pretty text-ink-3 text-xs">
        {state === "verified" && t(source === "own" ? "own" : "fromTwitch")}
        {state === "none" && t("none")}
        {state === "unconfirmed" &&
          (expiresAt && Date.parse(expiresAt) > Date.now()
            ? t("unconfirmed", { until: exact(Date.parse(expiresAt)) })
            : t("expired"))}
        {state === "stopped" && t("stopped", { said: stop?.said ?? "" })}
      </p>
    </div>
  );
}
