import type { BroadcasterRef } from "@/lib/events/schema";
import type { ClipCollection, ClipFileKind } from "../schema";
import { pictureOf } from "./clip-of-row";

/** A collection, with what is shown of its clips. */
export interface CollectionRow {
  id: string;
  broadcaster: BroadcasterRef;
  name: string;
  description: string;
  public: boolean;
  clips: number;
  /** The first clip that has a picture, here or still on Twitch. */
  cover: { id: string; kept: ClipFileKind[]; thumbnailUrl: string } | null;
  changedAt: Date;
  deletedAt: Date | null;
}

export const collectionOfRow = ({ cover, ...row }: CollectionRow): ClipCollection => ({
  ...row,
  coverUrl: cover && pictureOf({ ...cover, goneAt: null }),
  changedAt: row.changedAt.toISOString(),
  deletedAt: row.deletedAt?.toISOString() ?? null,
});
