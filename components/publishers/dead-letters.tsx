"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { MailCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { CardSection } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton, SkeletonView } from "@/components/ui/skeleton";
import { deadLettersQuery } from "@/lib/publishers/queries";
import type { PublisherView } from "@/lib/publishers/schema";
import { DeadLetterRow } from "./dead-letter-row";
import { RetryDeadLetters } from "./retry-dead-letters";

interface DeadLettersProps {
  publisher: PublisherView;
  /** Whether they are read: not while the publisher is being deleted. */
  enabled: boolean;
}

/** What the other side refused for good, newest first: why, what was to be sent, and the ways to send it again. */
export function DeadLetters({ publisher: { id, deadLetters }, enabled }: DeadLettersProps) {
  const t = useTranslations("publishers.dead");
  const letters = useInfiniteQuery({ ...deadLettersQuery(id), enabled });
  const { data, error, hasNextPage, isFetchingNextPage } = letters;
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <CardSection
      title={t("title")}
      hint={t("hint")}
      actions={deadLetters > 1 && <RetryDeadLetters publisherId={id} ids={null} count={deadLetters} />}
    >
      <ul aria-label={t("title")} className="divide-y divide-line">
        {items.map((letter) => (
          <DeadLetterRow key={letter.id} letter={letter} />
        ))}
      </ul>
      {data && items.length === 0 && (
        <EmptyState icon={<MailCheck />} title={t("none")}>
          {t("noneText")}
        </EmptyState>
      )}
      {!data && error && (
        <ErrorState
          message={error.message}
          requestId={error.requestId}
          onRetry={() => void letters.refetch()}
          retrying={letters.isFetching}
        />
      )}
      {!data && !error && (
        <SkeletonView label={t("loading")}>
          <div className="space-y-3 p-4">
            {["w-2/3", "w-1/2", "w-3/4"].map((width) => (
              <Skeleton key={width} className={`h-4 ${width}`} />
            ))}
          </div>
        </SkeletonView>
      )}
      {hasNextPage && (
        <p className="border-line border-t p-3 text-center">
          <Button busy={isFetchingNextPage} onClick={() => void letters.fetchNextPage()}>
            {t("more")}
          </Button>
        </p>
      )}
      {letters.isFetchNextPageError && (
        <p role="alert" className="px-4 pb-3 text-center text-danger">
          {error?.message}
        </p>
      )}
    </CardSection>
  );
}
