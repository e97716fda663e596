import { SearchX } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Page } from "@/components/ui/page";
import type { PublicCommand } from "@/lib/commands/schema";
import type { BroadcasterRef } from "@/lib/events/schema";
import { publicCommandsPath } from "../links";
import { found, searchedFor } from "./found";
import { PublicCommandList } from "./public-command-list";
import { PublicSearch } from "./public-search";

interface PublicCommandsProps {
  channel: BroadcasterRef;
  commands: readonly PublicCommand[];
  params: URLSearchParams;
}

/** What the bot of a channel answers, for whoever watches it. */
export function PublicCommands({ channel, commands, params }: PublicCommandsProps) {
  const t = useTranslations("commands");
  const { displayName, avatarUrl, login } = channel;
  const { items, total, page, pages } = found(commands, params);
  const q = searchedFor(params);
  return (
    <Page
      title={t("public.title", { name: displayName })}
      picture={<Avatar name={displayName} src={avatarUrl} size={48} />}
      summary={t.rich(q ? "public.countLike" : "public.count", {
        count: total,
        q,
        link: () => (
          <a
            href={`https://www.twitch.tv/${login}`}
            rel="noopener noreferrer"
            className="text-accent underline underline-offset-2"
          >
            {" "}
            twitch.tv/{login}{" "}
          </a>
        ),
      })}
    >
      <PublicSearch key={q} q={q} all={publicCommandsPath(login)} />
      {items.length > 0 ? (
        <PublicCommandList commands={items} />
      ) : (
        <Card>
          <EmptyState icon={<SearchX />} title={q ? t("page.none") : t("public.nothing")}>
            {q ? t("public.shorter") : t("public.allOff")}
          </EmptyState>
        </Card>
      )}
      {pages > 1 && (
        <nav aria-label={t("public.pages")} className="mt-4 flex items-center justify-between gap-4">
          <PageLink login={login} q={q} page={page - 1} there={page > 1} rel="prev" />
          <span className="text-ink-2 tabular-nums">{t("public.pageOf", { page, pages })}</span>
          <PageLink login={login} q={q} page={page + 1} there={page < pages} rel="next" />
        </nav>
      )}
    </Page>
  );
}

interface PageLinkProps {
  login: string;
  q: string;
  page: number;
  there: boolean;
  rel: "prev" | "next";
}

function PageLink({ login, q, page, there, rel }: PageLinkProps) {
  const t = useTranslations("commands");
  if (!there) return <span />;
  const query = new URLSearchParams({ ...(q && { q }), page: String(page) });
  return (
    <Button asChild>
      <Link href={`${publicCommandsPath(login)}?${query}`} rel={rel}>
        {rel === "prev" ? t("public.back") : t("public.on")}
      </Link>
    </Button>
  );
}
