import { TallyError } from "@/lib/kernel/errors";
import type { Streamer } from "../core/habits";
import type { Account } from "../core/invent";
import { type Clip, type ClipScene, clipsOfShow, inventClip } from "../core/invent-clips";
import { type ClipHeap, seedClips } from "../core/seed-clips";
import { type Show, showsBetween } from "../core/shows";
import type { Person } from "../core/strangers";
import { personas } from "../personas";
import type { Broadcast } from "./member";

/** What is clipped and by whom: the world, as far as this is concerned. */
interface Scenery {
  seed: number;
  begunAt: number;
  /** @throws TallyError not_found when nobody has this login or id */
  get(who: string): { account: Account; streamer: Streamer; live: Broadcast | null };
  crowd(channelId: string): Iterable<Person>;
}

/** What may be said about a new clip; the rest is invented. */
export interface ClipWish {
  id?: string | undefined;
  title?: string | undefined;
  creator?: Person | undefined;
  /** ms since the epoch; left out: now, which takes a stream that is on air */
  createdAt?: number | undefined;
  /** What it was cut from, if not from what is on air. */
  stream?: { id: string; startedAt: number } | undefined;
  views?: number | undefined;
}

/** How a clip can be changed. */
export type ClipChange = Partial<Pick<Clip, "title" | "fixedViews" | "thumbnail" | "hasFile" | "featured">>;

const STREAMERS: readonly string[] = Object.values(personas).flatMap(({ id, role }) =>
  role === "streamer" ? [id] : [],
);
const REGULARS = 40;
/** Before this nobody clipped. */
const CLIPS_SINCE = Date.UTC(2024, 0, 1);
const YEAR_MS = 365.25 * 86_400_000;
const USUAL_CAP = 1000;

/**
 * All clips there are. Streamers from the cast have what people made of their past shows, the same after each start;
 * other channels have none but those that are made here.
 */
export class ClipShelf {
  /** The most that Get Clips tells of one window, over all pages. */
  cap = USUAL_CAP;
  /** Whether windows begin and end at whole minutes, as Twitch's older reference says. */
  ignoresSeconds = false;
  private readonly channels = new Map<string, Map<string, Clip>>();
  private made = 0;

  constructor(
    private readonly scenery: Scenery,
    private readonly now: () => number,
  ) {}

  clear(): void {
    this.channels.clear();
  }

  /** The clips of a channel that were made by now, in no order. */
  of(channelId: string): Clip[] {
    const now = this.now();
    return [...this.channel(channelId).values()].filter(({ createdAt }) => createdAt <= now);
  }

  find(id: string): Clip | undefined {
    for (const channelId of STREAMERS) this.channel(channelId);
    for (const clips of this.channels.values()) {
      const clip = clips.get(id);
      if (clip) return clip;
    }
    return undefined;
  }

  /** @throws TallyError not_found */
  get(id: string): Clip {
    const clip = this.find(id);
    if (!clip) throw new TallyError("not_found", `There is no clip called ${id}.`);
    return clip;
  }

  /**
   * A clip of what is on air, or of what is said. Made twice under one id, the first stays.
   * @throws TallyError conflict when nothing is on air; not_found for an unknown channel
   */
  make(channel: string, wish: ClipWish = {}): Clip {
    const { account, live } = this.scenery.get(channel);
    const stream = wish.stream ?? (live && { id: live.streamId, startedAt: live.startedAt });
    if (!stream) throw new TallyError("conflict", `${account.displayName} is not live.`);
    const clips = this.channel(account.id);
    const known = wish.id === undefined ? undefined : clips.get(wish.id);
    if (known) return known;
    const at = wish.createdAt ?? this.now();
    const parts = live ? [{ at: stream.startedAt, info: live }] : [];
    const show = { streamId: stream.id, startsAt: stream.startedAt, endsAt: at, parts };
    this.made += 1;
    const { id, title, creator, views: fixedViews } = wish;
    const given = Object.fromEntries(
      Object.entries({ id, title, creator, fixedViews }).filter(([, value]) => value !== undefined),
    );
    const clip: Clip = { ...inventClip(this.scene(account), show, at, `made ${this.made}`), ...given };
    clips.set(clip.id, clip);
    return clip;
  }

  /**
   * Gives a channel that many more clips, of its shows by habit in the `years` before this world began. Answers how
   * many there are now.
   */
  seed(channel: string, { years, ...heap }: ClipHeap & { years: number }): number {
    const { account, streamer } = this.scenery.get(channel);
    const { begunAt } = this.scenery;
    const shows = past(showsBetween(streamer, begunAt - years * YEAR_MS, begunAt), begunAt);
    const clips = this.channel(account.id);
    for (const clip of seedClips(this.scene(account), shows, heap)) clips.set(clip.id, clip);
    return clips.size;
  }

  /** @throws TallyError not_found */
  change(id: string, change: ClipChange): void {
    const clip = { ...this.get(id), ...change };
    this.channel(clip.broadcasterId).set(id, clip);
  }

  /** Gone for good; it may be gone already. */
  delete(id: string): void {
    for (const clips of this.channels.values()) clips.delete(id);
  }

  /** Takes all clips of a channel away, for a test that wants none but its own. */
  empty(channel: string): void {
    this.channels.set(this.scenery.get(channel).account.id, new Map());
  }

  private channel(channelId: string): Map<string, Clip> {
    const known = this.channels.get(channelId);
    if (known) return known;
    const clips = STREAMERS.includes(channelId) ? this.natural(channelId) : [];
    const shelf = new Map(clips.map((clip) => [clip.id, clip]));
    this.channels.set(channelId, shelf);
    return shelf;
  }

  private natural(channelId: string): Clip[] {
    const { account, streamer } = this.scenery.get(channelId);
    const { begunAt } = this.scenery;
    const scene = this.scene(account);
    const shows = past(showsBetween(streamer, CLIPS_SINCE, begunAt), begunAt);
    return shows.flatMap((show) => clipsOfShow(scene, show));
  }

  private scene(account: Account): ClipScene {
    const people: Person[] = [];
    for (const person of this.scenery.crowd(account.id)) if (people.push(person) >= REGULARS) break;
    return { seed: this.scenery.seed, channel: account, people };
  }
}

const past = (shows: readonly Show[], now: number): Show[] => shows.filter(({ endsAt }) => endsAt <= now);
