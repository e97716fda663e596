import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { TallyError } from "@/lib/kernel/errors";
import type { Entry } from "../core/entry";
import { adoptOrphans } from "../spool/orphans";
import { Spool } from "../spool/spool";
import type { IngestLog, IngestOptions } from "./types";

export interface SpoolsOptions extends Pick<IngestOptions, "spool" | "log"> {
  now(): number;
  onDropped(entries: Entry[]): void;
}

/** What a record on disk is, until it is settled. */
export interface Replay {
  entries: Entry[];
  settle(done: boolean): Promise<void>;
}

/** The folder this process writes to, and those of dead bots on this machine that it reads to the end. */
export class Spools {
  readonly #options: SpoolsOptions;
  readonly #own: Spool;
  readonly #adopted = new Map<string, Spool>();

  /** @throws TallyError conflict when another process has the folder; whatever the disk throws */
  constructor(options: SpoolsOptions) {
    const { directory, name } = options.spool;
    this.#options = options;
    mkdirSync(directory, { recursive: true });
    const own = Spool.open({ ...this.#spoolOptions(), directory: join(directory, name) });
    if (!own) throw new TallyError("conflict", `Another process uses ${join(directory, name)} already.`);
    this.#own = own;
  }

  get bytes(): number {
    return this.#all().reduce((sum, { bytes }) => sum + bytes, 0);
  }

  get oldestAt(): number | null {
    const waiting = this.#all().flatMap(({ oldestAt }) => oldestAt ?? []);
    return waiting.length > 0 ? Math.min(...waiting) : null;
  }

  /** Puts batches on disk. @throws NodeJS.ErrnoException */
  append(batches: readonly (readonly Entry[])[]): Promise<void> {
    return this.#own.append(batches);
  }

  /** The next record to be written to Postgres: ours first, then those of the dead. */
  async next(): Promise<Replay | undefined> {
    for (const spool of this.#all()) {
      const entries = await spool.next();
      if (entries) return { entries, settle: (done) => spool.settle(done) };
    }
    return undefined;
  }

  /** Takes over what dead bots left, and lets go of what is read to the end. */
  async lookAround(): Promise<void> {
    for (const [name, spool] of this.#adopted) {
      if (spool.oldestAt !== null) continue;
      this.#adopted.delete(name);
      await spool.close();
    }
    const { spool, log } = this.#options;
    const known = new Set([spool.name, ...this.#adopted.keys()]);
    for (const [name, orphan] of adoptOrphans(spool.directory, known, this.#spoolOptions())) {
      this.#adopted.set(name, orphan);
      if (orphan.bytes > 0)
        log.warn({ spool: name, bytes: orphan.bytes }, "took over the messages that a dead bot left on disk");
    }
  }

  async close(): Promise<void> {
    for (const spool of this.#all()) await spool.close();
  }

  #all(): Spool[] {
    return [this.#own, ...this.#adopted.values()];
  }

  #spoolOptions() {
    const { spool, now, onDropped, log } = this.#options;
    return { maxBytes: spool.maxBytes, now, onDropped, onDamaged: tellDamage(log) };
  }
}

/** A torn end is what a crash in mid-write leaves, and nobody was promised it; anything else is worth a look. */
const tellDamage =
  (log: IngestLog) =>
  (damage: { segment: string; tornBytes: number; unreadable: number }): void => {
    if (damage.unreadable > 0)
      log.error(damage, "messages on disk are of another version and cannot be read");
    else log.warn(damage, "messages on disk end in the middle of a write");
  };
