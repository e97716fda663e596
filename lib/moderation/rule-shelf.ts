import type { Db } from "@/lib/db/client";
import { type RuleBook, ruleBook } from "./core/judge";
import { type SettingsRow, settingsOfRows } from "./core/settings-of-rows";
import { permitsNow } from "./repository-permits";
import { type AccountRow, accountThatWrites, botsIn, rulesToKeep } from "./repository-rules";

/** What a channel has on the shelf. */
interface Shelved {
  rows: SettingsRow[];
  bots: ReadonlySet<string>;
  /** Made of the rows when it is first asked for. */
  book?: RuleBook;
}

/** The rules of all channels that keep order, who may post links, and who we are: in memory, read anew when told. */
export class RuleShelf {
  account: AccountRow | null = null;
  private channels = new Map<string, Shelved>();
  /** Until when, in ms since the epoch, by channel and person. */
  private permits = new Map<string, number>();

  constructor(private readonly db: Db) {}

  /** The channel's rules; null when it has none, or they have not been read yet. */
  bookOf(channelId: string): RuleBook | null {
    const shelved = this.channels.get(channelId);
    if (!shelved) return null;
    if (!shelved.book) {
      const { rules, conduct } = settingsOfRows(shelved.rows);
      shelved.book = ruleBook(rules, conduct);
    }
    return shelved.book;
  }

  isBot(channelId: string, personId: string): boolean {
    return personId === this.account?.id || (this.channels.get(channelId)?.bots.has(personId) ?? false);
  }

  isPermitted(channelId: string, personId: string, now: number): boolean {
    return (this.permits.get(`${channelId} ${personId}`) ?? 0) > now;
  }

  permit(channelId: string, personId: string, until: number): void {
    const key = `${channelId} ${personId}`;
    this.permits.set(key, Math.max(until, this.permits.get(key) ?? 0));
  }

  /** Reads everything anew. */
  async load(): Promise<void> {
    const [account, rows, permits] = await Promise.all([
      accountThatWrites(this.db),
      rulesToKeep(this.db, null),
      permitsNow(this.db, null),
    ]);
    const channels = await this.shelve(rows);
    this.account = account;
    this.channels = channels;
    this.permits = new Map();
    for (const { channelId, personId, until } of permits) this.permit(channelId, personId, until.getTime());
  }

  /** Reads these channels anew. */
  async reload(channelIds: readonly string[]): Promise<void> {
    const [rows, permits] = await Promise.all([
      rulesToKeep(this.db, channelIds),
      permitsNow(this.db, channelIds),
    ]);
    const found = await this.shelve(rows);
    for (const id of channelIds) {
      const shelved = found.get(id);
      if (shelved) this.channels.set(id, shelved);
      else this.channels.delete(id);
    }
    for (const { channelId, personId, until } of permits) this.permit(channelId, personId, until.getTime());
  }

  private async shelve(
    rows: readonly (SettingsRow & { channelId: string })[],
  ): Promise<Map<string, Shelved>> {
    const found = new Map<string, { rows: SettingsRow[]; bots: Set<string> }>();
    for (const row of rows) {
      const shelved = found.get(row.channelId);
      if (shelved) shelved.rows.push(row);
      else found.set(row.channelId, { rows: [row], bots: new Set() });
    }
    for (const { channelId, id } of await botsIn(this.db, [...found.keys()])) {
      found.get(channelId)?.bots.add(id);
    }
    return found;
  }
}
