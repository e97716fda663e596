/** What a room demands of those who write in it. */
export interface RoomState {
  emoteOnly: boolean;
  /** Minutes one must have followed; 0 for any follower; null when everybody may write. */
  followersOnlyMinutes: number | null;
  subscribersOnly: boolean;
  /** Messages must differ from each other. */
  uniqueOnly: boolean;
  /** Seconds between two messages of one person; 0 when they may be as quick as they like. */
  slowSeconds: number;
}

/** Nothing is demanded. */
export const OPEN_ROOM: RoomState = {
  emoteOnly: false,
  followersOnlyMinutes: null,
  subscribersOnly: false,
  uniqueOnly: false,
  slowSeconds: 0,
};

/** What the tags of a ROOMSTATE tell. A number that is none is not told. */
export function roomStateChanges(tags: ReadonlyMap<string, string>): Partial<RoomState> {
  const flag = (name: string) => {
    const value = tags.get(name);
    return value === undefined ? undefined : value === "1";
  };
  const number = (name: string) => {
    const value = tags.get(name) ?? "";
    return /^-?\d{1,9}$/.test(value) ? Number(value) : undefined;
  };
  const [emoteOnly, subscribersOnly, uniqueOnly] = [flag("emote-only"), flag("subs-only"), flag("r9k")];
  const [followers, slow] = [number("followers-only"), number("slow")];
  return {
    ...(emoteOnly !== undefined && { emoteOnly }),
    ...(subscribersOnly !== undefined && { subscribersOnly }),
    ...(uniqueOnly !== undefined && { uniqueOnly }),
    ...(followers !== undefined && { followersOnlyMinutes: followers < 0 ? null : followers }),
    ...(slow !== undefined && { slowSeconds: Math.max(0, slow) }),
  };
}
