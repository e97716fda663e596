import { addTo, type Delivery, type Range } from "./ledger";

/** Where text goes: a socket or a WebSocket. */
export interface Channel {
  /** `taken` is called when the operating system has taken it over. */
  write(data: string | Uint8Array, taken: () => void): void;
  /** Bytes that wait to be sent. */
  waiting(): number;
  /** Sends what waits, then closes. */
  end(): void;
  /** Breaks off at once; what waits is lost. */
  reset(): void;
}

/** What a client is sent: gathered for a moment, since a write for every line would cost more than the lines. */
export class Outlet {
  private lines: string[] = [];
  private numbered = new Map<string, Range[]>();
  private isScheduled = false;
  private isClosed = false;

  constructor(
    private readonly channel: Channel,
    private readonly delivery: () => Delivery | null,
  ) {}

  /** Bytes that the client has not read yet. */
  get waiting(): number {
    return this.channel.waiting();
  }

  /** `number`: the line's in its room, if it is one that counts. */
  push(line: string, channelId?: string, number?: number): void {
    if (this.isClosed) return;
    this.lines.push(line);
    if (channelId !== undefined && number !== undefined) {
      addTo(this.numbered, channelId, { from: number, to: number });
    }
    if (this.isScheduled) return;
    this.isScheduled = true;
    setImmediate(() => this.flush());
  }

  /** Sends bytes as they are, behind everything that was pushed. */
  pushBytes(bytes: Uint8Array): void {
    this.flush();
    if (!this.isClosed) this.channel.write(bytes, () => undefined);
  }

  close(how: "end" | "reset"): void {
    if (this.isClosed) return;
    if (how === "end") this.flush();
    this.isClosed = true;
    this.channel[how]();
  }

  private flush(): void {
    this.isScheduled = false;
    if (this.isClosed || this.lines.length === 0) return;
    const text = `${this.lines.join("\r\n")}\r\n`;
    const numbered = this.numbered;
    this.lines = [];
    this.numbered = new Map();
    this.channel.write(text, () => {
      const rooms = this.delivery()?.rooms;
      if (!rooms) return;
      for (const [channelId, ranges] of numbered) for (const range of ranges) addTo(rooms, channelId, range);
    });
  }
}
