"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { NotYet } from "@/components/ui/not-yet";
import { Page } from "@/components/ui/page";
import { Skeleton } from "@/components/ui/skeleton";
import { keysQuery } from "@/lib/api-keys/queries";
import type { ApiKey } from "@/lib/api-keys/schema";
import { CurlExample } from "./curl-example";
import type { For } from "./key-draft";
import { KeyRow } from "./key-row";
import { MakeKey } from "./make-key";

interface ApiKeysProps {
  whose: For;
  /** Address of this instance. */
  origin: string;
}

/** The keys by which programs use the API: a person's own, or the instance's. */
export function ApiKeys({ whose, origin }: ApiKeysProps) {
  const t = useTranslations("api-keys.page");
  const { owner } = whose;
  const query = useInfiniteQuery(keysQuery(owner));
  const keys = query.data?.pages.flatMap(({ items }) => items);
  return (
    <Page
      title={t(owner === "self" ? "title" : "titleOfInstance")}
      summary={t(owner === "self" ? "summary" : "summaryOfInstance")}
      actions={<MakeKey whose={whose} origin={origin} />}
      wide={owner === "instance"}
    >
      {keys && <Keys whose={whose} origin={origin} keys={keys} />}
      {query.hasNextPage && (
        <Button className="mt-4" busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t("more")}
        </Button>
      )}
      {!keys && (
        <NotYet query={query} loading={t("loading")}>
          {["one", "two", "three"].map((row) => (
            <Skeleton key={row} className="mb-3 h-20" />
          ))}
        </NotYet>
      )}
    </Page>
  );
}

function Keys({ whose, origin, keys }: ApiKeysProps & { keys: readonly ApiKey[] }) {
  const t = useTranslations("api-keys.page");
  if (keys.length === 0) {
    return (
      <Card>
        <EmptyState icon={<KeyRound />} title={t("empty")} action={<CurlExample origin={origin} />}>
          {t(whose.owner === "self" ? "emptyText" : "emptyTextOfInstance")}
        </EmptyState>
      </Card>
    );
  }
  return (
    <Card>
      <ul aria-label={t("list")} className="divide-y divide-line">
        {keys.map((apiKey) => (
          <KeyRow key={apiKey.id} owner={whose.owner} apiKey={apiKey} />
        ))}
      </ul>
    </Card>
  );
}
