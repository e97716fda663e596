import { ArrowRight, MessagesSquare, SquareTerminal } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Card, CardSection } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Page } from "@/components/ui/page";
import { authorizePage } from "@/lib/auth";
import { listChannels } from "@/lib/bot";
import { listOpenChannels } from "@/lib/chat";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("studio"))("start.title") };
}

export default async function StudioPage() {
  const t = await getTranslations("studio");
  const person = await authorizePage(() => ({ action: "channel.list" }));
  const [own, open] = await Promise.all([
    listChannels({ ...person, operator: false }),
    listOpenChannels(person),
  ]);
  const others = open.filter(({ channel }) => channel.id !== person.twitchId);
  const connected = own.some(({ joinWanted }) => joinWanted);
  return (
    <Page title={t("start.title")}>
      <div className="space-y-6">
        <Card>
          <EmptyState
            icon={<Avatar name={person.name} src={person.image} size={48} />}
            title={connected ? person.name : t("start.connect")}
            action={
              <Button asChild look="primary">
                <Link href={`/studio/${person.login}`}>
                  {connected ? t("start.toChannel") : t("start.seeWhat")}
                  <ArrowRight aria-hidden />
                </Link>
              </Button>
            }
          >
            {connected ? t("start.isConnected") : t("start.whatFor")}
          </EmptyState>
        </Card>
        {others.length > 0 && (
          <CardSection title={t("start.readable")}>
            <ul className="divide-y divide-line">
              {others.map(({ channel: { id, login, displayName, avatarUrl }, rights }) => (
                <li key={id}>
                  <Link
                    href={`/studio/${login}/${rights.reads ? "chat" : "commands"}`}
                    className="flex items-center gap-3 px-4 py-2.5 hover:bg-raised"
                  >
                    <Avatar name={displayName} src={avatarUrl} size={32} />
                    <span className="min-w-0 flex-1 truncate font-medium">{displayName}</span>
                    {rights.reads && <MessagesSquare aria-hidden className="size-4 text-ink-3" />}
                    {rights.manages && <SquareTerminal aria-hidden className="size-4 text-ink-3" />}
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
