"use client";
import { useQuery } from "@tanstack/react-query";
import { Plus, Quote as QuoteIcon, SearchX } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { ChatLinePreview } from "@/components/commands/chat-line-preview";
import { NEW, useEditParam } from "@/components/studio/use-edit-param";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { useHotkey } from "@/components/ui/hotkeys";
import { NextPage } from "@/components/ui/load-more";
import { MeasuredList } from "@/components/ui/measured-list";
import { NotYet } from "@/components/ui/not-yet";
import { Page } from "@/components/ui/page";
import { Tooltip } from "@/components/ui/tooltip";
import { UrlSearchInput } from "@/components/ui/url-search-input";
import { useUrlParams } from "@/components/ui/use-url-params";
import { botStatusQuery } from "@/lib/bot/queries";
import { quoteLine } from "@/lib/quotes/queries";
import type { Quote } from "@/lib/quotes/schema";
import { QuoteRow } from "./quote-row";
import { useDeleteQuote, useQuotes } from "./use-quotes";

// Most visits never open it; its code comes with the first opening.
const QuoteSheet = dynamic(() => import("./quote-sheet").then((module) => module.QuoteSheet), { ssr: false });

/** Who is shown as speaking while no account is connected. */
const NO_ACCOUNT = "your_bot";
/** Characters that a line of a row holds on most screens, and its height in CSS px. */
const LINE = { characters: 110, height: 20 };

/** The studio's page of what was said and is worth keeping. */
export function QuotesPage({ login }: { login: string }) {
  const t = useTranslations("quotes");
  const [params] = useUrlParams();
  const q = params.get("q") ?? "";
  const { query, quotes, total, nextNumber } = useQuotes(login, q);
  const { data: status } = useQuery(botStatusQuery());
  const { open, show, ...frame } = useEditParam();
  const deleting = useDeleteQuote(login);
  useHotkey("n", (event) => {
    // Or the letter is typed into the form that opens.
    event.preventDefault();
    show(NEW);
  });
  const bot = status?.account?.login ?? NO_ACCOUNT;
  const edited = quotes.find(({ number }) => String(number) === open);
  return (
    <Page
      title={t("page.title")}
      summary={
        total === undefined || (total === 0 && !q)
          ? undefined
          : t(q ? "page.countLike" : "page.count", { count: total })
      }
      actions={
        <Tooltip text={t("page.add")} hotkey="n">
          <Button look="primary" onClick={() => show(NEW)}>
            <Plus aria-hidden />
            {t("page.new")}
          </Button>
        </Tooltip>
      }
    >
      {(q !== "" || quotes.length > 0) && (
        <search className="mb-4 block">
          <UrlSearchInput
            param="q"
            label={t("page.search")}
            placeholder={t("page.searchHint")}
            className="max-sm:w-full sm:w-72"
          />
        </search>
      )}
      <Card className="max-md:-mx-4 max-md:rounded-none max-md:border-x-0">
        {query.data === undefined ? (
          <NotYet query={query} loading={t("page.loading")} />
        ) : quotes.length === 0 ? (
          <NoQuotes narrowed={q !== ""} bot={bot} onNew={() => show(NEW)} />
        ) : (
          <QuoteTable quotes={quotes} query={query} onOpen={(number) => show(String(number))} />
        )}
      </Card>
      {(open === NEW || edited) && (
        <QuoteSheet
          key={open}
          login={login}
          bot={bot}
          quote={edited ?? null}
          nextNumber={nextNumber}
          {...frame}
          onDelete={(gone) => {
            frame.onClose();
            deleting.mutate(gone);
          }}
        />
      )}
    </Page>
  );
}

interface QuoteTableProps {
  quotes: Quote[];
  query: ReturnType<typeof useQuotes>["query"];
  onOpen: (number: number) => void;
}

function QuoteTable({ quotes, query, onOpen }: QuoteTableProps) {
  const t = useTranslations("quotes");
  return (
    <>
      <MeasuredList
        label={t("page.title")}
        items={quotes}
        keyOf={({ number }) => String(number)}
        estimateOf={({ text }) => 45 + Math.ceil(text.length / LINE.characters) * LINE.height}
        isRow={() => true}
      >
        {(quote) => <QuoteRow quote={quote} onOpen={() => onOpen(quote.number)} />}
      </MeasuredList>
      {query.hasNextPage && <NextPage query={query} label={t("page.more")} end="" />}
    </>
  );
}

interface NoQuotesProps {
  narrowed: boolean;
  bot: string;
  onNew: () => void;
}

function NoQuotes({ narrowed, bot, onNew }: NoQuotesProps) {
  const t = useTranslations("quotes");
  if (narrowed)
    return (
      <EmptyState icon={<SearchX />} title={t("page.none")}>
        {t("page.noneHint")}
      </EmptyState>
    );
  const example = quoteLine({
    ...{ number: 1, text: t("fields.example"), saidBy: "Vera" },
    ...{ categoryName: t("page.exampleCategory"), addedAt: "2026-11-21T12:00:00.000Z" },
  });
  return (
    <EmptyState
      icon={<QuoteIcon />}
      title={t("page.first")}
      action={
        <div className="flex flex-col items-center gap-4">
          <ChatLinePreview by={bot} text={example} className="max-w-md text-left" />
          <Button look="primary" onClick={onNew}>
            <Plus aria-hidden />
            {t("page.addFirst")}
          </Button>
        </div>
      }
    >
      {t("page.firstText")}
    </EmptyState>
  );
}
