"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Figure } from "@/components/sync/figure";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { CardSection } from "@/components/ui/card";
import { Count } from "@/components/ui/count";
import { NotYet } from "@/components/ui/not-yet";
import { RelativeTime } from "@/components/ui/relative-time";
import { roleOverviewQuery } from "@/lib/roles/queries";
import { type RoleOverview, roleHealth } from "@/lib/roles/schema";
import { RunErrors } from "./run-errors";
import { HEALTH_TONES } from "./words";

const BEST_FIRST = roleHealth.options.toReversed();

/** How the roles of all channels are in step, and which are not; for operators. */
export function RolesOverviewCard() {
  const t = useTranslations("roles");
  const query = useQuery(roleOverviewQuery());
  const { data } = query;
  return (
    <CardSection title={t("overview.title")} hint={t("overview.hint")}>
      {!data && <NotYet query={query} loading={t("page.loading")} />}
      {data && (
        <>
          <dl className="grid grid-cols-2 sm:grid-cols-3 xl:grid-cols-6">
            {BEST_FIRST.map((health) => (
              <Figure
                key={health}
                label={t(`health.${health}`)}
                value={<Count value={data.channels[health]} />}
              />
            ))}
          </dl>
          {data.troubled.length > 0 && (
            <ul aria-label={t("overview.troubled")} className="divide-y divide-line border-line border-t">
              {data.troubled.map((each) => (
                <Troubled key={each.channel.id} {...each} />
              ))}
            </ul>
          )}
        </>
      )}
    </CardSection>
  );
}

function Troubled({ channel, health, readAt, errors }: RoleOverview["troubled"][number]) {
  const t = useTranslations("roles");
  const { login, displayName, avatarUrl } = channel;
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-1 px-4 py-2.5">
      <Avatar name={displayName} src={avatarUrl} size={24} />
      <div className="min-w-40 flex-1">
        <Link
          href={`/studio/${login}/roles`}
          prefetch={false}
          className="font-medium text-accent underline-offset-2 hover:underline"
        >
          {displayName}
        </Link>
        <RunErrors lines={errors} />
      </div>
      <span className="text-ink-3 text-xs">
        {readAt ? t.rich("lists.read", { time: () => <RelativeTime at={readAt} /> }) : t("lists.never")}
      </span>
      <Badge tone={HEALTH_TONES[health]}>{t(`health.${health}`)}</Badge>
    </li>
  );
}
