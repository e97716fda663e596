import type { Term } from "./terms";
import { renderWhen } from "./when";

/** A query as `parse` reads it back. */
export const render = (terms: readonly Term[]): string => terms.map(renderTerm).join(" ");

/** One part as it is written. */
export function renderTerm(term: Term): string {
  if ("when" in term) return `${term.kind}:${renderWhen(term.when)}`;
  const minus = term.not ? "-" : "";
  switch (term.kind) {
    case "word":
      return `${minus}${term.text}${term.prefix ? "*" : ""}`;
    case "phrase":
      return `${minus}"${term.text}"`;
    case "from":
    case "in":
      return `${minus}${term.kind}:${term.login}`;
    case "stream":
      return `${minus}stream:${term.id}`;
    case "is":
    case "has":
      return `${minus}${term.kind}:${term.what}`;
  }
}
