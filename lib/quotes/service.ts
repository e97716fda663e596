import { z } from "zod";
import { recordAudit } from "@/lib/audit";
import type { Person } from "@/lib/auth/core/policy";
import { channelWithFacts } from "@/lib/chat";
import { type Db, db, type Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { appendEvents } from "@/lib/events";
import { authorize } from "@/lib/http/authorize";
import { assertUnchanged } from "@/lib/http/unchanged";
import { decodeCursor, encodeCursor } from "@/lib/kernel/cursor";
import { TallyError } from "@/lib/kernel/errors";
import { quoteOfRow } from "./core/quote-of-row";
import { addQuote, deleteQuote, quotesChanged, wordsOf } from "./keep";
import * as repository from "./repository";
import { lastNumber } from "./repository-import";
import type { NewQuoteInput, Quote, QuoteChange, QuoteList, QuotesQuery } from "./schema";

/**
 * A page of a channel's quotes, the latest first, with how many match.
 * @throws TallyError not_found when the channel is not theirs to manage, bad_request for a cursor that is not ours
 */
export async function listQuotes(
  person: Person,
  login: string,
  { q, cursor, limit }: QuotesQuery,
  from: Db = db(),
): Promise<QuoteList> {
  const channelId = await managedChannel(from, person, login);
  const before = cursor === undefined ? null : placeOf(cursor);
  const filter = { words: wordsOf(q), number: numberIn(q) };
  const [rows, total, lastGiven] = await Promise.all([
    repository.listQuotes(from, channelId, filter, { before, limit: limit + 1 }),
    repository.countQuotes(from, channelId, filter),
    lastNumber(from, channelId),
  ]);
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    items: shown.map(quoteOfRow),
    next_cursor: last ? encodeCursor([last.number]) : null,
    total,
    nextNumber: lastGiven + 1,
  };
}

/** One quote, deleted or not. @throws TallyError not_found */
export async function getQuote(
  person: Person,
  login: string,
  number: number,
  from: Db = db(),
): Promise<Quote> {
  return existing(from, await managedChannel(from, person, login), number);
}

/** Keeps a quote. @throws TallyError not_found when the channel is not theirs to manage, unprocessable */
export async function createQuote(
  person: Person,
  login: string,
  input: NewQuoteInput,
  pool: Pool = db(),
): Promise<Quote> {
  const channelId = await managedChannel(pool, person, login);
  return withTransaction(async (tx) => {
    const { quote, events } = await addQuote(tx, channelId, input, {
      id: person.twitchId,
      login: person.login,
    });
    await appendEvents(tx, events);
    return quote;
  }, pool);
}

/** Changes a quote. @throws TallyError not_found, conflict when it was changed or deleted meanwhile */
export async function updateQuote(
  person: Person,
  login: string,
  number: number,
  change: QuoteChange,
  pool: Pool = db(),
): Promise<Quote> {
  const channelId = await managedChannel(pool, person, login);
  return withTransaction(async (tx) => {
    await assertUnchanged(() => repository.lockVersion(tx, channelId, number));
    const row = await repository.updateQuote(tx, channelId, number, change);
    if (!row) {
      const { deletedAt } = await existing(tx, channelId, number);
      throw new TallyError(
        "conflict",
        deletedAt === null
          ? "Somebody changed this quote meanwhile. Look at it again before you change it."
          : "This quote is deleted. Restore it before you change it.",
      );
    }
    const { version: _, ...given } = change;
    // Which of it was changed, not what was said: words that are taken away must not stay here.
    await recordAudit(tx, {
      ...{ action: "quote.update", target: { kind: "quote", id: String(number) }, channelId },
      after: { fields: Object.keys(given) },
    });
    await appendEvents(tx, quotesChanged(channelId));
    return quoteOfRow(row);
  }, pool);
}

/** Deletes a quote; deleted already is fine. @throws TallyError not_found */
export async function removeQuote(
  person: Person,
  login: string,
  number: number,
  pool: Pool = db(),
): Promise<void> {
  const channelId = await managedChannel(pool, person, login);
  await withTransaction(async (tx) => {
    await assertUnchanged(() => repository.lockVersion(tx, channelId, number));
    const deleted = await deleteQuote(tx, channelId, number);
    if (deleted) await appendEvents(tx, deleted.events);
    else await existing(tx, channelId, number);
  }, pool);
}

/** Brings a deleted quote back under its number; there already is fine. @throws TallyError not_found */
export async function restoreQuote(
  person: Person,
  login: string,
  number: number,
  pool: Pool = db(),
): Promise<Quote> {
  const channelId = await managedChannel(pool, person, login);
  return withTransaction(async (tx) => {
    const row = await repository.putDeleted(tx, channelId, number, false);
    if (!row) return existing(tx, channelId, number);
    const target = { kind: "quote", id: String(number) } as const;
    await recordAudit(tx, { action: "quote.restore", target, channelId });
    await appendEvents(tx, quotesChanged(channelId));
    return quoteOfRow(row);
  }, pool);
}

async function managedChannel(from: Db, person: Person, login: string): Promise<string> {
  const found = await channelWithFacts(from, person, login);
  if (!found) throw new TallyError("not_found", "There is nothing here.");
  authorize(person, () => ({ action: "commands.manage", ...found.facts }));
  return found.channel.id;
}

async function existing(from: Db, channelId: string, number: number): Promise<Quote> {
  const row = await repository.quoteByNumber(from, channelId, number);
  if (!row) throw new TallyError("not_found", `There is no quote ${number}.`);
  return quoteOfRow(row);
}

/** The number that is looked for, as "3" or "#3"; null when it is none. */
function numberIn(q: string): number | null {
  const digits = /^#?(\d{1,9})$/.exec(q)?.[1];
  return digits === undefined ? null : Number(digits);
}

const place = z.tuple([z.int().min(1).max(2_147_483_647)]);

function placeOf(cursor: string): number {
  const found = place.safeParse(decodeCursor(cursor));
  if (found.success) return found.data[0];
  throw new TallyError("bad_request", "This page link is not valid. Start again from the first page.", {
    fields: [{ field: "cursor", message: "must be the next_cursor of an earlier answer" }],
  });
}
