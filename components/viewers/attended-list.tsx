"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { streamPath } from "@/components/history/links";
import { CardSection } from "@/components/ui/card";
import { NextPage } from "@/components/ui/load-more";
import { NotYet } from "@/components/ui/not-yet";
import { CalendarDate } from "@/components/ui/relative-time";
import { useRowKeys } from "@/components/ui/use-row-keys";
import { attendedQuery } from "@/lib/viewers/queries";
import type { AttendedStream } from "@/lib/viewers/schema";

/** The streams at which somebody was seen in the chat, the latest first. */
export function AttendedList({ login, id }: { login: string; id: string }) {
  const t = useTranslations("viewers");
  const query = useInfiniteQuery(attendedQuery(login, id));
  const list = useRef<HTMLUListElement>(null);
  useRowKeys(list);
  const streams = query.data?.pages.flatMap(({ items }) => items);
  return (
    <CardSection title={t("attended.title")} hint={t("attended.hint")}>
      {!streams && <NotYet query={query} loading={t("attended.loading")} />}
      {streams?.length === 0 && <p className="p-4 text-ink-2">{t("attended.none")}</p>}
      {streams && streams.length > 0 && (
        <>
          <ul ref={list}>
            {streams.map((stream) => (
              <li key={stream.id} className="border-line border-b">
                <Attended login={login} stream={stream} />
              </li>
            ))}
          </ul>
          <NextPage query={query} label={t("list.more")} end={t("list.end")} />
        </>
      )}
    </CardSection>
  );
}

function Attended({ login, stream }: { login: string; stream: AttendedStream }) {
  const t = useTranslations("viewers");
  return (
    <Link
      href={streamPath(login, stream.id)}
      data-row
      className="flex min-h-12 items-center justify-between gap-4 px-4 py-2 hover:bg-raised focus-visible:outline-offset-[-2px]"
    >
      <span className="min-w-0 truncate">{stream.title || t("list.untitled")}</span>
      <span className="shrink-0 text-right text-ink-2 text-xs tabular-nums">
        {t("list.messages", { count: stream.messages })}
        <br />
        <CalendarDate at={stream.startedAt} />
      </span>
    </Link>
  );
}
