/** How long names are believed without being read again, in ms: every change is told, unless a word of it was lost. */
const BELIEVED_MS = 60_000;

interface Known {
  names: ReadonlySet<string>;
  readAt: number;
}

interface NameIndexDeps {
  /** All names and aliases of a channel. */
  read(channelId: string): Promise<ReadonlySet<string>>;
  /** ms since the epoch */
  now: () => number;
  onError(error: unknown): void;
}

/** Which names are commands in which channel, in memory: most messages that begin with "!" are meant for other bots. */
export class NameIndex {
  private readonly channels = new Map<string, Known>();
  /** Channels that are being read; what changes meanwhile makes what is read old at once. */
  private readonly reading = new Map<string, object>();

  constructor(private readonly deps: NameIndexDeps) {}

  /** Whether a channel may have a command of that name. Never false by mistake: what is not known yet may be. */
  mayHave(channelId: string, name: string): boolean {
    const known = this.channels.get(channelId);
    if (!known || this.deps.now() - known.readAt > BELIEVED_MS) void this.read(channelId);
    return known === undefined || known.names.has(name);
  }

  /** What a channel's commands are called has changed. */
  forget(channelId: string): void {
    this.channels.delete(channelId);
    this.reading.delete(channelId);
  }

  private async read(channelId: string): Promise<void> {
    if (this.reading.has(channelId)) return;
    const turn = {};
    this.reading.set(channelId, turn);
    try {
      const readAt = this.deps.now();
      const names = await this.deps.read(channelId);
      if (this.reading.get(channelId) === turn) this.channels.set(channelId, { names, readAt });
    } catch (error) {
      this.deps.onError(error);
    } finally {
      if (this.reading.get(channelId) === turn) this.reading.delete(channelId);
    }
  }
}
