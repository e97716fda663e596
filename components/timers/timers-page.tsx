"use client";
import { useQuery } from "@tanstack/react-query";
import { Plus, SearchX } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { BotNote } from "@/components/commands/bot-note";
import { NEW, useEditParam } from "@/components/studio/use-edit-param";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { useHotkey } from "@/components/ui/hotkeys";
import { NotYet } from "@/components/ui/not-yet";
import { Page } from "@/components/ui/page";
import { Tooltip } from "@/components/ui/tooltip";
import { UrlSearchInput } from "@/components/ui/url-search-input";
import { useRowKeys } from "@/components/ui/use-row-keys";
import { useUrlParams } from "@/components/ui/use-url-params";
import { botStatusQuery } from "@/lib/bot/queries";
import type { ChatTimer } from "@/lib/timers/schema";
import { FirstTimer } from "./first-timer";
import { TimerColumns, TimerRow } from "./timer-row";
import { useTimerEdits, useTimers } from "./use-timers";

// Most visits never open it; its code comes with the first opening.
const TimerSheet = dynamic(() => import("./timer-sheet").then((module) => module.TimerSheet), { ssr: false });

/** Who is shown as speaking while no account is connected. */
const NO_ACCOUNT = "your_bot";

/** The studio's page of what the bot says by itself. */
export function TimersPage({ login, operator }: { login: string; operator: boolean }) {
  const t = useTranslations("timers");
  const query = useTimers(login);
  const { data: status } = useQuery(botStatusQuery());
  const { open, show, ...frame } = useEditParam();
  const { switching, deleting, saying } = useTimerEdits(login);
  const [params] = useUrlParams();
  useHotkey("n", (event) => {
    // Or the letter is typed into the form that opens.
    event.preventDefault();
    show(NEW);
  });
  const bot = status?.account?.login ?? NO_ACCOUNT;
  const timers = query.data?.items ?? [];
  const shown = timers.filter((timer) => matches(timer, params.get("q") ?? ""));
  const edited = timers.find(({ id }) => id === open);
  return (
    <Page
      title={t("page.title")}
      summary={timers.length > 0 ? t("page.count", { count: timers.length }) : undefined}
      actions={
        <Tooltip text={t("page.make")} hotkey="n">
          <Button look="primary" onClick={() => show(NEW)}>
            <Plus aria-hidden />
            {t("page.new")}
          </Button>
        </Tooltip>
      }
    >
      <BotNote login={login} operator={operator} />
      {query.data === undefined ? (
        <Card>
          <NotYet query={query} loading={t("page.loading")} />
        </Card>
      ) : timers.length === 0 ? (
        <FirstTimer login={login} bot={bot} onNew={() => show(NEW)} />
      ) : (
        <>
          <search className="mb-4 block">
            <UrlSearchInput
              param="q"
              label={t("page.search")}
              placeholder={t("page.searchHint")}
              className="max-sm:w-full sm:w-64"
            />
          </search>
          <TimerTable
            timers={shown}
            onOpen={show}
            onSwitch={(id, enabled) => switching.mutate({ id, enabled })}
          />
        </>
      )}
      {(open === NEW || edited) && (
        <TimerSheet
          key={open}
          login={login}
          bot={bot}
          timer={edited ?? null}
          {...frame}
          onSay={saying.mutate}
          saying={saying.isPending}
          onDelete={(gone) => {
            frame.onClose();
            deleting.mutate(gone);
          }}
        />
      )}
    </Page>
  );
}

interface TimerTableProps {
  timers: readonly ChatTimer[];
  onOpen: (id: string) => void;
  onSwitch: (id: string, enabled: boolean) => void;
}

function TimerTable({ timers, onOpen, onSwitch }: TimerTableProps) {
  const t = useTranslations("timers");
  const list = useRef<HTMLUListElement>(null);
  useRowKeys(list);
  return (
    <Card className="max-md:-mx-4 max-md:rounded-none max-md:border-x-0">
      {timers.length === 0 ? (
        <EmptyState icon={<SearchX />} title={t("page.none")}>
          {t("page.noneHint")}
        </EmptyState>
      ) : (
        <>
          <TimerColumns />
          <ul ref={list} aria-label={t("page.title")}>
            {timers.map((timer) => (
              <TimerRow
                key={timer.id}
                timer={timer}
                onOpen={() => onOpen(timer.id)}
                onSwitch={(enabled) => onSwitch(timer.id, enabled)}
              />
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}

function matches({ name, message }: ChatTimer, q: string): boolean {
  const text = `${name} ${message}`.toLowerCase();
  return q
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
