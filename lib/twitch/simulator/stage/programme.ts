import type { Streamer } from "../core/habits";
import { nextShow, partAt, type Show, showAt, unplannedShow } from "../core/shows";
import { type ViewerCurve, viewerCurveOf, viewersAt } from "../core/viewer-curve";
import { followCurve } from "../core/viewers";
import type { Broadcast, Member } from "../world/member";
import type { World } from "../world/world";

interface Running {
  show: Show;
  curve: ViewerCurve;
  /** The part of the show that was made known; what somebody changes by hand stays until the next. */
  part: number;
}

/**
 * Lets everybody stream as is their habit: they begin and end, change title and category, and viewers come and
 * go. Whatever else is on air, begun by hand or by the script, ends after its usual length.
 */
export class Programme {
  private readonly running = new Map<string, Running>();
  private readonly coming = new Map<string, Show | undefined>();
  private countedAt: number;

  constructor(
    private readonly world: World,
    now: number,
  ) {
    this.countedAt = now;
  }

  /** Does what is due at `now` (ms since the epoch). Who was to begin and end meanwhile is left out. */
  advance(now: number): void {
    for (const member of this.world.members()) {
      if (member.account.usualViewers === 0) continue;
      if (member.live) this.goOn(member, member.live, now);
      else this.begin(member, now);
    }
  }

  /** Lets the viewers of everybody on air be as many as they are at `now`. */
  countViewers(now: number): void {
    const elapsedMs = now - this.countedAt;
    for (const member of this.world.ranking.members()) {
      const running = member.live && this.runningOf(member, member.live, now);
      if (!running) continue;
      const [before, after] = [viewersAt(running.curve, this.countedAt), viewersAt(running.curve, now)];
      const current = member.live?.viewers ?? 0;
      this.world.setViewers(member.account.id, followCurve(current, before, after, elapsedMs));
    }
    this.countedAt = now;
  }

  private begin(member: Member, now: number): void {
    const { id } = member.account;
    this.running.delete(id);
    const show = this.comingOf(member, now);
    if (!show || show.startsAt > now) return;
    this.coming.delete(id);
    const { part } = partAt(show, now);
    if (show.endsAt <= now || !part) return;
    this.world.goLive(id, {
      title: part.info.title,
      category: part.info.categoryId,
      streamId: show.streamId,
      startedAt: show.startsAt,
      viewers: viewersAt(viewerCurveOf(member.streamer, show), now),
    });
  }

  private goOn(member: Member, live: Broadcast, now: number): void {
    const { id } = member.account;
    // A show that was to begin while another is on does not come later.
    if ((this.comingOf(member, now)?.startsAt ?? now) <= now) this.coming.delete(id);
    const running = this.runningOf(member, live, now);
    if (now >= running.show.endsAt) {
      this.world.end(id);
      return;
    }
    const { part, index } = partAt(running.show, now);
    if (!part || index <= running.part) return;
    running.part = index;
    if (part.info.categoryId !== live.categoryId) this.world.changeCategory(id, part.info.categoryId);
    if (part.info.title !== live.title) this.world.changeTitle(id, part.info.title);
  }

  private comingOf(member: Member, now: number): Show | undefined {
    const { id } = member.account;
    if (!this.coming.has(id)) this.coming.set(id, nextShow(member.streamer, now));
    return this.coming.get(id);
  }

  private runningOf(member: Member, live: Broadcast, now: number): Running {
    const { id } = member.account;
    const known = this.running.get(id);
    if (known?.show.streamId === live.streamId) return known;
    const { streamer } = member;
    const show = showOf(streamer, live, now);
    const running = { show, curve: viewerCurveOf(streamer, show), part: partAt(show, now).index };
    this.running.set(id, running);
    return running;
  }
}

function showOf(streamer: Streamer, { streamId, startedAt }: Broadcast, now: number): Show {
  const planned = showAt(streamer, startedAt);
  return planned?.streamId === streamId
    ? planned
    : unplannedShow(streamer, { streamId, startsAt: startedAt, seenAt: now });
}
