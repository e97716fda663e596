import type { Metadata } from "next";
import { realtimeCursor } from "@/app/realtime-cursor";
import { ChannelPage } from "@/components/history/channel-page";
import { authorizePage } from "@/lib/auth";
import { listFollowing } from "@/lib/broadcasters";

interface ChannelRouteProps {
  params: Promise<{ login: string }>;
}

export async function generateMetadata({ params }: ChannelRouteProps): Promise<Metadata> {
  return { title: (await params).login };
}

export default async function ChannelRoute({ params }: ChannelRouteProps) {
  const person = await authorizePage(() => ({ action: "history.read" }));
  const { login } = await params;
  await realtimeCursor();
  const { items } = await listFollowing(person.id, { q: login, limit: 200 });
  return <ChannelPage login={login} followed={items.some((row) => row.login === login)} />;
}
