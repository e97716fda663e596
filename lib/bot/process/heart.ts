import type { Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { appendEvents } from "@/lib/events";
import { within } from "@/lib/kernel/within";
import type { Gap } from "../core/gap-ledger";
import { planLeases } from "../core/plan-leases";
import { type ChannelReport, writeCoverage } from "../ledger";
import * as repository from "../repository-leases";
import { takeFree } from "../take-free";
import type { ChannelBeat, ReadChannel } from "./read-channel";
import type { Reader } from "./reader";

export interface HeartDeps {
  pool: Pool;
  /** Names this process, and no other ever. */
  name: string;
  startedAt: Date;
  reader: Reader;
  /** See `Ingest.acknowledgedUntil`. */
  acknowledgedUntil: () => number;
  spooledBytes: () => number;
  /** Why this bot reads nothing at all, in words for people; null while it can. */
  problem: () => string | null;
  /** Under which account it reads; null: under none. */
  account: () => string | null;
  now: () => number;
}

/** Chat that was read and then lost. */
export interface Loss extends Gap {
  channelId: string;
}

/** A database that hangs counts as one that does not answer. */
const BEAT_WITHIN_MS = 5_000;
/** See the leases' repository. */
const LEASE_MS = 6_000;

type Situation = Awaited<ReturnType<typeof repository.readSituation>>;

/** Tells the database how this bot does, and does what the others' signs ask for. One beat at a time. */
export class Heart {
  /** Bots that live, as of the last beat; at least this one. */
  bots = 1;
  /** Nobody's channels are taken any more. */
  isResigned = false;
  private losses: Loss[] = [];
  private courting: string[] = [];
  /** When a beat last succeeded, in ms since the epoch. */
  private toldAt: number | null = null;

  constructor(private readonly deps: HeartDeps) {}

  /** Chat that was read could not be kept. */
  lose(loss: Loss): void {
    this.losses.push(loss);
    this.deps.reader.channels.get(loss.channelId)?.coverage.lostPart(loss.from, loss.to, loss.reason);
  }

  /** Until when everything that was sent is stored; ms since the epoch. */
  safeUntil(): number {
    return Math.min(this.deps.reader.readUntil(), this.deps.acknowledgedUntil());
  }

  /** @throws when Postgres does not answer; then everything is told by the next beat that succeeds */
  async beat(): Promise<void> {
    await within(BEAT_WITHIN_MS, this.isResigned ? this.tell().then(() => undefined) : this.tellAndPlan());
  }

  /** Gives all leases up, to be taken at once. What is read still counts until others read it. */
  async resign(): Promise<void> {
    this.isResigned = true;
    await within(BEAT_WITHIN_MS, repository.resign(this.deps.pool, this.deps.name));
  }

  /** Whether all that is read here is read by another bot too. */
  isReplaced({ channels }: Situation): boolean {
    const elsewhere = new Set(
      channels
        .filter(({ bot, state }) => bot !== this.deps.name && state === "joined")
        .map((one) => one.channelId),
    );
    return [...this.deps.reader.channels.values()].every(
      ({ channelId, readSince, gone }) => gone || readSince === null || elsewhere.has(channelId),
    );
  }

  /** Tells everything there is to tell; answers how things stand. */
  async tell({ isStored = false } = {}): Promise<Situation> {
    const { pool, reader, now, name } = this.deps;
    const safeUntil = isStored ? now() : this.safeUntil();
    const channels = [...reader.channels.values()];
    const beats = new Map(channels.map((channel) => [channel, channel.beat(now(), safeUntil)]));
    const changed = channels.filter((channel) => channel.turns > channel.toldTurns && channel.owned);
    const losses = [...this.losses];
    const { held, situation } = await withTransaction(async (tx) => {
      if (!this.isResigned) await repository.putSign(tx, this.sign());
      const leases = [...beats.values()].map(({ lease }) => lease);
      const renewed = await repository.renew(tx, name, leases, { isLast: this.isResigned });
      await repository.extend(tx, helpWith(beats, renewed));
      await writeCoverage(tx, [...reportsOf(beats, renewed), ...losses.map(reportOfLoss)]);
      const found = await repository.readSituation(tx, name);
      await appendEvents(
        tx,
        changed.map(({ channelId }) => ({
          kind: "channel.changed",
          payload: { channelId, change: "reading" },
        })),
      );
      return { held: renewed, situation: found };
    }, pool);
    this.losses = this.losses.filter((loss) => !losses.includes(loss));
    for (const [channel, beat] of beats) this.settle(channel, beat, held.has(channel.channelId));
    for (const { channelId, bot } of situation.channels) reader.channels.get(channelId)?.heldBy(bot);
    return situation;
  }

  private sign(): repository.BotSign {
    const { name, startedAt, reader, spooledBytes, now, problem, account } = this.deps;
    return {
      id: name,
      startedAt,
      account: account(),
      problem: problem(),
      messagesPerMinute: reader.meter.perMinute(now()),
      spooledBytes: spooledBytes(),
    };
  }

  private settle(channel: ReadChannel, beat: ChannelBeat, isHeld: boolean): void {
    channel.coverage.written(isHeld ? beat.holding : beat.helping);
    if (channel.owned) channel.toldTurns = beat.turns;
    channel.owned &&= isHeld;
    if (channel.gone) this.deps.reader.channels.delete(channel.channelId);
  }

  private async tellAndPlan(): Promise<void> {
    const { pool, name, problem, now } = this.deps;
    const silentMs = now() - (this.toldAt ?? now());
    const before = await this.tell();
    if (this.toldAt === null) await repository.forgetDeadBots(pool);
    this.toldAt = now();
    this.bots = Math.max(1, before.bots.length);
    if (problem() !== null) return;
    // While Postgres was away nobody could renew: those who live get a beat's time to say so.
    if (silentMs > LEASE_MS) return this.follow(before);
    const plan = planLeases({
      self: name,
      bots: before.bots,
      wanted: before.channels.filter(({ wanted }) => wanted).map(({ channelId }) => channelId),
      leases: before.channels.flatMap(({ channelId, bot, expired }) =>
        bot !== null && !expired ? [{ channelId, bot }] : [],
      ),
      courting: this.courting,
    });
    this.courting = plan.court;
    await repository.release(pool, name, plan.release);
    const moved =
      (await takeFree(pool, name, plan.take)) +
      (await repository.takeOver(pool, name, this.joinedOf(plan.court, before)));
    this.follow(moved > 0 ? await repository.readSituation(pool, name) : before);
  }

  /** Those courted channels that we read already. */
  private joinedOf(court: readonly string[], { channels }: Situation) {
    const holders = new Map(channels.map(({ channelId, bot }) => [channelId, bot]));
    return court.flatMap((channelId) => {
      const readSince = this.deps.reader.channels.get(channelId)?.readSince ?? null;
      const from = holders.get(channelId) ?? null;
      return readSince === null || from === null ? [] : [{ channelId, from, readSince }];
    });
  }

  /**
   * Reads what is ours, what we court, and what was ours until its new bot reads it: twice is harmless, for a message
   * is stored once, and not at all is not.
   */
  private follow({ channels }: Situation): void {
    const { reader, name } = this.deps;
    const courted = new Set(this.courting);
    const isOurs = ({ bot }: repository.BotChannel) => bot === name;
    reader.follow(
      channels.filter((channel) => {
        if (!channel.wanted) return false;
        if (isOurs(channel) || courted.has(channel.channelId)) return true;
        const isRead = !channel.expired && channel.state === "joined";
        return reader.channels.has(channel.channelId) && !isRead;
      }),
    );
    for (const { channelId } of channels.filter(isOurs)) {
      const channel = reader.channels.get(channelId);
      if (channel && !channel.owned) channel.own();
    }
  }
}

/** Who does not hold a lease says what was read, and leaves it to the holder to say what was not. */
function reportsOf(beats: ReadonlyMap<ReadChannel, ChannelBeat>, held: ReadonlySet<string>): ChannelReport[] {
  return [...beats].map(([{ channelId }, beat]) =>
    held.has(channelId) ? { channelId, ...beat.holding } : { channelId, read: beat.helping.read, missed: [] },
  );
}

/** What was read of channels whose lease somebody else has, up to now. */
const helpWith = (beats: ReadonlyMap<ReadChannel, ChannelBeat>, held: ReadonlySet<string>) =>
  [...beats].flatMap(([{ channelId }, { helping }]) => {
    const last = helping.read.at(-1);
    return held.has(channelId) || !last ? [] : [{ channelId, ...last }];
  });

const reportOfLoss = ({ channelId, ...gap }: Loss): ChannelReport => ({ channelId, read: [], missed: [gap] });
