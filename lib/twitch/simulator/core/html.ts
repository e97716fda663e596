/** Text that may stand in a page as it is. Made only by `html` and `raw`. */
export class Markup {
  constructor(readonly text: string) {}
}

type Piece = Markup | string | number | false | null | undefined | readonly Piece[];

/** A page template: every value is escaped unless it is markup itself; false, null and undefined leave nothing. */
export function html(strings: TemplateStringsArray, ...values: readonly Piece[]): Markup {
  const text = strings.map((string, place) => string + render(values[place])).join("");
  return new Markup(text);
}

/** Markup from a constant of ours; never from anything a request brought. */
export function raw(text: string): Markup {
  return new Markup(text);
}

function render(piece: Piece): string {
  if (piece instanceof Markup) return piece.text;
  if (Array.isArray(piece)) return piece.map(render).join("");
  return piece === false || piece === null || piece === undefined ? "" : escapeHtml(String(piece));
}

function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}
