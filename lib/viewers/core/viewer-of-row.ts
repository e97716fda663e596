import type { ChannelRole } from "@/lib/roles/schema";
import type { ChannelViewer, ListedRole } from "../schema";
import { rolesNow } from "./roles";

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

/** Somebody as pages show them; `fresh` are the lists that decide, `listed` what these say of them. */
export const viewerOfRow = (
  { flags, ownerSaysBot: _, ...row }: ViewerRow,
  fresh: ReadonlySet<ChannelRole>,
  listed: readonly ListedRole[],
): ChannelViewer => ({
  ...row,
  roles: rolesNow(flags, fresh, new Set(listed.map(({ role }) => role))),
  listed: [...listed],
  firstSeenAt: row.firstSeenAt.toISOString(),
  lastSeenAt: row.lastSeenAt.toISOString(),
  presentSince: row.presentSince?.toISOString() ?? null,
  deletedAt: row.deletedAt?.toISOString() ?? null,
});
