import type { Account } from "../core/invent";
import { seededRandom, seedFrom } from "../core/random";
import { inventUtterance, type Utterance } from "./core/say";
import type { Hub } from "./hub";
import type { Room } from "./room";
import { emotesOf, type Voice } from "./voice";

interface Storm {
  room: Room;
  authors: readonly Account[];
  utterances: readonly Utterance[];
  startedAt: number;
  perMs: number;
  total: number;
  said: number;
}

const STEP_MS = 10;
/** Things said in a storm; they come again and again, as they do. */
const UTTERANCES = 500;

/** Raises storms: a room in which everybody talks at once, at an exact rate. */
export class Storms {
  private storms: Storm[] = [];
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly hub: Hub,
    private readonly voice: Voice,
    private readonly seed: number,
  ) {}

  /** How many messages are still to come. */
  get left(): number {
    return this.storms.reduce((sum, { total, said }) => sum + total - said, 0);
  }

  /** Exactly `perSecond` × `seconds` messages from now on; answers how many that are. */
  raise(room: Room, perSecond: number, seconds: number): number {
    const random = seededRandom(seedFrom(this.seed, "storm", room.id));
    const authors = this.hub.chattersIn(room);
    const names = authors.slice(0, 50).map(({ displayName }) => displayName);
    const emotes = emotesOf(room);
    const utterances = Array.from({ length: UTTERANCES }, () =>
      inventUtterance(random, room.member.account.language, emotes, names),
    );
    const total = Math.round(perSecond * seconds);
    const startedAt = this.hub.deps.realNow();
    this.storms.push({ room, authors, utterances, startedAt, perMs: perSecond / 1000, total, said: 0 });
    this.timer ??= setInterval(() => this.blow(), STEP_MS);
    return total;
  }

  stop(): void {
    clearInterval(this.timer);
    this.timer = undefined;
    this.storms = [];
  }

  private blow(): void {
    const now = this.hub.deps.realNow();
    for (const storm of this.storms) {
      const due = Math.min(storm.total, Math.floor((now - storm.startedAt) * storm.perMs));
      for (; storm.said < due; storm.said += 1) this.sayOne(storm);
    }
    this.storms = this.storms.filter(({ said, total }) => said < total);
    if (this.storms.length === 0) this.stop();
  }

  private sayOne({ room, authors, utterances, said }: Storm): void {
    const author = authors[(said * 31) % authors.length];
    const utterance = utterances[said % utterances.length];
    if (author && utterance) this.voice.say(room, author, utterance.text, { emotes: utterance.emotes });
  }
}
