import type { ChatGap, ChatLine, LiveChat } from "@/lib/chat/schema";

/** What was found in a channel's log. */
export interface Found {
  lines: readonly ChatLine[];
  deleted: LiveChat["deleted"];
  gap: ChatGap | null;
}

/** What was told of a channel. Bounded: the oldest is forgotten first, long after looks stopped reaching it. */
export class ChatMemory {
  /** Ids of lines, each with who wrote it. */
  private readonly lines = new Map<string, string>();
  private readonly deletions = new Map<string, true>();
  private gap = "";

  constructor(private readonly most: number) {}

  /** The ids of the last `count` lines and deletions that were told. */
  told(count: number): { lines: string[]; deletions: string[] } {
    return { lines: lastOf(this.lines, count), deletions: lastOf(this.deletions, count) };
  }

  /** Of what was found, what is news; from now on it is told. Null when there is none. */
  take(channelId: string, found: Found): LiveChat | null {
    const lines = found.lines.filter((line) => this.isNews(line));
    const deleted = found.deleted.filter(({ id }) => !this.deletions.has(id));
    for (const { id } of deleted) keep(this.deletions, id, true, this.most);
    const gap = this.newGap(found.gap);
    if (lines.length === 0 && deleted.length === 0 && gap.length === 0) return null;
    return { channelId, lines: [...lines, ...gap], deleted, erased: [] };
  }

  /** The lines of somebody who had their words erased. They count as told, for as long as the log still has them. */
  linesOf(authorId: string): string[] {
    return [...this.lines].flatMap(([id, author]) => (author === authorId ? [id] : []));
  }

  private isNews(line: ChatLine): boolean {
    if (line.type === "gap") return false;
    const { id, author } = line.type === "message" ? line.message : line.event;
    if (this.lines.has(id)) return false;
    keep(this.lines, id, author.id, this.most);
    return true;
  }

  /** A gap is news when it opens and again when it closes. */
  private newGap(gap: ChatGap | null): ChatLine[] {
    const key = gap ? `${gap.from}/${gap.to}` : "";
    if (key === this.gap) return [];
    this.gap = key;
    return gap ? [{ type: "gap", gap }] : [];
  }
}

function keep<Value>(ids: Map<string, Value>, id: string, value: Value, most: number): void {
  ids.set(id, value);
  if (ids.size <= most) return;
  for (const oldest of ids.keys()) {
    ids.delete(oldest);
    return;
  }
}

const lastOf = (ids: ReadonlyMap<string, unknown>, count: number): string[] => [...ids.keys()].slice(-count);
