"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Avatar } from "@/components/ui/avatar";
import { CardSection } from "@/components/ui/card";
import { Count } from "@/components/ui/count";
import { Input } from "@/components/ui/input";
import { RelativeTime } from "@/components/ui/relative-time";
import { useFormats } from "@/components/ui/use-formats";
import { isStorable } from "@/lib/kernel/text";
import { lagQuery } from "@/lib/live/queries";
import type { LagAnswer, SyncOverview } from "@/lib/live/schema";
import { Figure } from "./figure";

/** Logins are no longer than this. */
const LONGEST_LOGIN = 25;

/** How long ago channels were last looked at, who waits longest, and how long a certain channel does. */
export function LagCard({ lag }: { lag: SyncOverview["lag"] }) {
  const t = useTranslations("sync");
  const formats = useFormats();
  const wait = (ms: number | null) => (ms === null ? "–" : formats.duration(ms));
  const [text, setText] = useState("");
  const login = text.trim().toLowerCase();
  return (
    <CardSection
      title={t("lag.title")}
      hint={t("lag.hint")}
      actions={
        <Input
          type="search"
          aria-label={t("lag.find")}
          placeholder={t("lag.channel")}
          autoComplete="off"
          spellCheck={false}
          maxLength={LONGEST_LOGIN}
          value={text}
          onChange={(event) => setText(event.target.value)}
          className="w-full sm:w-44"
        />
      }
    >
      <dl className="grid grid-cols-2 border-line border-b sm:grid-cols-4">
        <Figure label={t("half")} value={wait(lag.p50Ms)} />
        <Figure label={t("most")} value={wait(lag.p95Ms)} />
        <Figure label={t("longest")} value={wait(lag.maxMs)} />
        <Figure label={t("lag.neverChecked")} value={<Count value={lag.neverChecked} />} />
      </dl>
      {login !== "" && isStorable(login) ? (
        <Found login={login} />
      ) : (
        lag.longest.length > 0 && <Waiting title={t("lag.waiting")} channels={lag.longest} />
      )}
    </CardSection>
  );
}

function Found({ login }: { login: string }) {
  const t = useTranslations("sync");
  const { data, error, isPlaceholderData } = useQuery({
    ...lagQuery(login),
    placeholderData: keepPreviousData,
  });
  if (!data) {
    return (
      <p role={error ? "alert" : "status"} className="px-4 py-3 text-ink-2">
        {error ? error.detail : t("lag.looking")}
      </p>
    );
  }
  return (
    <div aria-busy={isPlaceholderData} className={isPlaceholderData ? "opacity-60" : ""}>
      <p role="status" className="sr-only">
        {t("lag.found", { count: data.items.length })}
      </p>
      {data.items.length === 0 ? (
        <p className="px-4 py-3 text-ink-2">{t("lag.none", { login })}</p>
      ) : (
        <Waiting title={data.more ? t("lag.tenOf") : t("lag.waitingOf")} channels={data.items} />
      )}
    </div>
  );
}

function Waiting({ title, channels }: { title: string; channels: LagAnswer["items"] }) {
  const t = useTranslations("sync");
  return (
    <>
      <h3 className="px-4 pt-3 pb-1 text-ink-3 text-xs">{title}</h3>
      <ol className="grid gap-x-8 px-4 pb-3 sm:grid-cols-2">
        {channels.map((channel) => (
          <li key={channel.id} className="flex h-9 min-w-0 items-center gap-2.5">
            <Avatar name={channel.displayName} src={channel.avatarUrl} size={24} />
            <span className="truncate" title={channel.login}>
              {channel.displayName}
            </span>
            <span className="ml-auto shrink-0 text-ink-3 text-xs">
              {channel.checkedAt ? <RelativeTime at={channel.checkedAt} /> : t("lag.never")}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}
