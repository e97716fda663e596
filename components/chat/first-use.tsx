import { LockKeyhole } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { BroadcasterRef } from "@/lib/events/schema";
import { searchPath } from "./links";

/** Whose chat one may read and how to come to it, for who may read none. */
export function NoChannel() {
  return (
    <EmptyState
      icon={<LockKeyhole />}
      title="No chat for you to read yet"
      action={
        <div className="flex flex-wrap justify-center gap-2">
          <Button asChild look="primary">
            <Link href="/studio">Connect your channel</Link>
          </Button>
          <Button asChild>
            <Link href="/settings/chat">What you wrote yourself</Link>
          </Button>
        </div>
      }
    >
      Chat is not public here. You can search your own channel once you connect it, and a channel whose owner
      lets you read it: ask them to add you in their studio. What you wrote yourself is always yours to
      search.
    </EmptyState>
  );
}

/** What can be searched for, each to be tried. */
export function FirstUse({ channels }: { channels: readonly BroadcasterRef[] }) {
  const login = channels[0]?.login ?? "";
  const examples = [
    { query: '"good game"', meaning: "These words in this order" },
    { query: "song -request", meaning: "One word without another" },
    {
      query: `in:${login} is:first after:7d`,
      meaning: "Who wrote for the first time in the last seven days",
    },
    { query: "has:link -is:mod after:1d", meaning: "Links of the last day that no moderator wrote" },
    { query: "is:deleted after:7d", meaning: "What moderators took away in the last seven days" },
  ];
  return (
    <section aria-label="Examples" className="pt-4">
      <h2 className="mb-2 font-medium text-ink-3 text-xs">For example</h2>
      <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface">
        {examples.map(({ query, meaning }) => (
          <li key={query}>
            <Link
              href={searchPath(query)}
              className="flex flex-wrap justify-between gap-x-6 gap-y-0.5 px-4 py-2.5 hover:bg-raised"
            >
              <code className="font-mono">{query}</code>
              <span className="text-ink-2">{meaning}</span>
            </Link>
          </li>
        ))}
      </ul>
      <p className="mt-3 text-ink-3 text-xs">A channel’s owner sees who searched its chat, and for what.</p>
    </section>
  );
}
