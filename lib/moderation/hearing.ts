import type { ChatMessage } from "@/lib/twitch/chat";
import { isExempt, judge, type Offence } from "./core/judge";
import { type PermitCommand, permitCommand } from "./core/permit-command";
import { type Echoes, heard } from "./core/repetition";
import type { Line } from "./core/types";
import type { RuleShelf } from "./rule-shelf";
import type { Conduct } from "./schema";

/** What a message is to those who keep order; null: nothing. */
export type Heard =
  | { is: "offence"; line: Line; offence: Offence; conduct: Conduct }
  | { is: "permit"; command: PermitCommand; conduct: Conduct }
  | null;

/** People whose latest messages are remembered; of more, those who wrote least lately are forgotten. */
const MOST_PEOPLE = 20_000;

/** Judges what is written as it comes, by the rules on the shelf and what each person wrote lately. */
export class Hearing {
  private readonly echoes = new Map<string, Echoes>();

  constructor(
    private readonly shelf: RuleShelf,
    private readonly now: () => number,
  ) {}

  hear(message: ChatMessage): Heard {
    const { channelId, source, author } = message;
    const book = this.shelf.bookOf(channelId);
    // What was written in another channel of a shared chat is that channel's to judge.
    if (!book || (source !== null && source.channelId !== channelId)) return null;
    if (this.shelf.isBot(channelId, author.id)) return null;
    const { conduct } = book;
    if (message.roles.moderator || message.roles.broadcaster) {
      const command = permitCommand(message.text);
      return command ? { is: "permit", command, conduct } : null;
    }
    const line = lineOf(message);
    if (isExempt(book, line)) return null;
    const times = book.repetition
      ? this.timesHeard(channelId, line, book.repetition.withinSeconds * 1_000)
      : 1;
    const permitted = this.shelf.isPermitted(channelId, author.id, this.now());
    const offence = judge(book, line, { permitted, times });
    return offence && { is: "offence", line, offence, conduct };
  }

  private timesHeard(channelId: string, { id, text, author, sentAt }: Line, withinMs: number): number {
    const key = `${channelId} ${author.id}`;
    const before = this.echoes.get(key) ?? [];
    const { echoes, times } = heard(before, { id, text, at: sentAt }, withinMs);
    // Written anew, so that whoever stands first wrote least lately.
    this.echoes.delete(key);
    this.echoes.set(key, echoes);
    if (this.echoes.size > MOST_PEOPLE) {
      const [oldest] = this.echoes.keys();
      if (oldest !== undefined) this.echoes.delete(oldest);
    }
    return times;
  }
}

const lineOf = ({ id, text, emotes, author, roles, sentAt }: ChatMessage): Line => ({
  ...{ id, text, emotes, author, roles, sentAt },
});
