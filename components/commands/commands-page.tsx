"use client";
import { useQuery } from "@tanstack/react-query";
import { ExternalLink, Plus, SearchX } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { NEW } from "@/components/studio/use-edit-param";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { useHotkey } from "@/components/ui/hotkeys";
import { NotYet } from "@/components/ui/not-yet";
import { Page } from "@/components/ui/page";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Tooltip } from "@/components/ui/tooltip";
import { useUrlParams } from "@/components/ui/use-url-params";
import { botStatusQuery } from "@/lib/bot/queries";
import { BotNote } from "./bot-note";
import { CommandTable } from "./command-table";
import { CommandsToolbar } from "./commands-toolbar";
import { publicCommandsPath } from "./links";
import { isNarrowed, shownFrom } from "./shown-in-url";
import { StarterCards } from "./starter-cards";
import { startersLeft } from "./starters";
import { useCommands } from "./use-commands";

// Most visits never open it; its code comes with the first opening.
const EditorSheet = dynamic(() => import("./editor/editor-sheet").then((module) => module.EditorSheet), {
  ssr: false,
});

/** Who is shown as answering while no account is connected. */
const NO_ACCOUNT = "your_bot";

/** The studio's page of what the bot answers. */
export function CommandsPage({ login, operator }: { login: string; operator: boolean }) {
  const t = useTranslations("commands");
  const [params, setParams] = useUrlParams();
  const shown = shownFrom(params);
  const { query, commands, total } = useCommands(login, shown);
  const { data: status } = useQuery(botStatusQuery());
  const open = (edit: string) => setParams({ edit }, "push");
  useHotkey("n", (event) => {
    // Or the letter is typed into the form that opens.
    event.preventDefault();
    open(NEW);
  });
  // Not just while the address says so: a form with unsaved words outlasts a step back.
  const [opened, setOpened] = useState(false);
  if (params.has("edit") && !opened) setOpened(true);
  const narrowed = isNarrowed(shown);
  const starters = narrowed || query.isPlaceholderData ? [] : startersLeft(t, login, commands);
  return (
    <Page
      title={t("title")}
      summary={
        total === undefined ? undefined : t(narrowed ? "page.countLike" : "page.count", { count: total })
      }
      actions={
        <>
          <Button asChild>
            <Link href={publicCommandsPath(login)}>
              <ExternalLink aria-hidden />
              {t("page.public")}
            </Link>
          </Button>
          <Tooltip text={t("page.make")} hotkey="n">
            <Button look="primary" onClick={() => open(NEW)}>
              <Plus aria-hidden />
              {t("page.new")}
            </Button>
          </Tooltip>
        </>
      }
    >
      <BotNote login={login} operator={operator} />
      {starters.length > 0 && <StarterCards login={login} starters={starters} onNew={() => open(NEW)} />}
      <CommandsToolbar />
      {query.data === undefined ? (
        <Card>
          <NotYet query={query} loading={t("page.loading")}>
            <SkeletonRows count={8} height="h-16" />
          </NotYet>
        </Card>
      ) : commands.length === 0 ? (
        <Card>
          <EmptyState icon={<SearchX />} title={t("page.none")}>
            {t("page.noneHint")}
          </EmptyState>
        </Card>
      ) : (
        <CommandTable login={login} commands={commands} query={query} onOpen={open} />
      )}
      {opened && <EditorSheet login={login} bot={status?.account?.login ?? NO_ACCOUNT} commands={commands} />}
    </Page>
  );
}
