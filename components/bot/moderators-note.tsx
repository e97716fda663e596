import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { RelativeTime } from "@/components/ui/relative-time";
import { readersQuery } from "@/lib/chat/queries";

/** How many count as moderators, since when that is known, and what to do when it is not. */
export function ModeratorsNote({ login }: { login: string }) {
  const t = useTranslations("bot");
  const { data } = useQuery(readersQuery(login));
  if (!data) return null;
  const { letIn, readAt } = data.moderators;
  const link = (text: ReactNode) => (
    <Link href={`/studio/${login}/roles`} className="text-accent underline underline-offset-2">
      {text}
    </Link>
  );
  const time = () => readAt && <RelativeTime at={readAt} />;
  return (
    <p className="text-pretty text-ink-3 text-xs">
      {letIn !== null
        ? t.rich("settings.moderators.known", { count: letIn, time, link })
        : readAt
          ? t.rich("settings.moderators.old", { time, link })
          : t.rich("settings.moderators.never", { link })}
    </p>
  );
}
