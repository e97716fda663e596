"use client";
import { useTranslations } from "next-intl";
import { useNow, useTimeZone } from "@/components/ui/clock";
import { useFormats } from "@/components/ui/use-formats";
import type { NotificationItem } from "@/lib/notifications/schema";
import { EntryRow } from "./entry-row";
import { type Absence, type Section, sectionsOf } from "./sections";
import { StackRow } from "./stack-row";
import { useAbsence } from "./use-visit";

/** What was missed, then the days. */
export function InboxSections({ items }: { items: readonly NotificationItem[] }) {
  const zone = useTimeZone();
  const absence = useAbsence();
  return sectionsOf(items, zone, absence).map((section) => (
    <section key={section.key} aria-labelledby={`part-${section.key}`} className="mb-6">
      <h2 id={`part-${section.key}`} className="mb-2 font-medium text-ink-3 text-xs">
        <Heading section={section} absence={absence} />
      </h2>
      <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface">
        {section.stacks.map(({ broadcasterId, items: [first, ...more] }) => {
          if (!first) return null;
          return more.length === 0 ? (
            <EntryRow key={first.id} item={first} />
          ) : (
            <StackRow key={broadcasterId} items={[first, ...more]} />
          );
        })}
      </ul>
    </section>
  ));
}

function Heading({ section, absence }: { section: Section; absence: Absence | null }) {
  const t = useTranslations("notifications");
  const now = useNow(60_000);
  const formats = useFormats();
  if (section.key === "away" && absence)
    return (
      <>
        <span className="font-semibold text-ink">{t("away.title")}</span>{" "}
        {t("away.length", { span: formats.span(absence.until - absence.since) })}
      </>
    );
  return formats.day(Date.parse(section.stacks[0]?.items[0]?.createdAt ?? ""), now);
}
