"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { ChatTime } from "@/components/chat/chat-time";
import { Button } from "@/components/ui/button";
import { NotYet } from "@/components/ui/not-yet";
import { SkeletonRows } from "@/components/ui/skeleton";
import { chatKeys, erasuresQuery } from "@/lib/chat/queries";
import type { Erasure } from "@/lib/chat/schema";

/** Erasures under way with how far they have come, and the receipts of those that are done. */
export function Erasures() {
  const t = useTranslations("chat-own");
  const query = useQuery(erasuresQuery());
  const client = useQueryClient();
  const items = query.data?.items ?? [];
  const done = items.filter(({ doneAt }) => doneAt !== null).length;
  const seen = useRef(done);
  useEffect(() => {
    if (seen.current === done) return;
    seen.current = done;
    // What the page shows of the messages was erased just now.
    void client.invalidateQueries({ queryKey: chatKeys.own });
  }, [client, done]);
  if (!query.data)
    return (
      <NotYet query={query} loading={t("erasures.loading")}>
        <SkeletonRows count={1} height="h-13" />
      </NotYet>
    );
  if (items.length === 0) return <p className="p-4 text-ink-2">{t("erasures.none")}</p>;
  return (
    <ul className="divide-y divide-line">
      {items.map((erasure) => (
        <li
          key={erasure.id}
          className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-3"
        >
          {erasure.doneAt === null ? <UnderWay erasure={erasure} /> : <Receipt erasure={erasure} />}
        </li>
      ))}
    </ul>
  );
}

function UnderWay({ erasure: { progress, messages } }: { erasure: Erasure }) {
  const t = useTranslations("chat-own");
  return (
    <div className="flex-1 space-y-1.5">
      <p role="status">{t("erasures.underWay", { count: messages })}</p>
      <progress
        aria-label={t("erasures.progress")}
        value={progress}
        max={1}
        className="h-1.5 w-full accent-accent"
      />
    </div>
  );
}

function Receipt({ erasure }: { erasure: Erasure }) {
  const t = useTranslations("chat-own");
  const { id, doneAt, messages, events, hours, records, searches } = erasure;
  if (doneAt === null) return null;
  return (
    <>
      <div>
        <p>{t.rich("erasures.erased", { count: messages, time: () => <ChatTime at={doneAt} withDay /> })}</p>
        <p className="text-ink-3 text-xs">{t("erasures.also", { events, hours, records, searches })}</p>
      </div>
      <Button asChild size="small">
        <a href={`/api/v1/me/chat/erasures/${id}/receipt`} download>
          <Download aria-hidden />
          {t("erasures.receipt")}
        </a>
      </Button>
    </>
  );
}
