import { type Random, seededRandom, seedFrom } from "../core/random";
import { messagesPerSecond } from "./core/rates";
import { inventUtterance } from "./core/say";
import type { Hub } from "./hub";
import type { Room } from "./room";
import { emotesOf, type Voice } from "./voice";

const STEP_MS = 250;
/** How often people come and go. */
const SETTLE_MS = 10_000;
const REPLIES = 0.06;
const ACTIONS = 0.01;
const CHEERS = 0.005;

/** Lets the rooms that somebody reads talk by habit, each as busily as its viewers make one expect. */
export class Talkers {
  private timer: NodeJS.Timeout | undefined;
  private readonly random: Random;
  private lastAt = 0;
  private settledAt = 0;

  constructor(
    private readonly hub: Hub,
    private readonly voice: Voice,
    seed: number,
  ) {
    this.random = seededRandom(seedFrom(seed, "talkers"));
  }

  get areTalking(): boolean {
    return this.timer !== undefined;
  }

  start(): void {
    if (this.timer) return;
    this.lastAt = this.hub.deps.realNow();
    this.timer = setInterval(() => this.talk(), STEP_MS);
  }

  stop(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }

  private talk(): void {
    const now = this.hub.deps.realNow();
    // After a pause of the machine's nobody catches up on what they would have said.
    const seconds = Math.min(2, (now - this.lastAt) / 1000);
    this.lastAt = now;
    const settles = now - this.settledAt >= SETTLE_MS;
    if (settles) this.settledAt = now;
    for (const room of this.hub.readRooms()) {
      if (settles) this.hub.settle(room);
      const expected = messagesPerSecond(room.member.live?.viewers ?? null) * seconds;
      const count = Math.floor(expected) + (this.random.chance(expected % 1) ? 1 : 0);
      for (let said = 0; said < count; said += 1) this.happen(room);
    }
  }

  private happen(room: Room): void {
    const { random, voice } = this;
    const chatters = [...room.chatters.values()];
    if (chatters.length === 0) return;
    // A few talk most of the time.
    const who = chatters[Math.floor(chatters.length * random.next() ** 2)] ?? random.pick(chatters);
    const dice = random.next();
    if (dice < 0.002)
      voice.sub(room, who, random.int(1, 40), "1000", random.chance(0.5) ? "thanks for the streams" : null);
    else if (dice < 0.0025) voice.gift(room, who, chatters.slice(0, random.int(1, 5)));
    else if (dice < 0.0035) this.moderate(room);
    else
      this.speak(
        room,
        who,
        chatters.slice(0, 30).map(({ displayName }) => displayName),
      );
  }

  private speak(room: Room, who: Parameters<Voice["say"]>[1], names: readonly string[]): void {
    const { random, voice } = this;
    const { text, emotes } = inventUtterance(random, room.member.account.language, emotesOf(room), names);
    const bits = random.chance(CHEERS) ? random.pick([1, 10, 100, 500]) : undefined;
    voice.say(room, who, text, {
      emotes,
      bits,
      isAction: random.chance(ACTIONS),
      replyTo: random.chance(REPLIES) ? (room.recent.last(20)[0]?.id ?? null) : null,
    });
  }

  private moderate(room: Room): void {
    const said = room.recent.last(30).find(({ author }) => author.id !== room.id);
    if (!said) return;
    if (this.random.chance(0.6)) this.voice.delete(room, said);
    else this.voice.silence(room, said.author, this.random.pick([10, 60, 600]));
  }
}
