"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { CardSection } from "@/components/ui/card";
import { ListFoot } from "@/components/ui/load-more";
import { NotYet } from "@/components/ui/not-yet";
import { RelativeTime } from "@/components/ui/relative-time";
import { auditQuery } from "@/lib/chat/queries";

/** Who looked into the log, and for what. */
export function AuditCard({ login }: { login: string }) {
  const t = useTranslations("bot");
  const query = useInfiniteQuery(auditQuery(login));
  const entries = query.data?.pages.flatMap(({ items }) => items);
  return (
    <CardSection title={t("audit.title")} hint={t("audit.hint")}>
      {!entries && <NotYet query={query} />}
      {entries?.length === 0 && <p className="p-4 text-ink-2">{t("audit.none")}</p>}
      {entries && entries.length > 0 && (
        <ul className="divide-y divide-line" aria-label={t("audit.label")}>
          {entries.map((entry) => (
            <li key={entry.id} className="flex flex-wrap items-baseline justify-between gap-x-4 px-4 py-2">
              <span className="min-w-0 break-words">
                {t.rich(`audit.${entry.action}`, {
                  person: () => <bdi className="font-medium">{entry.person.name}</bdi>,
                  what: () =>
                    entry.query && <bdi className="font-mono text-ink-2 text-xs">{entry.query}</bdi>,
                })}
                {entry.action === "search" && (
                  <span className="text-ink-3">{` ${t("audit.shown", { count: entry.results })}`}</span>
                )}
              </span>
              <RelativeTime at={entry.at} className="shrink-0 text-ink-3 text-xs" />
            </li>
          ))}
        </ul>
      )}
      <ListFoot query={query} label={t("audit.more")} />
    </CardSection>
  );
}
