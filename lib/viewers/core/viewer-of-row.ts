import type { ChannelViewer } from "../schema";
import { rolesOf } from "./roles";

/** What the tables hold of somebody in a channel. */
export interface ViewerRow {
  id: string;
  login: string;
  displayName: string;
  bot: boolean;
  ownerSaysBot: boolean | null;
  firstSeenAt: Date;
  lastSeenAt: Date;
  messages: number;
  streams: number;
  presentSince: Date | null;
  flags: number;
  deletedAt: Date | null;
}

export const viewerOfRow = ({ flags, ownerSaysBot: _, ...row }: ViewerRow): ChannelViewer => ({
  ...row,
  roles: rolesOf(flags),
  firstSeenAt: row.firstSeenAt.toISOString(),
  lastSeenAt: row.lastSeenAt.toISOString(),
  presentSince: row.presentSince?.toISOString() ?? null,
  deletedAt: row.deletedAt?.toISOString() ?? null,
});
