import type { Person } from "@/lib/auth/core/policy";
import { readMessages } from "@/lib/chat";
import type { ChatLine, ChatMessage } from "@/lib/chat/schema";
import { type Db, db } from "@/lib/db/client";
import { moderatedChannel } from "./access";
import { nextStep } from "./core/escalate";
import { isExempt, judge, type RuleBook, ruleBook } from "./core/judge";
import { rehearse } from "./core/rehearse";
import { settingsOfRows } from "./core/settings-of-rows";
import type { Line } from "./core/types";
import { rulesOf } from "./repository-rules";
import type { DryRun, RuleDraft, Trial } from "./schema";
import { checkPatterns } from "./settings";

/**
 * What would happen to a line that somebody of that role writes for the first time.
 * @throws TallyError not_found when it is not theirs to look after, unprocessable as `changeRule`
 */
export async function tryLine(
  person: Person,
  login: string,
  {
    text,
    rule,
    role,
  }: { text: string; rule: RuleDraft | null; role: "viewer" | "subscriber" | "vip" | "moderator" },
  from: Db = db(),
): Promise<Trial> {
  const { id } = await moderatedChannel(from, person, login);
  const book = await bookWith(from, id, rule);
  const line: Line = {
    ...{ id: "", text, emotes: [], author: { id: "", login: "" }, sentAt: 0 },
    roles: {
      broadcaster: false,
      moderator: role === "moderator",
      vip: role === "vip",
      subscriber: role === "subscriber",
    },
  };
  const offence = isExempt(book, line) ? null : judge(book, line, { permitted: false, times: 1 });
  return { offence: offence && { ...offence, step: nextStep(book.conduct, [], 0) } };
}

/** Pages of the log that are read at once. */
const PAGE = 200;
/** Where other channels of a shared chat write most of it, the channel's own messages lie far apart. */
const MOST_PAGES = 25;

/**
 * What would have been done about a channel's newest messages, had the rule been there. Reads the log as the person
 * may: whoever is not the owner is seen to look.
 * @throws TallyError not_found when it is not theirs to look after or to read, unprocessable as `changeRule`
 */
export async function dryRun(
  person: Person,
  login: string,
  { rule, messages }: { rule: RuleDraft | null; messages: number },
  from: Db = db(),
): Promise<DryRun> {
  const { id } = await moderatedChannel(from, person, login);
  const book = await bookWith(from, id, rule);
  const logged = await newest(person, login, messages, from);
  const outcomes = rehearse(book, logged.map(lineOf));
  const hits = logged.flatMap(({ id: messageId, author, text, sentAt }, at) => {
    const outcome = outcomes[at];
    return outcome
      ? [
          {
            id: messageId,
            author: { login: author.login, displayName: author.displayName },
            text,
            sentAt,
            ...outcome,
          },
        ]
      : [];
  });
  return { looked: logged.length, hits: hits.reverse() };
}

/** The channel's rules; with a draft only that, switched on. */
async function bookWith(from: Db, channelId: string, draft: RuleDraft | null): Promise<RuleBook> {
  const { rules, conduct } = settingsOfRows(await rulesOf(from, channelId));
  if (!draft) return ruleBook(rules, conduct);
  checkPatterns(draft);
  return ruleBook([{ ...draft, enabled: true, version: 0 }], conduct);
}

/** The newest messages that were written in the channel itself, oldest first. */
async function newest(person: Person, login: string, most: number, from: Db): Promise<ChatMessage[]> {
  let found: ChatMessage[] = [];
  let cursor: string | undefined;
  for (let pages = 0; pages < MOST_PAGES && found.length < most; pages += 1) {
    const page = await readMessages(person, login, { cursor, limit: Math.min(PAGE, most) }, from);
    found = [...page.lines.flatMap(messageIn), ...found];
    cursor = page.olderCursor ?? undefined;
    if (cursor === undefined) break;
  }
  return found.slice(-most);
}

const messageIn = (line: ChatLine): ChatMessage[] =>
  line.type === "message" &&
  (line.message.sourceChannelId ?? line.message.channelId) === line.message.channelId
    ? [line.message]
    : [];

const lineOf = ({ id, text, emotes, author, roles, sentAt }: ChatMessage): Line => ({
  ...{ id, text, author, sentAt: Date.parse(sentAt) },
  emotes: emotes.map(([, from, to]) => ({ from, to })),
  roles: {
    broadcaster: roles.includes("broadcaster"),
    moderator: roles.includes("moderator") || roles.includes("lead_moderator"),
    vip: roles.includes("vip"),
    subscriber: roles.includes("subscriber") || roles.includes("founder"),
  },
});
