import type { Metadata } from "next";
import { realtimeCursor } from "@/app/realtime-cursor";
import { StreamList } from "@/components/history/stream-list";
import { authorizePage } from "@/lib/auth";

interface StreamsRouteProps {
  params: Promise<{ login: string }>;
}

export async function generateMetadata({ params }: StreamsRouteProps): Promise<Metadata> {
  return { title: `Streams of ${(await params).login}` };
}

export default async function StreamsRoute({ params }: StreamsRouteProps) {
  await authorizePage(() => ({ action: "history.read" }));
  const { login } = await params;
  await realtimeCursor();
  return <StreamList login={login} />;
}
