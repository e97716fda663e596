import type { Metadata } from "next";
import { realtimeCursor } from "@/app/realtime-cursor";
import { FollowedStreams } from "@/components/history/followed-streams";
import { authorizePage } from "@/lib/auth";

export const metadata: Metadata = { title: "Streams" };

export default async function FollowedStreamsPage() {
  await authorizePage(({ id }) => ({ action: "following.read", ownerId: id }));
  await realtimeCursor();
  return <FollowedStreams />;
}
