"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { CardSection } from "@/components/ui/card";
import { RelativeTime } from "@/components/ui/relative-time";
import { auditQuery } from "@/lib/chat/queries";
import type { AuditEntry } from "@/lib/chat/schema";

const ACTIONS: Record<AuditEntry["action"], string> = {
  search: "searched for",
  context: "opened a message",
  export: "exported",
  live: "watched the chat",
};

/** Who looked into the log, and for what. */
export function AuditCard({ login }: { login: string }) {
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(auditQuery(login));
  const entries = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <CardSection
      title="Who looked into your chat"
      hint="Everything that anybody searched or opened, latest first."
    >
      {data && entries.length === 0 && <p className="p-4 text-ink-2">Nobody so far.</p>}
      {entries.length > 0 && (
        <ul className="divide-y divide-line" aria-label="Looks into your chat">
          {entries.map((entry) => (
            <li key={entry.id} className="flex flex-wrap items-baseline justify-between gap-x-4 px-4 py-2">
              <span className="min-w-0 break-words">
                <bdi className="font-medium">{entry.person.name}</bdi> {ACTIONS[entry.action]}
                {entry.query && (
                  <>
                    {" "}
                    <bdi className="font-mono text-ink-2 text-xs">{entry.query}</bdi>
                  </>
                )}
                {entry.action === "search" && (
                  <span className="text-ink-3"> and was shown {entry.results}</span>
                )}
              </span>
              <RelativeTime at={entry.at} className="shrink-0 text-ink-3 text-xs" />
            </li>
          ))}
        </ul>
      )}
      {hasNextPage && (
        <div className="border-line border-t p-3 text-center">
          <Button size="small" busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            Show more
          </Button>
        </div>
      )}
    </CardSection>
  );
}
