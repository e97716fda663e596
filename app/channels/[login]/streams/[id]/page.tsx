import type { Metadata } from "next";
import { realtimeCursor } from "@/app/realtime-cursor";
import { StreamPage } from "@/components/history/stream-page";
import { authorizePage } from "@/lib/auth";

interface StreamRouteProps {
  params: Promise<{ login: string; id: string }>;
}

export async function generateMetadata({ params }: StreamRouteProps): Promise<Metadata> {
  return { title: `Stream of ${(await params).login}` };
}

export default async function StreamRoute({ params }: StreamRouteProps) {
  await authorizePage(() => ({ action: "history.read" }));
  const { id } = await params;
  await realtimeCursor();
  return <StreamPage id={id} />;
}
