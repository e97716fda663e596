import type { Piece } from "./lex";
import { nearest } from "./nearest";
import { problem, type Read } from "./problem";
import { FILTERS, type FilterName, HAS, IS } from "./terms";
import { readWhen } from "./when";

const LOGIN = /^[a-z0-9_]{1,25}$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** What a filter wants to its right, for people. */
const WANTS: Record<FilterName, string> = {
  from: "a login, as in from:ann",
  in: "a channel’s login, as in in:ann",
  stream: "a stream’s id, as it stands in the address of its page",
  before: "a time, as in before:2026-03-01 or before:2h",
  after: "a time, as in after:2026-03-01 or after:2h",
  is: `one of ${IS.join(", ")}`,
  has: `one of ${HAS.join(", ")}`,
};

/** What a piece with a colon says, of which `written` stands before the colon. */
export function readFilter(piece: Piece, written: string, next: Piece | undefined): Read {
  const name = FILTERS.find((filter) => filter === written.toLowerCase());
  if (!name) return notAFilter(piece, written);
  if (piece.text === "") return withoutValue(piece, name, next);
  if (name === "before" || name === "after") return readTime(piece, name);
  if (name === "is" || name === "has") return readKind(piece, name);
  return readName(piece, name);
}

function notAFilter({ from, to, text, quoted, not }: Piece, written: string): Read {
  const name = nearest(written, FILTERS);
  const start = not ? from + 1 : from;
  if (name)
    return problem(
      { from: start, to: start + written.length + 1 },
      `\`${written}:\` is not a filter. Did you mean \`${name}:\`?`,
      `${name}:`,
    );
  return problem(
    { from: start, to },
    `\`${written}:\` is not a filter. Put it into quotes to look for it as it stands.`,
    quoted ? null : `"${written}:${text}"`,
  );
}

/** `from: ann`: what stands next was probably meant for it. */
function withoutValue({ from, to, not }: Piece, name: FilterName, next: Piece | undefined): Read {
  const meant =
    next && !next.not && next.filter === null && !next.quoted && next.from > to ? next : undefined;
  return problem(
    { from, to: meant?.to ?? to },
    `\`${name}:\` wants ${WANTS[name]}, right behind the colon.`,
    meant ? `${not ? "-" : ""}${name}:${meant.text}` : null,
  );
}

function readTime({ text, not, ...span }: Piece, name: "before" | "after"): Read {
  const other = name === "before" ? "after" : "before";
  if (not)
    return problem(
      span,
      `A time cannot be excluded. \`${other}:\` is the other way round.`,
      `${other}:${text}`,
    );
  const read = readWhen(text);
  if ("when" in read) return { term: { kind: name, when: read.when } };
  return problem(span, read.message, read.suggestion && `${name}:${read.suggestion}`);
}

function readKind({ text, not, ...span }: Piece, name: "is" | "has"): Read {
  const low = text.toLowerCase();
  const minus = not ? "-" : "";
  const is = IS.find((known) => known === low);
  if (name === "is" && is) return { term: { kind: "is", what: is, not } };
  const has = HAS.find((known) => known === low);
  if (name === "has" && has) return { term: { kind: "has", what: has, not } };
  const [own, others]: [readonly string[], readonly string[]] = name === "is" ? [IS, HAS] : [HAS, IS];
  const otherName = name === "is" ? "has" : "is";
  const near = nearest(low, own);
  const elsewhere = near ? undefined : nearest(low, others);
  const meant = near ? `${name}:${near}` : elsewhere && `${otherName}:${elsewhere}`;
  return problem(
    span,
    `\`${name}:\` wants ${WANTS[name]}.${meant ? ` Did you mean \`${meant}\`?` : ""}`,
    meant ? minus + meant : null,
  );
}

function readName({ text, not, ...span }: Piece, name: "from" | "in" | "stream"): Read {
  const low = text.toLowerCase().replace(/^[@#]/, "");
  if (name === "stream" && UUID.test(low)) return { term: { kind: "stream", id: low, not } };
  if (name !== "stream" && LOGIN.test(low)) return { term: { kind: name, login: low, not } };
  const several = text.split(",");
  const minus = not ? "-" : "";
  const each =
    several.length > 1 && name !== "stream" && several.every((part) => LOGIN.test(part.toLowerCase()));
  if (each)
    return problem(
      span,
      `Write \`${name}:\` once for each.`,
      several.map((part) => `${minus}${name}:${part.toLowerCase()}`).join(" "),
    );
  return problem(
    span,
    `\`${name}:\` wants ${WANTS[name]}.${name === "stream" ? "" : " Logins have letters from a to z, digits and _."}`,
    null,
  );
}
