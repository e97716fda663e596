"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { MailCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { CardSection } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { ListFoot } from "@/components/ui/load-more";
import { NotYet } from "@/components/ui/not-yet";
import { SkeletonRows } from "@/components/ui/skeleton";
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
  const { data } = letters;
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
      {!data && (
        <NotYet query={letters} loading={t("loading")}>
          <SkeletonRows count={3} />
        </NotYet>
      )}
      <ListFoot query={letters} label={t("more")} />
    </CardSection>
  );
}
