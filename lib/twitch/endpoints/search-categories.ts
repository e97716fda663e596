import { parseAnswer } from "../core/parse-answer";
import type { Access } from "../get";
import type { Helix } from "../helix";
import type { TwitchCategory } from "../types";
import { categoryRow } from "./categories";

const endpoint = { what: "Search Categories", path: "search/categories" };
/** More nobody looks through. */
const MOST = "20";

/** See `Twitch.searchCategories`. Of a search nothing is found rather than an error where there is nothing like it. */
export async function searchCategories(
  helix: Helix,
  access: Access,
  words: string,
  signal: AbortSignal | undefined,
): Promise<TwitchCategory[]> {
  const { rows } = await helix.page(endpoint, { access, query: { query: words, first: MOST }, signal });
  return rows.map((row) => parseAnswer(endpoint.what, categoryRow, row));
}
