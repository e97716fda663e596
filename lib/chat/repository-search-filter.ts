import { FLAG } from "./core/flags";
import type { Facts } from "./core/query/meaning";
import type { Has, Is } from "./core/query/terms";
import type { Finding } from "./repository-search-needles";

/** What is looked for, with everything resolved that the query names. */
export interface Wanted {
  channels: readonly string[];
  /** The channel of the one who searches, if it is one: there the words of what was taken away may be looked for. */
  ownChannel: string;
  /** Ids of whom it may be from; null: of anybody. */
  authors: readonly string[] | null;
  notAuthors: readonly string[];
  findings: readonly Finding[];
  notFindings: readonly Finding[];
  facts: Pick<Facts, "is" | "has" | "stream">;
  notFacts: Pick<Facts, "is" | "has" | "stream">;
}

const BITS: Record<Exclude<Is, "deleted"> | Has, number> = {
  sub: FLAG.subscriber | FLAG.founder,
  mod: FLAG.moderator | FLAG.leadModerator,
  vip: FLAG.vip,
  broadcaster: FLAG.broadcaster,
  first: FLAG.first,
  action: FLAG.action,
  link: FLAG.link,
  emote: FLAG.emotes,
  bits: FLAG.bits,
};

/** The values of a statement: each is given its number once. */
export class Values {
  readonly all: unknown[] = [];

  /** Its place in the statement, as "$3". */
  put(value: unknown): string {
    this.all.push(value);
    return `$${this.all.length}`;
  }
}

/** What must hold of `chat_message m` besides where and when it was said. `words`: the tsquery to match. */
export function filterOf(
  wanted: Wanted,
  values: Values,
  words: string | null = wordsOf(wanted.findings),
): string {
  const { findings, notFindings, facts, notFacts } = wanted;
  return [
    veil(wanted, values),
    words === null ? [] : wordsMatch(words, values),
    findings.flatMap(({ like }) => (like === null ? [] : `m.text ILIKE ${values.put(like)}`)),
    notFindings.map((finding) => `NOT (${found(finding, values)})`),
    wanted.authors === null ? [] : `m.author_id = ANY(${values.put(wanted.authors)}::text[])`,
    wanted.notAuthors.length === 0 ? [] : `m.author_id <> ALL(${values.put(wanted.notAuthors)}::text[])`,
    facts.stream.length === 0 ? [] : `m.stream_id = ANY(${values.put(facts.stream)}::uuid[])`,
    notFacts.stream.length === 0 ? [] : `m.stream_id <> ALL(${values.put(notFacts.stream)}::uuid[])`,
    [...facts.is, ...facts.has].map(holds),
    [...notFacts.is, ...notFacts.has].map((kind) => `NOT (${holds(kind)})`),
  ]
    .flat()
    .join("\n AND ");
}

/** Kinds that follow from what a message says. */
const SAID: readonly (Is | Has)[] = ["link", "emote"];

/** Elsewhere than in the own channel nobody learns by searching what a message said that was taken away. */
function veil(
  { channels, ownChannel, findings, notFindings, facts, notFacts }: Wanted,
  values: Values,
): string[] {
  const looks =
    findings.length + notFindings.length > 0 ||
    [...facts.is, ...facts.has, ...notFacts.is, ...notFacts.has].some((kind) => SAID.includes(kind));
  if (!looks || channels.every((id) => id === ownChannel)) return [];
  return channels.includes(ownChannel)
    ? [`(m.deleted_at IS NULL OR m.channel_id = ${values.put(ownChannel)})`]
    : ["m.deleted_at IS NULL"];
}

/** Of so many channels the index is asked with the words; of more than that it would read more than it spares. */
const FEW_CHANNELS = 5;
/** Kinds of messages that are in the index of words. */
const MARKED: readonly (Is | Has)[] = ["first", "link", "bits"];

/**
 * One tsquery of everything that the index knows: the words, the rare kinds, and the channels when they are few. A
 * word that is common, and one that is rare in this channel only, are both found without reading what is said
 * elsewhere. Null: the index knows nothing of what is looked for.
 */
export function indexedOf({ channels, findings, facts }: Wanted): string | null {
  const words = wordsOf(findings);
  const marks = [...facts.is, ...facts.has]
    .filter((kind) => MARKED.includes(kind))
    .map((kind) => `'#${kind}'`);
  if (words === null && marks.length === 0) return null;
  const among = channels.length <= FEW_CHANNELS ? [`(${channels.map((id) => `'#${id}'`).join(" | ")})`] : [];
  return [...(words === null ? [] : [words]), ...marks, ...among].join(" & ");
}

/** One tsquery of all words that the index knows; null: none. */
export function wordsOf(findings: readonly Finding[]): string | null {
  const words = findings.flatMap((finding) => finding.words ?? []);
  return words.length === 0 ? null : words.map((word) => `(${word})`).join(" & ");
}

const wordsMatch = (query: string, values: Values): string => `m.words @@ ${values.put(query)}::tsquery`;

const found = ({ words, like }: Finding, values: Values): string =>
  [
    ...(words === null ? [] : [wordsMatch(words, values)]),
    ...(like === null ? [] : [`m.text ILIKE ${values.put(like)}`]),
  ].join(" AND ");

const holds = (kind: Is | Has): string =>
  kind === "deleted" ? "m.deleted_at IS NOT NULL" : `m.flags & ${BITS[kind]} <> 0`;
