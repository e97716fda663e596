import type { QueryProblem } from "../../schema";
import { parse } from "./parse";
import { problem } from "./problem";
import type { Has, Is, PlacedTerm, Term } from "./terms";
import { momentOf } from "./when";

/** Something to be found in a text. */
export type Needle = Pick<Extract<Term, { kind: "word" }>, "kind" | "text" | "prefix"> | Phrase;
type Phrase = Pick<Extract<Term, { kind: "phrase" }>, "kind" | "text">;

/** What must be so of a message, or must not be. Of people, channels and streams any one will do. */
export interface Facts {
  needles: Needle[];
  from: string[];
  in: string[];
  stream: string[];
  is: Is[];
  has: Has[];
}

/** What a query asks for. */
export interface Meaning {
  wanted: Facts;
  unwanted: Facts;
  /** ms since the epoch, included. */
  after: number | null;
  /** ms since the epoch, excluded. */
  before: number | null;
}

/** When and where a query is read: ms since the epoch, and an IANA zone for its days and hours. */
export interface Reader {
  now: number;
  zone: string;
}

/** What a query asks for, and what is wrong with it; with a problem, what it asks for is not all of it. Never throws. */
export function meaningOf(text: string, reader: Reader): { meaning: Meaning; problems: QueryProblem[] } {
  const { terms, problems } = parse(text);
  const span = spanOf(terms, reader);
  const meaning: Meaning = {
    wanted: factsOf(terms.filter(({ term }) => !isUnwanted(term))),
    unwanted: factsOf(terms.filter(({ term }) => isUnwanted(term))),
    after: span.after?.at ?? null,
    before: span.before?.at ?? null,
  };
  const found = problems.length > 0 ? problems : [...contradictions(terms), ...emptySpan(span)];
  return { meaning, problems: found.toSorted((one, other) => one.from - other.from) };
}

/** What is wrong with a query, in the order of its text. None with an empty one: nothing was asked yet. */
export const problemsOf = (text: string, reader: Reader): QueryProblem[] => meaningOf(text, reader).problems;

const isUnwanted = (term: Term): boolean => "not" in term && term.not;

function factsOf(terms: readonly PlacedTerm[]): Facts {
  const facts: Facts = { needles: [], from: [], in: [], stream: [], is: [], has: [] };
  for (const { term } of terms) {
    switch (term.kind) {
      case "word":
        facts.needles.push({ kind: "word", text: term.text, prefix: term.prefix });
        break;
      case "phrase":
        facts.needles.push({ kind: "phrase", text: term.text });
        break;
      case "from":
      case "in":
        facts[term.kind].push(term.login);
        break;
      case "stream":
        facts.stream.push(term.id);
        break;
      case "is":
        facts.is.push(term.what);
        break;
      case "has":
        facts.has.push(term.what);
        break;
      case "before":
      case "after":
        break;
    }
  }
  return facts;
}

type Edge = { at: number; placed: PlacedTerm };

/** Of several times the narrowest hold. */
function spanOf(terms: readonly PlacedTerm[], { now, zone }: Reader): { after?: Edge; before?: Edge } {
  const span: { after?: Edge; before?: Edge } = {};
  for (const placed of terms) {
    const { term } = placed;
    if (!("when" in term)) continue;
    const at = momentOf(term.when, now, zone);
    const held = span[term.kind]?.at;
    if (held === undefined || (term.kind === "after" ? at > held : at < held))
      span[term.kind] = { at, placed };
  }
  return span;
}

function emptySpan({ after, before }: { after?: Edge; before?: Edge }): QueryProblem[] {
  if (!after || !before || after.at < before.at) return [];
  const later = after.placed.from > before.placed.from ? after.placed : before.placed;
  return [problem(later, "Nothing lies between these times: `after:` must be the earlier of the two.")];
}

/** Parts that say the opposite of each other, and queries that say only what is not looked for. */
function contradictions(terms: readonly PlacedTerm[]): QueryProblem[] {
  const [first] = terms;
  const last = terms.at(-1);
  if (first && last && terms.every(({ term }) => isUnwanted(term)))
    return [
      problem(
        { from: first.from, to: last.to },
        "This says only what is not looked for. Add a word, a person with from: or a time with after:.",
      ),
    ];
  const wanted = new Set(terms.flatMap(({ term }) => (isUnwanted(term) ? [] : [keyOf(term)])));
  return terms
    .filter(({ term }) => isUnwanted(term) && wanted.has(keyOf(term)))
    .map((placed) => problem(placed, "This is both looked for and excluded."));
}

const keyOf = (term: Term): string => JSON.stringify({ ...term, not: false }).toLowerCase();
