"use client";
import { BadgeCheck } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useRoleSync } from "@/components/roles/use-roles";
import { HEALTH_TONES, ROLES } from "@/components/roles/words";
import { Badge } from "@/components/ui/badge";
import { RelativeTime } from "@/components/ui/relative-time";
import { useFormats } from "@/components/ui/use-formats";
import type { RoleLists } from "@/lib/viewers/schema";

interface RolesNoteProps {
  login: string;
  lists: RoleLists;
  /** Whether it is the person's own channel: only its owner sees how syncs go. */
  own: boolean;
}

/** Says by what the roles of chatters are known, and how old that is. */
export function RolesNote({ login, lists, own }: RolesNoteProps) {
  return (
    <p className="mb-4 flex items-start gap-2 text-ink-2">
      <BadgeCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-3" />
      <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span>
          <KnownBy lists={lists} />
        </span>
        {own && <RoleHealthBadge login={login} />}
      </span>
    </p>
  );
}

/** By what roles are known: Twitch's lists, badges, or some by these and some by those. */
export function KnownBy({ lists }: { lists: RoleLists }) {
  const t = useTranslations("viewers");
  const roles = useTranslations("roles");
  const formats = useFormats();
  const times = ROLES.flatMap((role) => lists[role] ?? []).sort();
  const [oldest] = times;
  if (oldest === undefined) return t("roles.allByBadge");
  const time = () => <RelativeTime at={oldest} />;
  if (times.length === ROLES.length) return t.rich("roles.allByList", { time });
  const listed = ROLES.filter((role) => lists[role] !== null).map((role) => roles(`roles.${role}`));
  return t.rich("roles.someByList", { time, roles: formats.list(listed) });
}

/** How well the channel's roles are in step, live; leads to the page that says more. */
function RoleHealthBadge({ login }: { login: string }) {
  const t = useTranslations("roles");
  const { status } = useRoleSync(login);
  if (!status) return null;
  return (
    <Link
      href={`/studio/${login}/roles`}
      className="rounded"
      aria-label={`${t("page.title")}: ${t(`health.${status.health}`)}`}
    >
      <Badge tone={HEALTH_TONES[status.health]}>{t(`health.${status.health}`)}</Badge>
    </Link>
  );
}
