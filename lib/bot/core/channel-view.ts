import type { BroadcasterRef } from "@/lib/events/schema";
import type { ChannelState, ConnectedChannel, ManagersSetting, ReadersSetting } from "../schema";

/** A connected channel as it is stored, with its lease and its open gap. */
export interface ChannelRow extends BroadcasterRef {
  joinWanted: boolean;
  logging: boolean;
  authorisedBy: "owner" | "operator";
  authorisedByName: string | null;
  readers: ReadersSetting;
  managers: ManagersSetting;
  retentionDays: number | null;
  exempt: boolean;
  connectedAt: Date;
  revokedAt: Date | null;
  /** Null when no bot ever had it. */
  state: Extract<ChannelState, "joining" | "joined" | "refused" | "disconnected"> | null;
  /** A living bot has it. */
  held: boolean;
  joinedAt: Date | null;
  lastMessageAt: Date | null;
  messagesPerMinute: number | null;
  lastError: string | null;
  readUntil: Date | null;
  gapFrom: Date | null;
  gapReason: string | null;
}

/** The channel as pages and the API show it. What a dead bot last said of it is not believed. */
export function channelView(row: ChannelRow, instanceRetentionDays: number): ConnectedChannel {
  const { id, login, displayName, avatarUrl } = row;
  const state = stateOf(row);
  return {
    channel: { id, login, displayName, avatarUrl },
    joinWanted: row.joinWanted,
    logging: row.logging,
    authorisedBy: row.authorisedBy,
    authorisedByName: row.authorisedByName,
    readers: row.readers,
    managers: row.managers,
    retentionDays: row.retentionDays,
    instanceRetentionDays,
    exempt: row.exempt,
    connectedAt: row.connectedAt.toISOString(),
    revokedAt: row.revokedAt?.toISOString() ?? null,
    state,
    joinedAt: state === "joined" ? (row.joinedAt?.toISOString() ?? null) : null,
    lastMessageAt: row.lastMessageAt?.toISOString() ?? null,
    messagesPerMinute: state === "joined" ? (row.messagesPerMinute ?? 0) : 0,
    lastError: row.joinWanted && row.held ? row.lastError : null,
    gap: gapOf(row),
  };
}

function stateOf({ joinWanted, held, state }: ChannelRow): ChannelState {
  if (!joinWanted) return "left";
  return held && state !== null ? state : "waiting";
}

/** The ledger is told of a dead bot by the one that takes its place; until then it began where the bot fell silent. */
function gapOf(row: ChannelRow): ConnectedChannel["gap"] {
  if (!row.joinWanted || !row.logging) return null;
  if (row.gapFrom !== null) return { from: row.gapFrom.toISOString(), reason: row.gapReason ?? "" };
  if (row.held || row.readUntil === null) return null;
  return { from: row.readUntil.toISOString(), reason: "bot_died" };
}
