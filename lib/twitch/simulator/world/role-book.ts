import { TallyError } from "@/lib/kernel/errors";
import { type Person, stranger } from "../core/strangers";
import { personas } from "../personas";
import { type Held, inventStanding, planStandings } from "./plan-standings";
import {
  granted,
  holds,
  NOBODY,
  type RoleName,
  type Standing,
  type SubscriptionWish,
  withdrawn,
} from "./standing";

/** Who is there to have roles: the world, as far as this is concerned. */
interface People {
  seed: number;
  /** @throws TallyError not_found when nobody has this login or id */
  get(who: string): { account: Person };
  findByLogin(login: string): { account: Person } | undefined;
  findById(id: string): { account: Person } | undefined;
  /** Everybody but the cast, in the order in which they come to this channel's chat. */
  crowd(channelId: string): Iterable<Person>;
}

/** Somebody's standing in a channel is another. */
export interface RoleChange {
  broadcaster: Person;
  person: Person;
  before: Standing;
  after: Standing;
}

/** Who changes more at once writes down what was so all along: nobody is told. */
const MOST_TOLD = 100;

const CAST: ReadonlySet<string> = new Set(Object.values(personas).map(({ id }) => id));
const STREAMERS: ReadonlySet<string> = new Set(
  Object.values(personas).flatMap(({ id, role }) => (role === "streamer" ? [id] : [])),
);

/** On Twitch nobody moderates and is a VIP; granted by hand, somebody is what one says. */
const excludes = (standing: Standing, role: RoleName) =>
  role === "vip" ? holds(standing, "moderator") : role === "moderator" && standing.vip;

/**
 * Who is what in whose channel: what chat shows as badges and Helix as lists. Streamers from the cast have a few of
 * each; in every other channel the dice decide, except about the cast.
 */
export class RoleBook {
  /** Grows with every change. */
  revision = 0;
  private readonly channels = new Map<string, Map<string, Held>>();
  /** Channels of which everybody was written down: who is not there is nobody. */
  private readonly complete = new Set<string>();
  private readonly strangers = new Map<string, Person>();
  private readonly lists = new Map<string, readonly Held[]>();
  private readonly listeners = new Set<(change: RoleChange) => void>();

  constructor(private readonly people: People) {}

  clear(): void {
    for (const known of [this.channels, this.complete, this.strangers]) known.clear();
    this.changed();
  }

  /** Calls `listener` after each change of somebody's standing. Returns the way to stop it. */
  onChange(listener: (change: RoleChange) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  standingOf(channelId: string, userId: string): Standing {
    if (channelId === userId) return NOBODY;
    const known = this.channel(channelId).get(userId);
    if (known) return known.standing;
    return this.complete.has(channelId) || CAST.has(userId) ? NOBODY : inventStanding(channelId, userId);
  }

  /** Everybody with the role, without the broadcaster; who had it first comes first. */
  list(channelId: string, role: RoleName): readonly Held[] {
    const key = `${channelId} ${role}`;
    const known = this.lists.get(key);
    if (known) return known;
    this.writeDown(channelId);
    const list = [...this.channel(channelId).values()].filter(({ standing }) => holds(standing, role));
    this.lists.set(key, list);
    return list;
  }

  /**
   * Gives somebody a role, or changes their subscription. People are named by login or id; somebody whom the world
   * does not know is given as a person.
   * @throws TallyError not_found for an unknown channel or person; unprocessable for the broadcaster
   */
  grant(channel: string, role: RoleName, who: string | Person, wish?: SubscriptionWish): void {
    const { id } = this.people.get(channel).account;
    const person = this.person(who);
    if (person.id === id)
      throw new TallyError("unprocessable", "A broadcaster has no role in their own channel.");
    const before = this.standingOf(id, person.id);
    this.put(id, { person, standing: granted(before, role, wish) });
    this.tell(id, person, before);
  }

  /** Takes a role away; who does not have it keeps none. */
  revoke(channel: string, role: RoleName, who: string): void {
    const { id } = this.people.get(channel).account;
    const person = this.person(who);
    const before = this.standingOf(id, person.id);
    this.put(id, { person, standing: withdrawn(before, role) });
    this.tell(id, person, before);
  }

  /**
   * Makes it exactly so many: more of those who come to the chat, then people who only watch; or fewer, the last first.
   */
  fill(channel: string, role: RoleName, count: number): void {
    const { id } = this.people.get(channel).account;
    const list = this.list(id, role);
    const held = this.channel(id);
    const changed: Held[] = [];
    for (const { person, standing } of list.slice(count)) {
      held.set(person.id, { person, standing: withdrawn(standing, role) });
      changed.push({ person, standing });
    }
    let missing = count - list.length;
    for (const person of this.candidates(id)) {
      if (missing <= 0) break;
      const standing = held.get(person.id)?.standing ?? NOBODY;
      if (person.id === id || holds(standing, role) || excludes(standing, role)) continue;
      held.set(person.id, { person, standing: granted(standing, role) });
      changed.push({ person, standing });
      missing -= 1;
    }
    this.changed();
    if (changed.length > MOST_TOLD) return;
    for (const { person, standing } of changed) this.tell(id, person, standing);
  }

  /** Somebody of the lists, or of the world. @throws TallyError not_found */
  person(who: string | Person): Person {
    if (typeof who !== "string") {
      const known = this.people.findById(who.id)?.account ?? this.strangers.get(who.id);
      const person = known ?? { ...who };
      if (!known) this.strangers.set(person.id, person);
      return person;
    }
    const known = this.people.findByLogin(who) ?? this.people.findById(who);
    if (known) return known.account;
    const met = this.strangers.get(who) ?? [...this.strangers.values()].find(({ login }) => login === who);
    if (!met) throw new TallyError("not_found", `There is nobody called ${who}.`);
    return met;
  }

  /** To be called when somebody is called something else. */
  changed(): void {
    this.revision += 1;
    this.lists.clear();
  }

  private put(channelId: string, held: Held): void {
    this.channel(channelId).set(held.person.id, held);
    this.changed();
  }

  private tell(channelId: string, person: Person, before: Standing): void {
    if (this.listeners.size === 0) return;
    const broadcaster = this.people.get(channelId).account;
    const change = { broadcaster, person, before, after: this.standingOf(channelId, person.id) };
    for (const listener of this.listeners) listener(change);
  }

  private channel(channelId: string): Map<string, Held> {
    const known = this.channels.get(channelId);
    if (known) return known;
    const held = new Map<string, Held>();
    this.channels.set(channelId, held);
    if (!STREAMERS.has(channelId)) return held;
    this.complete.add(channelId);
    for (const one of planStandings(this.people.seed, channelId, this.people.crowd(channelId)))
      held.set(one.person.id, one);
    return held;
  }

  /** Asks the dice about everybody, once: a list has to be whole. */
  private writeDown(channelId: string): void {
    const held = this.channel(channelId);
    if (this.complete.has(channelId)) return;
    for (const person of this.people.crowd(channelId)) {
      if (held.has(person.id) || person.id === channelId) continue;
      const standing = inventStanding(channelId, person.id);
      if (holds(standing, "subscriber") || standing.vip || holds(standing, "moderator")) {
        held.set(person.id, { person, standing });
      }
    }
    this.complete.add(channelId);
  }

  private *candidates(channelId: string): Generator<Person> {
    yield* this.people.crowd(channelId);
    for (let number = 0; ; number += 1) {
      const next = stranger(number);
      const known = this.strangers.get(next.id);
      if (!known) this.strangers.set(next.id, next);
      yield known ?? next;
    }
  }
}
