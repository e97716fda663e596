import { useTranslations } from "next-intl";
import { Figure } from "@/components/sync/figure";
import { Count } from "@/components/ui/count";
import { RelativeTime } from "@/components/ui/relative-time";
import type { RoleSyncStatus } from "@/lib/roles/schema";
import { ROLES } from "./words";

/** How many stand in each list, and when it was last read whole. */
export function Lists({ lists }: Pick<RoleSyncStatus, "lists">) {
  const t = useTranslations("roles");
  return (
    <dl className="grid grid-cols-3 gap-px overflow-clip rounded-lg border border-line bg-line *:bg-surface max-sm:*:px-3 max-sm:[&_dd+dd]:min-h-8">
      {ROLES.map((role) => {
        const list = lists[role];
        return (
          <Figure
            key={role}
            label={t(`roles.${role}`)}
            value={list ? <Count value={list.count} /> : "–"}
            note={
              list
                ? t.rich("lists.read", { time: () => <RelativeTime at={list.readAt} /> })
                : t("lists.never")
            }
          />
        );
      })}
    </dl>
  );
}
