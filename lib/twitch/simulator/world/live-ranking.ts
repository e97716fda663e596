import type { Broadcast, Member } from "./member";

/** A member that is on air at the moment in question. */
export interface OnAir {
  member: Member;
  live: Broadcast;
}

/** Most viewers first; the id decides between equals, so that the order is always the same. */
export function byViewers(a: OnAir, b: OnAir): number {
  return b.live.viewers - a.live.viewers || (a.member.account.id < b.member.account.id ? -1 : 1);
}

/**
 * Everybody on air, ranked by viewers. Sorted once after a change and not once a request: the list is
 * thousands long and is asked for far more often than it changes.
 */
export class LiveRanking {
  private readonly live = new Map<string, Member>();
  private ranked: readonly OnAir[] | undefined;
  private rankedByCategory = new Map<string, readonly OnAir[]>();

  get size(): number {
    return this.live.size;
  }

  members(): IterableIterator<Member> {
    return this.live.values();
  }

  /** To be called after each change of a member's broadcast. */
  note(member: Member): void {
    if (member.live) this.live.set(member.account.id, member);
    else this.live.delete(member.account.id);
    this.ranked = undefined;
  }

  all(): readonly OnAir[] {
    if (!this.ranked) {
      const onAir: OnAir[] = [];
      for (const member of this.live.values()) if (member.live) onAir.push({ member, live: member.live });
      this.ranked = onAir.sort(byViewers);
      this.rankedByCategory = groupByCategory(this.ranked);
    }
    return this.ranked;
  }

  inCategory(categoryId: string): readonly OnAir[] {
    this.all();
    return this.rankedByCategory.get(categoryId) ?? [];
  }

  clear(): void {
    this.live.clear();
    this.ranked = undefined;
  }
}

function groupByCategory(ranked: readonly OnAir[]): Map<string, readonly OnAir[]> {
  const groups = new Map<string, OnAir[]>();
  for (const entry of ranked) {
    const group = groups.get(entry.live.categoryId);
    if (group) group.push(entry);
    else groups.set(entry.live.categoryId, [entry]);
  }
  return groups;
}
