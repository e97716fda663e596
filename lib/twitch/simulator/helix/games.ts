import { CATEGORIES } from "../core/words";
import { HelixRefusal, malformed } from "./refusal";
import { type HelixAnswer, type HelixRequest, valuesOf } from "./request";
import { categoryRow } from "./rows";

/** Get Games by id and exact name together; unknown ones are absent. Nothing here has an id of IGDB's. */
export function getGames({ query, publicUrl }: HelixRequest): HelixAnswer {
  const ids = new Set(valuesOf(query, "id"));
  const names = new Set(valuesOf(query, "name", ids.size));
  if (query.has("igdb_id")) throw malformed("igdb_id", "the simulator knows no ids of IGDB");
  if (ids.size + names.size === 0) {
    throw new HelixRefusal(400, "The request must specify the id or name or igdb_id query parameter.");
  }
  const found = CATEGORIES.filter(({ id, name }) => ids.has(id) || names.has(name));
  return { data: found.map((category) => categoryRow(category, publicUrl)) };
}
