import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/class-names";
import { CalendarDate } from "@/components/ui/relative-time";
import type { ChannelRole, RoleMember } from "@/lib/roles/schema";
import { PersonName, PersonRow } from "./person-row";
import { tierWords } from "./words";

/** Of a row, in CSS px. */
export const MEMBER_HEIGHT = 56;

const columnsOf = (role: ChannelRole) =>
  role === "subscriber"
    ? "md:grid md:grid-cols-[minmax(0,2fr)_minmax(0,2fr)_9rem] md:gap-4"
    : "md:grid md:grid-cols-[minmax(0,1fr)_9rem] md:gap-4";

/** Names the columns on screens that are wide enough for any. Each row says it again for screen readers. */
export function MemberColumns({ role }: { role: ChannelRole }) {
  const t = useTranslations("roles");
  return (
    <div
      aria-hidden
      className={cn("hidden border-line border-b px-4 py-2 font-medium text-ink-3 text-xs", columnsOf(role))}
    >
      <span>{t("members.columns.who")}</span>
      {role === "subscriber" && <span>{t("members.columns.how")}</span>}
      <span className="text-right">{t("members.columns.since")}</span>
    </div>
  );
}

/** Somebody who has a role, and since when that is known. */
export function MemberRow({ login, member }: { login: string; member: RoleMember }) {
  const t = useTranslations("roles");
  const { role, grantedAt } = member;
  return (
    <PersonRow login={login} person={member} className={cn("h-14 justify-between", columnsOf(role))}>
      <span className="min-w-0">
        <PersonName person={member} />
        {role === "subscriber" && (
          <span className="block truncate text-ink-3 text-xs md:hidden">
            <Tier member={member} />
          </span>
        )}
      </span>
      {role === "subscriber" && (
        <span className="truncate text-ink-2 max-md:hidden">
          <Tier member={member} />
        </span>
      )}
      <span className="shrink-0 text-right text-ink-2 text-xs tabular-nums md:text-sm">
        <span className="sr-only">{`${t("members.columns.since")} `}</span>
        <CalendarDate at={grantedAt} />
      </span>
    </PersonRow>
  );
}

function Tier({ member: { tier, gift, gifterLogin } }: { member: RoleMember }) {
  const t = useTranslations("roles");
  if (!gift) return tierWords(t, { tier, gift });
  return gifterLogin === null
    ? t("members.gift", { tier: tierWords(t, { tier, gift: false }) })
    : t("members.giftBy", { tier: tierWords(t, { tier, gift: false }), name: gifterLogin });
}
