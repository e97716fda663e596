"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useNow, useTimeZone } from "@/components/ui/clock";
import { Page } from "@/components/ui/page";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { useUrlParams } from "@/components/ui/use-url-params";
import { chatKeys, problemsOf } from "@/lib/chat/queries";
import type { SearchOrder } from "@/lib/chat/schema";
import type { BroadcasterRef } from "@/lib/events/schema";
import type { Translate } from "@/lib/i18n/types";
import { FirstUse, NoChannel } from "./first-use";
import { SavedSearches } from "./saved-searches";
import { SearchBar } from "./search-bar";
import { SearchFound } from "./search-results";

interface ChatSearchProps {
  /** The channels whose chat the person may read. */
  channels: readonly BroadcasterRef[];
}

/** The search over all chat that one may read. What is searched for is in the address. */
export function ChatSearch({ channels }: ChatSearchProps) {
  const t = useTranslations("chat");
  const [params, setParams] = useUrlParams();
  const client = useQueryClient();
  const [again, setAgain] = useState(0);
  const reader = { now: useNow(60_000), zone: useTimeZone() };
  if (channels.length === 0)
    return (
      <Page title={t("search.title")}>
        <NoChannel />
      </Page>
    );
  const q = params.get("q")?.trim() ?? "";
  const order: SearchOrder = params.get("order") === "best" ? "best" : "newest";
  const asked = { q, order, zone: reader.zone };
  const search = (query: string) => {
    if (query !== q) return setParams({ q: query }, "push");
    // The same once more: what was found before is let go.
    client.removeQueries({ queryKey: chatKeys.search(asked) });
    setAgain(again + 1);
  };
  const wrong = problemsOf(q, reader).length > 0;
  return (
    <Page
      title={t("search.title")}
      summary={summaryOf(t, channels)}
      actions={<SavedSearches query={wrong ? "" : q} />}
    >
      <SearchBar query={q} channels={channels} onSearch={search} />
      <div className="mt-4">
        {q === "" ? (
          <FirstUse channels={channels} />
        ) : (
          !wrong && (
            <>
              <Order
                order={order}
                onOrder={(next) => setParams({ order: next === "best" ? next : "" }, "push")}
              />
              <SearchFound key={`${again} ${order} ${q}`} search={asked} />
            </>
          )
        )}
      </div>
    </Page>
  );
}

function summaryOf(t: Translate<"chat">, channels: readonly BroadcasterRef[]): string {
  const [only] = channels;
  return channels.length === 1 && only
    ? t("search.inOne", { name: only.displayName })
    : t("search.inMany", { count: channels.length });
}

const ORDERS = ["newest", "best"] as const;

function Order({ order, onOrder }: { order: SearchOrder; onOrder: (order: SearchOrder) => void }) {
  const t = useTranslations("chat");
  return (
    <SegmentedControl
      legend={t("search.order")}
      name="order"
      segments={ORDERS.map((value) => ({ value, label: t(`search.orders.${value}`) }))}
      value={order}
      onChange={onOrder}
      className="mb-3 whitespace-nowrap"
    />
  );
}
