"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { changeWords, tierWords } from "@/components/roles/words";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { CardSection } from "@/components/ui/card";
import { NotYet } from "@/components/ui/not-yet";
import { CalendarDate } from "@/components/ui/relative-time";
import { SkeletonRows } from "@/components/ui/skeleton";
import { toast } from "@/components/ui/toast-store";
import { useFailureText } from "@/components/ui/use-failure-text";
import { useFormats } from "@/components/ui/use-formats";
import { personRolesQuery, refreshRolesOf, roleKeys } from "@/lib/roles/queries";
import type { HeldRole } from "@/lib/roles/schema";
import { viewerKeys } from "@/lib/viewers/queries";
import type { RoleLists } from "@/lib/viewers/schema";
import { roleChanges } from "./role-changes";
import { KnownBy } from "./roles-note";

interface RolesCardProps {
  login: string;
  id: string;
  lists: RoleLists;
}

/** What somebody is and was by Twitch's lists, and asking Twitch again: for the owner of the channel. */
export function RolesCard({ login, id, lists }: RolesCardProps) {
  const t = useTranslations("viewers");
  const words = useTranslations("roles");
  const query = useQuery(personRolesQuery(login, id));
  const refresh = useRefresh(login, id);
  const periods = query.data?.items;
  return (
    <CardSection
      title={t("roles.title")}
      hint={<KnownBy lists={lists} />}
      actions={
        <Button busy={refresh.isPending} onClick={() => refresh.mutate()}>
          <RefreshCw aria-hidden />
          {t("roles.refresh")}
        </Button>
      }
    >
      {!periods && (
        <NotYet query={query} loading={words("page.loading")}>
          <SkeletonRows count={1} />
        </NotYet>
      )}
      {periods?.length === 0 && <p className="p-4 text-ink-2">{t("roles.none")}</p>}
      {periods && periods.length > 0 && (
        <ul className="divide-y divide-line" aria-label={t("roles.title")}>
          {periods.map((period) => (
            <PeriodRow key={`${period.role} ${period.grantedAt}`} period={period} />
          ))}
        </ul>
      )}
    </CardSection>
  );
}

/** Asks Twitch, shows what is so now, and says what changed by it. */
function useRefresh(login: string, id: string) {
  const failure = useFailureText();
  const t = useTranslations("viewers");
  const words = useTranslations("roles");
  const formats = useFormats();
  const client = useQueryClient();
  const query = personRolesQuery(login, id);
  const read = () => client.fetchQuery({ ...query, staleTime: 0 });
  return useMutation({
    mutationFn: async () => {
      const before = client.getQueryData(query.queryKey) ?? (await read());
      const { errors } = await refreshRolesOf(login, id);
      const after = await read();
      return { errors, changes: roleChanges(before.items, after.items) };
    },
    onSuccess: ({ errors, changes }) => {
      const said = changes.map((change) => changeWords(words, change));
      if (said.length > 0) toast(formats.list(said));
      else if (errors.length === 0) toast(t("roles.unchanged"));
      for (const error of errors) toast(failure(error), { tone: "danger" });
    },
    onError: ({ message }) => toast(message, { tone: "danger" }),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: viewerKeys.one(login, id), exact: true });
      void client.invalidateQueries({ queryKey: viewerKeys.lists(login) });
      void client.invalidateQueries({ queryKey: roleKeys.status(login) });
    },
  });
}

function PeriodRow({ period }: { period: HeldRole }) {
  const t = useTranslations("viewers");
  const words = useTranslations("roles");
  const { role, tier, gift, gifterLogin, grantedAt, revokedAt } = period;
  const from = () => <CalendarDate at={grantedAt} />;
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-2.5">
      <span className="flex flex-wrap items-center gap-2">
        <Badge tone={revokedAt === null ? "ok" : "plain"}>{t(`roles.names.${role}`)}</Badge>
        {tier && <span className="text-ink-2">{tierWords(words, { tier, gift })}</span>}
        {gifterLogin && <span className="text-ink-3">{t("roles.giftOf", { name: gifterLogin })}</span>}
      </span>
      <span className="text-ink-2 tabular-nums">
        {revokedAt === null
          ? t.rich("roles.since", { from })
          : t.rich("roles.fromTo", { from, to: () => <CalendarDate at={revokedAt} /> })}
      </span>
    </li>
  );
}
