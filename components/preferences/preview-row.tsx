import { Bell, BellOff, Clock, Mail, Smartphone } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { Avatar } from "@/components/ui/avatar";
import { cn } from "@/components/ui/class-names";
import { useNow } from "@/components/ui/clock";
import { formatsFor } from "@/lib/i18n/format";
import type { PreviewItem } from "@/lib/preferences/schema";
import { outcomeWords } from "./words";

const ICONS = { in_app: Bell, email: Mail, push: Smartphone };

/** One announcement, and what would have come of it in each way. Times are those of the person's zone. */
export function PreviewRow({ item, zone }: { item: PreviewItem; zone: string }) {
  const t = useTranslations("preferences");
  const formats = formatsFor(useLocale(), zone);
  const now = useNow(60_000);
  const at = Date.parse(item.at);
  const { broadcaster, title, categoryName, decisions } = item;
  return (
    <li className="flex gap-3 px-4 py-3">
      <Avatar name={broadcaster.displayName} src={broadcaster.avatarUrl} size={28} />
      <div className="min-w-0 flex-1">
        <p className="flex items-baseline justify-between gap-3">
          <span className="truncate font-medium">{broadcaster.displayName}</span>
          <time
            dateTime={item.at}
            title={formats.exact(at)}
            className="shrink-0 text-ink-3 text-xs tabular-nums"
          >
            {formats.date(at, now)}, {formats.clock(at)}
          </time>
        </p>
        <p className="truncate text-ink-2">
          {item.kind === "changed" && `${t("preview.changed")}: `}
          <bdi>{title}</bdi>
          {categoryName && ` · ${categoryName}`}
        </p>
        <ul className="mt-1 space-y-0.5 text-xs">
          {decisions.length === 0 && (
            <li className="flex items-center gap-1.5 text-ink-3">
              <BellOff aria-hidden className="size-3.5 shrink-0" />
              {t("preview.nothing")}
            </li>
          )}
          {decisions.map((decision) => {
            const Icon = decision.do === "gather" ? Clock : ICONS[decision.medium];
            return (
              <li
                key={decision.medium}
                className={cn("flex items-start gap-1.5", decision.do === "skip" ? "text-ink-3" : "text-ink")}
              >
                <Icon aria-hidden className="mt-px size-3.5 shrink-0" />
                <span className="text-pretty">
                  {t(`preview.${decision.medium}`)}: {outcomeWords(t, decision, formats)}
                </span>
              </li>
            );
          })}
        </ul>
      </div>
    </li>
  );
}
