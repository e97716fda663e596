import { LockKeyhole } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { BroadcasterRef } from "@/lib/events/schema";
import { searchPath } from "./links";

/** Whose chat one may read and how to come to it, for who may read none. */
export function NoChannel() {
  const t = useTranslations("chat");
  return (
    <EmptyState
      icon={<LockKeyhole />}
      title={t("firstUse.noChannel")}
      action={
        <div className="flex flex-wrap justify-center gap-2">
          <Button asChild look="primary">
            <Link href="/studio">{t("firstUse.connect")}</Link>
          </Button>
          <Button asChild>
            <Link href="/settings/chat">{t("firstUse.own")}</Link>
          </Button>
        </div>
      }
    >
      {t("firstUse.noChannelText")}
    </EmptyState>
  );
}

/** What can be searched for, each to be tried. */
export function FirstUse({ channels }: { channels: readonly BroadcasterRef[] }) {
  const t = useTranslations("chat");
  const login = channels[0]?.login ?? "";
  const examples = [
    { query: t("firstUse.phraseQuery"), meaning: t("firstUse.phrase") },
    { query: "song -request", meaning: t("firstUse.without") },
    {
      query: `in:${login} is:first after:7d`,
      meaning: t("firstUse.first"),
    },
    { query: "has:link -is:mod after:1d", meaning: t("firstUse.links") },
    { query: "is:deleted after:7d", meaning: t("firstUse.deleted") },
  ];
  return (
    <section aria-label={t("firstUse.examples")} className="pt-4">
      <h2 className="mb-2 font-medium text-ink-3 text-xs">{t("firstUse.forExample")}</h2>
      <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface">
        {examples.map(({ query, meaning }) => (
          <li key={query}>
            <Link
              href={searchPath(query)}
              className="flex flex-wrap justify-between gap-x-6 gap-y-0.5 px-4 py-2.5 hover:bg-raised"
            >
              <code className="font-mono">{query}</code>
              <span className="text-ink-2">{meaning}</span>
            </Link>
          </li>
        ))}
      </ul>
      <p className="mt-3 text-ink-3 text-xs">{t("firstUse.audited")}</p>
    </section>
  );
}
