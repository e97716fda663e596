import { ArrowRight, MessagesSquare } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Card, CardSection } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Page } from "@/components/ui/page";
import { authorizePage } from "@/lib/auth";
import { listChannels } from "@/lib/bot";
import { listReadableChannels } from "@/lib/chat";

export const metadata: Metadata = { title: "Studio" };

export default async function StudioPage() {
  const person = await authorizePage(() => ({ action: "channel.list" }));
  const [own, readable] = await Promise.all([
    listChannels({ ...person, operator: false }),
    listReadableChannels(person),
  ]);
  const others = readable.filter(({ id }) => id !== person.twitchId);
  const connected = own.some(({ joinWanted }) => joinWanted);
  return (
    <Page title="Studio">
      <div className="space-y-6">
        <Card>
          <EmptyState
            icon={<Avatar name={person.name} src={person.image} size={48} />}
            title={connected ? person.name : "Connect your channel"}
            action={
              <Button asChild look="primary">
                <Link href={`/studio/${person.login}`}>
                  {connected ? "To your channel" : "See what that means"}
                  <ArrowRight aria-hidden />
                </Link>
              </Button>
            }
          >
            {connected
              ? "A bot reads your chat. See how it does, who may read, and what is written now."
              : "A bot then reads your chat around the clock, so that you can search it, see who writes, and miss nothing while you are away."}
          </EmptyState>
        </Card>
        {others.length > 0 && (
          <CardSection title="Channels that let you read">
            <ul className="divide-y divide-line">
              {others.map(({ id, login, displayName, avatarUrl }) => (
                <li key={id}>
                  <Link
                    href={`/studio/${login}/chat`}
                    className="flex items-center gap-3 px-4 py-2.5 hover:bg-raised"
                  >
                    <Avatar name={displayName} src={avatarUrl} size={32} />
                    <span className="min-w-0 flex-1 truncate font-medium">{displayName}</span>
                    <MessagesSquare aria-hidden className="size-4 text-ink-3" />
                  </Link>
                </li>
              ))}
            </ul>
          </CardSection>
        )}
      </div>
    </Page>
  );
}
