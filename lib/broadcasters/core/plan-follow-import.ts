/** A channel on the list that Twitch gave. */
export interface ListedFollow {
  broadcasterId: string;
  followedAt: Date;
}

/** A follow as stored before the import. */
export interface StoredFollow {
  broadcasterId: string;
  onTwitch: boolean;
  /** null: as on Twitch; otherwise made by hand, and wins. */
  choice: "follow" | "unfollow" | null;
}

/** What an import changes. Each list is in order of broadcasterId. */
export interface FollowImportPlan {
  /** Not stored yet. */
  insert: ListedFollow[];
  /** Stored as not on Twitch, and now is. */
  mark: ListedFollow[];
  /** Stored as on Twitch, and no longer is. */
  unmark: string[];
  /** Broadcasters that gain this person as a follower, and that lose them: what was chosen by hand does neither. */
  gained: string[];
  lost: string[];
}

/**
 * Makes what is stored of Twitch's list equal to the whole list; the person's own choices are not touched.
 * After the plan is applied, planning again gives an empty plan. A channel listed twice counts once.
 */
export function planFollowImport(
  listed: readonly ListedFollow[],
  stored: readonly StoredFollow[],
): FollowImportPlan {
  const desired = new Map(listed.map((follow) => [follow.broadcasterId, follow]));
  const known = new Map(stored.map((follow) => [follow.broadcasterId, follow]));
  const follows = [...desired.values()].toSorted(byId);
  const insert = follows.filter(({ broadcasterId }) => !known.has(broadcasterId));
  const mark = follows.filter(({ broadcasterId }) => known.get(broadcasterId)?.onTwitch === false);
  const gone = [...known.values()]
    .filter(({ broadcasterId, onTwitch }) => onTwitch && !desired.has(broadcasterId))
    .toSorted(byId);
  const isUnchosen = ({ broadcasterId }: { broadcasterId: string }) => !known.get(broadcasterId)?.choice;
  return {
    insert,
    mark,
    unmark: gone.map(idOf),
    gained: [...insert, ...mark.filter(isUnchosen)].map(idOf).toSorted(),
    lost: gone.filter(isUnchosen).map(idOf),
  };
}

const idOf = ({ broadcasterId }: { broadcasterId: string }) => broadcasterId;

function byId(one: { broadcasterId: string }, other: { broadcasterId: string }): number {
  return Number(one.broadcasterId > other.broadcasterId) - Number(one.broadcasterId < other.broadcasterId);
}
