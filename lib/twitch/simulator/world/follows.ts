export interface Follow {
  broadcasterId: string;
  /** ms since the epoch */
  followedAt: number;
}

/** Who follows whom, newest follow first, as Twitch lists it. */
export class Follows {
  private readonly byViewer = new Map<string, readonly Follow[]>();

  of(viewerId: string): readonly Follow[] {
    return this.byViewer.get(viewerId) ?? [];
  }

  /** Who follows a broadcaster, newest follow first. */
  followersOf(broadcasterId: string): { viewerId: string; followedAt: number }[] {
    const followers = [...this.byViewer].flatMap(([viewerId, follows]) => {
      const follow = follows.find((each) => each.broadcasterId === broadcasterId);
      return follow ? [{ viewerId, followedAt: follow.followedAt }] : [];
    });
    return followers.sort((a, b) => b.followedAt - a.followedAt);
  }

  has(viewerId: string, broadcasterId: string): boolean {
    return this.of(viewerId).some((follow) => follow.broadcasterId === broadcasterId);
  }

  /** Following twice changes nothing: the first time counts. */
  add(viewerId: string, added: readonly Follow[]): void {
    const known = new Set(this.of(viewerId).map((follow) => follow.broadcasterId));
    const fresh = added.filter((follow) => !known.has(follow.broadcasterId));
    const all = [...this.of(viewerId), ...fresh].sort((a, b) => b.followedAt - a.followedAt);
    this.byViewer.set(viewerId, all);
  }

  remove(viewerId: string, broadcasterId: string): void {
    const rest = this.of(viewerId).filter((follow) => follow.broadcasterId !== broadcasterId);
    this.byViewer.set(viewerId, rest);
  }

  clear(): void {
    this.byViewer.clear();
  }
}
