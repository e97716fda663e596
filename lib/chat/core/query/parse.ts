import { QUERY_MAX_LENGTH, type QueryProblem } from "../../schema";
import { readFilter } from "./filters";
import { type Piece, piecesOf } from "./lex";
import { problem, type Read } from "./problem";
import type { PlacedTerm } from "./terms";

/** A query as it was understood, and what was not. */
export interface Parsed {
  terms: PlacedTerm[];
  problems: QueryProblem[];
}

/** More parts than this say less than fewer would, and cost as much as they are many. */
export const TERMS_AT_MOST = 20;

/** Reads a query. Never throws: whatever cannot be understood is a problem with its place. */
export function parse(text: string): Parsed {
  if (text.length > QUERY_MAX_LENGTH)
    return {
      terms: [],
      problems: [
        problem(
          { from: QUERY_MAX_LENGTH, to: text.length },
          `A search has at most ${QUERY_MAX_LENGTH} characters; this one has ${text.length}.`,
        ),
      ],
    };
  const pieces = piecesOf(text);
  const terms: PlacedTerm[] = [];
  const problems: QueryProblem[] = [];
  for (let place = 0; place < pieces.length; place += 1) {
    const piece = pieces[place] as Piece;
    const next = pieces[place + 1];
    const read = readPiece(piece, next);
    if ("term" in read) terms.push({ from: piece.from, to: piece.to, term: read.term });
    else problems.push(read);
    // What was meant for the piece before it is no word of its own.
    if ("message" in read && next && read.to === next.to) place += 1;
  }
  const tooMany = terms[TERMS_AT_MOST];
  if (tooMany)
    problems.push(
      problem({ from: tooMany.from, to: text.length }, `A search has at most ${TERMS_AT_MOST} parts.`),
    );
  return { terms, problems };
}

function readPiece(piece: Piece, next: Piece | undefined): Read {
  if (!piece.closed) return problem(piece, "This quote is never closed.", `${before(piece)}"${piece.text}"`);
  if (piece.filter !== null) return readFilter(piece, piece.filter, next);
  const { text, not } = piece;
  if (piece.quoted)
    return text === ""
      ? problem(piece, "Nothing stands between the quotes.", null)
      : { term: { kind: "phrase", text, not } };
  if (text === "") {
    const joins = next && !next.not && next.from > piece.to;
    return problem(
      { from: piece.from, to: joins ? next.to : piece.to },
      "A minus excludes what stands right behind it.",
      joins ? `-${before(next)}${next.quoted ? `"${next.text}"` : next.text}` : null,
    );
  }
  return readWord(piece);
}

const PREFIX = /^([\p{L}\p{N}]+)\*$/u;

function readWord({ text, not, ...span }: Piece): Read {
  const prefix = PREFIX.exec(text)?.[1];
  if (prefix === undefined) return { term: { kind: "word", text, prefix: false, not } };
  if ([...prefix].length < 2)
    return problem(span, "A beginning of a word needs two letters before the star.", null);
  return { term: { kind: "word", text: prefix, prefix: true, not } };
}

/** What a piece has before its text. */
const before = ({ not, filter }: Piece): string => `${not ? "-" : ""}${filter === null ? "" : `${filter}:`}`;
