import { TallyError } from "@/lib/kernel/errors";
import { crowdOrder } from "../core/crowd-order";
import { type Account, type ChannelInfo, findCategory, inventTitle } from "../core/invent";
import { type Random, seededRandom, seedFrom } from "../core/random";
import { viewersAtStart } from "../core/viewers";
import { CATEGORIES } from "../core/words";
import { personas } from "../personas";
import { ClipShelf } from "./clip-shelf";
import { Follows } from "./follows";
import { LiveRanking } from "./live-ranking";
import type { Broadcast, Member } from "./member";
import { planOpening, planOpeningByHabit } from "./opening";
import { createMembers, isPersona, planStartingFollows, toMember } from "./populate";
import { RoleBook } from "./role-book";

/** Something that happened in the world, told to whoever listens. */
export interface WorldChange {
  /** ms since the epoch */
  at: number;
  kind: "went_live" | "ended" | "restarted" | "title_changed" | "category_changed";
  id: string;
  login: string;
  displayName: string;
  /** The stream on air after the change; for an end, the one that ended; null when off air. */
  streamId: string | null;
}

/** What may be said about a new broadcast. Left out, title and category stay the channel's, the rest is invented. */
export interface BroadcastWish {
  title?: string | undefined;
  /** Id or name of one of the world's categories. */
  category?: string | undefined;
  viewers?: number | undefined;
  /** An id that was there before makes the same broadcast come back. */
  streamId?: string | undefined;
  /** ms since the epoch; now when left out */
  startedAt?: number | undefined;
}

/** Stream ids grow by the clock from here, so that a restarted simulator never gives one twice. */
const STREAM_IDS_SINCE = Date.UTC(2026, 0, 1);

/**
 * The state of the pretended Twitch and everything one can do to it. Broadcasters are named by login
 * or id. No timers and no sockets: time comes from `now`, chance from the seed.
 */
export class World {
  readonly follows = new Follows();
  readonly ranking = new LiveRanking();
  /** Who subscribes, is a VIP or moderates where. */
  readonly roles: RoleBook = new RoleBook(this);
  readonly clips: ClipShelf;
  private readonly byId = new Map<string, Member>();
  private readonly byLogin = new Map<string, Member>();
  private readonly listeners = new Set<(change: WorldChange) => void>();
  private readonly hidden = new Map<string, number>();
  private readonly lostRecordings = new Set<string>();
  private begun = 0;
  private readonly random: Random;
  private lastStreamId = 0;

  constructor(
    readonly seed: number,
    private readonly now: () => number,
  ) {
    this.random = seededRandom(seedFrom(seed, "world"));
    this.clips = new ClipShelf(this, now);
  }

  /** How many accounts there are, personas included. */
  get size(): number {
    return this.byId.size;
  }

  /** When this world was made, in ms since the epoch: before, everything went by habit. */
  get begunAt(): number {
    return this.begun;
  }

  /**
   * Forgets everything and makes a world of this many broadcasters, `live` of them on air (left out: those whose
   * habit it is), and the personas with whom they follow. Nobody is told; the same seed, size and time give
   * the same world.
   */
  populate({ broadcasters, live }: { broadcasters: number; live?: number | undefined }): void {
    const { byId, byLogin, follows, ranking, roles, clips, hidden, lostRecordings } = this;
    for (const known of [byId, byLogin, follows, ranking, roles, clips, hidden, lostRecordings])
      known.clear();
    this.begun = this.now();
    const members = createMembers(this.seed, broadcasters);
    for (const member of members) {
      byId.set(member.account.id, member);
      byLogin.set(member.account.login, member);
    }
    for (const [viewerId, planned] of planStartingFollows(this.seed, members)) follows.add(viewerId, planned);
    const veraFollows = new Set(follows.of(personas.vera.id).map((follow) => follow.broadcasterId));
    const opening = { seed: this.seed, members, veraFollows, now: this.begun };
    const onAir = live === undefined ? planOpeningByHabit(opening) : planOpening(opening, live);
    for (const { member, broadcast } of onAir) this.put(member, broadcast);
  }

  /** Adds a broadcaster of one's own, off air. Given twice, the first stays. */
  addBroadcaster(person: { id: string; login: string; displayName?: string; usualViewers?: number }): Member {
    const known = this.byId.get(person.id) ?? this.byLogin.get(person.login);
    if (known) return known;
    const account = {
      displayName: person.login,
      usualViewers: 50,
      ...person,
      description: "",
      broadcasterType: "" as const,
      createdAt: Date.UTC(2020, 0, 1),
      email: `${person.login}@example.test`,
      language: "en",
    };
    const member = toMember(this.seed, account);
    this.byId.set(account.id, member);
    this.byLogin.set(account.login, member);
    return member;
  }

  members(): IterableIterator<Member> {
    return this.byId.values();
  }

  /** Everybody but the cast, in the order in which they come to this channel's chat. */
  crowd(channelId: string): Iterable<Account> {
    const invented = [...this.byId.values()].filter((member) => !isPersona(member));
    return crowdOrder(
      channelId,
      invented.map(({ account }) => account),
    );
  }

  findById(id: string): Member | undefined {
    return this.byId.get(id);
  }

  findByLogin(login: string): Member | undefined {
    return this.byLogin.get(login.toLowerCase());
  }

  /** @throws TallyError not_found when nobody has this login or id */
  get(who: string): Member {
    const member = this.findByLogin(who) ?? this.findById(who);
    if (!member) throw new TallyError("not_found", `There is no channel called ${who}.`);
    return member;
  }

  /** @throws TallyError conflict when the channel is live already; not_found for an unknown channel or category */
  goLive(who: string, wish: BroadcastWish = {}): Broadcast {
    const member = this.get(who);
    if (member.live) throw new TallyError("conflict", `${member.account.displayName} is live already.`);
    return this.start(member, wish, "went_live");
  }

  /** @throws TallyError conflict when the channel is not live */
  end(who: string): void {
    const { member, live } = this.getLive(who);
    this.put(member, null);
    this.tell("ended", member, live.streamId);
  }

  /** A new broadcast (new id, started now) without the channel ever having been seen offline. */
  restart(who: string, wish: BroadcastWish = {}): Broadcast {
    return this.start(this.getLive(who).member, wish, "restarted");
  }

  /** Gives the channel this title, or an invented one that differs from the last. Works off air too. */
  changeTitle(who: string, title?: string): string {
    const member = this.get(who);
    const next = title ?? this.suggestTitle(who);
    this.describe(member, { ...member.info, title: next }, "title_changed");
    return next;
  }

  /** An invented title for the channel that differs from its last; changes nothing. */
  suggestTitle(who: string): string {
    const { account, info } = this.get(who);
    const category = findCategory(info.categoryId) ?? this.random.pick(CATEGORIES);
    return inventTitle(this.random, account.language, category, info.title);
  }

  /**
   * Gives the channel this category, or another: one of its own if it has several. The title stays.
   * @throws TallyError not_found for a category the world does not have
   */
  changeCategory(who: string, idOrName?: string): string {
    const member = this.get(who);
    const next = idOrName === undefined ? this.anotherCategory(member) : toCategoryInfo(idOrName);
    this.describe(member, { ...member.info, ...next }, "category_changed");
    return next.categoryName;
  }

  setViewers(who: string, viewers: number): void {
    const { member } = this.getLive(who);
    member.setViewers(viewers);
    this.ranking.note(member);
  }

  /** Leaves live channels out of the next `answers` answers of Get Streams that should have held them. */
  hideFromAnswers(whom: readonly string[], answers: number): void {
    for (const who of whom) this.hidden.set(this.get(who).account.id, answers);
  }

  /** Whether any channel has answers left to be hidden from. */
  get hidesAny(): boolean {
    return this.hidden.size > 0;
  }

  /** True when this answer has to leave the channel out; counts one answer down. */
  takeHidden(id: string): boolean {
    const left = this.hidden.get(id);
    if (left === undefined) return false;
    if (left <= 1) this.hidden.delete(id);
    else this.hidden.set(id, left - 1);
    return left > 0;
  }

  /** Deletes what was recorded of a stream, as broadcasters do. */
  deleteRecording(streamId: string): void {
    this.lostRecordings.add(streamId);
  }

  isRecorded(streamId: string): boolean {
    return !this.lostRecordings.has(streamId);
  }

  follow(viewer: string, broadcaster: string): void {
    const follow = { broadcasterId: this.get(broadcaster).account.id, followedAt: this.now() };
    this.follows.add(this.get(viewer).account.id, [follow]);
  }

  unfollow(viewer: string, broadcaster: string): void {
    this.follows.remove(this.get(viewer).account.id, this.get(broadcaster).account.id);
  }

  /**
   * Calls somebody something else from now on; their id stays.
   * @throws TallyError conflict when somebody else has the login; not_found
   */
  rename(
    who: string,
    { login, displayName = login }: { login: string; displayName?: string | undefined },
  ): void {
    const account = this.roles.person(who);
    const holder = this.byLogin.get(login);
    if (holder && holder.account.id !== account.id) {
      throw new TallyError("conflict", `${login} is somebody else's.`);
    }
    const member = this.byId.get(account.id);
    if (member) {
      this.byLogin.delete(account.login);
      this.byLogin.set(login, member);
    }
    Object.assign(account, { login, displayName });
    this.roles.changed();
  }

  /** Calls `listener` after each change. Returns the way to stop it. */
  onChange(listener: (change: WorldChange) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private start(member: Member, wish: BroadcastWish, kind: "went_live" | "restarted"): Broadcast {
    const category = wish.category === undefined ? {} : toCategoryInfo(wish.category);
    member.info = { ...member.info, ...category, title: wish.title ?? member.info.title };
    const broadcast = {
      ...member.info,
      streamId: wish.streamId ?? this.nextStreamId(),
      startedAt: wish.startedAt ?? this.now(),
      viewers: wish.viewers ?? viewersAtStart(member.account.usualViewers, this.random),
    };
    this.put(member, broadcast);
    this.tell(kind, member, broadcast.streamId);
    return broadcast;
  }

  private describe(member: Member, info: ChannelInfo, kind: WorldChange["kind"]): void {
    member.info = info;
    if (member.live) this.put(member, { ...member.live, ...info });
    this.tell(kind, member, member.live?.streamId ?? null);
  }

  private anotherCategory({ info, streamer }: Member): ReturnType<typeof toCategoryInfo> {
    const isOther = ({ id }: { id: string }) => id !== info.categoryId;
    const own = streamer.habits.categories.filter(isOther);
    return toCategoryInfo(this.random.pick(own.length > 0 ? own : CATEGORIES.filter(isOther)).id);
  }

  private put(member: Member, live: Broadcast | null): void {
    member.become(live, this.now());
    this.ranking.note(member);
  }

  private getLive(who: string): { member: Member; live: Broadcast } {
    const member = this.get(who);
    if (!member.live) throw new TallyError("conflict", `${member.account.displayName} is not live.`);
    return { member, live: member.live };
  }

  private nextStreamId(): string {
    this.lastStreamId = Math.max(this.lastStreamId + 1, this.now() - STREAM_IDS_SINCE);
    return String(this.lastStreamId);
  }

  private tell(kind: WorldChange["kind"], member: Member, streamId: string | null): void {
    const { id, login, displayName } = member.account;
    for (const listener of this.listeners)
      listener({ at: this.now(), kind, id, login, displayName, streamId });
  }
}

function toCategoryInfo(idOrName: string): { categoryId: string; categoryName: string } {
  const category = findCategory(idOrName);
  if (!category) throw new TallyError("not_found", `There is no category called ${idOrName}.`);
  return { categoryId: category.id, categoryName: category.name };
}
