/** A follow as stored. */
export interface StoredFollow {
  broadcasterId: string;
  onTwitch: boolean;
}

/** What an import has to write: ids to note as followed on Twitch, and ids to note as no longer so. */
export interface FollowImport {
  begin: string[];
  end: string[];
}

/**
 * What differs between Twitch's list and the one stored. Choices made by hand are no part of it: they are
 * kept beside what Twitch says and win over it, so no import can undo them. Applied twice, it is empty.
 */
export function planFollowImport(onTwitch: readonly string[], stored: readonly StoredFollow[]): FollowImport {
  const wanted = new Set(onTwitch);
  const noted = new Set(stored.filter((follow) => follow.onTwitch).map(({ broadcasterId }) => broadcasterId));
  return {
    begin: [...wanted].filter((id) => !noted.has(id)),
    end: [...noted].filter((id) => !wanted.has(id)),
  };
}
