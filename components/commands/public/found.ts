import type { PublicCommand } from "@/lib/commands/schema";

/** Rows of a page: what is read at once, and light enough for a phone. */
export const PAGE_SIZE = 200;

/** What of the list is shown. */
export interface Found {
  items: readonly PublicCommand[];
  /** How many match in all. */
  total: number;
  page: number;
  pages: number;
}

/** What is searched for, as it stands in the address. */
export const searchedFor = (params: URLSearchParams): string =>
  (params.get("q") ?? "").trim().replace(/^!+/, "").toLowerCase().slice(0, 100);

/** The commands whose names or answers hold the words, one page of them. A page that is not there is the nearest that is. */
export function found(commands: readonly PublicCommand[], params: URLSearchParams): Found {
  const q = searchedFor(params);
  const matching = commands.filter(
    ({ name, aliases, response }) =>
      name.includes(q) || aliases.some((alias) => alias.includes(q)) || response.toLowerCase().includes(q),
  );
  const pages = Math.max(1, Math.ceil(matching.length / PAGE_SIZE));
  const asked = Math.floor(Number(params.get("page")));
  const page = Math.min(Math.max(Number.isFinite(asked) ? asked : 1, 1), pages);
  return {
    items: matching.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE),
    total: matching.length,
    page,
    pages,
  };
}
