import type { Person } from "@/lib/auth/core/policy";
import { type Db, db } from "@/lib/db/client";
import { now as instanceNow } from "@/lib/env/clock";
import type { BroadcasterRef } from "@/lib/events/schema";
import { TallyError } from "@/lib/kernel/errors";
import { readableChannels } from "./access";
import { recordSearch } from "./audit";
import { type Meaning, meaningOf } from "./core/query/meaning";
import { hitsOf } from "./core/search-hits";
import { veiled } from "./core/veil";
import type { Wanted } from "./repository-search-filter";
import { findingsOf } from "./repository-search-needles";
import * as repository from "./repository-search-read";
import type { ChatMessage, ChatSearchQuery, QueryProblem, SearchResults } from "./schema";
import { bestPage, newestPage, startOfSearch } from "./search-page";

/**
 * What a query finds in the chats that a person may read; the channels' owners can see that and what was looked for,
 * and they alone find what was taken away by what it said.
 * @throws TallyError unprocessable for a query that is wrong, with where and what in its fields; bad_request for a
 *   cursor that is not ours
 */
export async function searchChat(
  person: Person,
  { q, order, zone, cursor, limit }: ChatSearchQuery,
  now: Date = instanceNow(),
  from: Db = db(),
): Promise<SearchResults> {
  const start = startOfSearch(cursor, order, now.getTime());
  const { meaning, problems } = meaningOf(q, { now: now.getTime(), zone });
  if (problems.length > 0) throw wrongQuery(problems);
  if (isEmpty(meaning)) throw new TallyError("unprocessable", "Write what to look for.");
  const channels = channelsMeant(await readableChannels(from, person), meaning);
  const wanted = await wantedBy(from, meaning, channels, person.twitchId);
  const page = await (order === "best" ? bestPage : newestPage)(from, wanted, meaning, start, limit);
  const [found, gaps] = await Promise.all([
    repository.messagesAt(from, page.keys),
    page.silence ? repository.gapsIn(from, wanted.channels, page.silence) : [],
  ]);
  const messages = found.map((one) => (one.channelId === person.twitchId ? one : veiled(one)));
  await recordSearch(from, {
    // Owners know of themselves.
    channelIds: wanted.channels.filter((id) => id !== person.twitchId),
    userId: person.id,
    action: "search",
    query: q,
    results: countsOf(messages),
  });
  const shown = new Set([...messages, ...gaps].map(({ channelId }) => channelId));
  return {
    items: hitsOf(messages, gaps, meaning.wanted.needles),
    channels: channels.filter(({ id }) => shown.has(id)),
    next_cursor: page.next_cursor,
  };
}

const isEmpty = ({ wanted, after, before }: Meaning): boolean =>
  after === null && before === null && Object.values(wanted).every((facts) => facts.length === 0);

function countsOf(messages: readonly ChatMessage[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { channelId } of messages) counts.set(channelId, (counts.get(channelId) ?? 0) + 1);
  return counts;
}

const wrongQuery = (problems: readonly QueryProblem[]): TallyError =>
  new TallyError("unprocessable", problems[0]?.message ?? "This search is not valid.", {
    fields: problems.map(({ from, to, message, suggestion }) => ({
      field: "q",
      message: `at ${from + 1} to ${to}: ${message}${suggestion === null ? "" : ` Suggestion: ${suggestion}`}`,
    })),
  });

/** Those of the readable channels that a query is about. A channel that is not readable is as good as none. */
function channelsMeant(readable: readonly BroadcasterRef[], { wanted, unwanted }: Meaning): BroadcasterRef[] {
  const unreadable = wanted.in.find((login) => !readable.some((channel) => channel.login === login));
  if (unreadable !== undefined)
    throw new TallyError("unprocessable", `There is no chat of ${unreadable} that you may read.`, {
      fields: [{ field: "q", message: `in:${unreadable} must name a channel whose chat you may read` }],
    });
  return readable.filter(
    ({ login }) => (wanted.in.length === 0 || wanted.in.includes(login)) && !unwanted.in.includes(login),
  );
}

async function wantedBy(
  from: Db,
  { wanted, unwanted }: Meaning,
  channels: readonly BroadcasterRef[],
  ownChannel: string,
): Promise<Wanted> {
  const [findings, notFindings, authors, notAuthors] = await Promise.all([
    findingsOf(from, wanted.needles),
    findingsOf(from, unwanted.needles),
    repository.idsOfLogins(from, wanted.from),
    repository.idsOfLogins(from, unwanted.from),
  ]);
  return {
    channels: channels.map(({ id }) => id),
    ownChannel,
    authors: wanted.from.length === 0 ? null : authors,
    notAuthors,
    findings,
    notFindings,
    facts: wanted,
    notFacts: unwanted,
  };
}
