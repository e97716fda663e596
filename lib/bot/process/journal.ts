import { mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Span } from "../core/gap-ledger";

/** What a bot read and could not tell the database. */
export interface UntoldCoverage {
  bot: string;
  channels: Map<string, Span[]>;
}

const FORM = ".coverage.json";
/** A journal that was not written for so long is not being written: bots write every two seconds, or tell. */
const ABANDONED_MS = 10_000;

const content = z.object({
  bot: z.string(),
  channels: z.record(z.string(), z.array(z.tuple([z.number().int(), z.number().int()]))),
});

/**
 * Where a bot writes down what it read while Postgres is away, beside the spool with the messages themselves:
 * without it, what a bot that is killed meanwhile had read would count as a gap. Always written as a whole.
 */
export class Journal {
  private readonly file: string;
  private isThere = false;

  constructor(
    private readonly directory: string,
    private readonly bot: string,
  ) {
    this.file = join(directory, `${encodeURIComponent(bot)}${FORM}`);
  }

  /** On disk when it resolves. @throws when the disk does not take it */
  async write(channels: ReadonlyMap<string, readonly Span[]>): Promise<void> {
    await mkdir(this.directory, { recursive: true });
    const told = [...channels].map(([id, spans]) => [id, spans.map(({ from, to }) => [from, to])] as const);
    const draft = await open(`${this.file}.new`, "w");
    try {
      await draft.writeFile(JSON.stringify({ bot: this.bot, channels: Object.fromEntries(told) }));
      await draft.sync();
    } finally {
      await draft.close();
    }
    await rename(`${this.file}.new`, this.file);
    this.isThere = true;
  }

  /** The database knows everything. */
  async clear(): Promise<void> {
    if (!this.isThere) return;
    await rm(this.file, { force: true });
    this.isThere = false;
  }

  /**
   * Hands over what bots that ended left behind, one after the other, and forgets each when `take` kept its
   * promise. Two who do that at once tell the same twice, which is harmless. One that makes no sense is put aside.
   */
  async adopt(now: number, take: (untold: UntoldCoverage) => Promise<void>): Promise<void> {
    for (const name of await readdir(this.directory).catch(() => [])) {
      const file = join(this.directory, name);
      if (!name.endsWith(FORM) || file === this.file) continue;
      const written = await stat(file).catch(() => null);
      if (!written || now - written.mtimeMs < ABANDONED_MS) continue;
      const untold = await readUntold(file);
      if (untold) await take(untold);
      await (untold ? rm(file, { force: true }) : rename(file, `${file}.damaged`));
    }
  }
}

async function readUntold(file: string): Promise<UntoldCoverage | null> {
  try {
    const { bot, channels } = content.parse(JSON.parse(await readFile(file, "utf8")));
    const spans = Object.entries(channels).map(
      ([id, pairs]) => [id, pairs.map(([from, to]) => ({ from, to }))] as const,
    );
    return { bot, channels: new Map(spans) };
  } catch {
    return null;
  }
}
