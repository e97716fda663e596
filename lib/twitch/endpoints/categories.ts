import { z } from "zod";
import { parseAnswer } from "../core/parse-answer";
import type { Access } from "../get";
import type { Helix } from "../helix";
import type { TwitchCategory } from "../types";

const endpoint = { what: "Get Games", path: "games" };

/** Also of Search Categories, whose box art is a small picture of a fixed size. */
export const categoryRow = z
  .object({ id: z.string().min(1), name: z.string(), box_art_url: z.string().nullish() })
  .transform(
    ({ id, name, box_art_url: url }): TwitchCategory => ({
      id,
      name,
      boxArtUrl: url ? url.replace(/-\d+x\d+(?=\.\w+$)/, "-{width}x{height}") : null,
    }),
  );

/** See `Twitch.getCategories`. */
export async function getCategories(
  helix: Helix,
  access: Access,
  ids: readonly string[],
  signal: AbortSignal | undefined,
): Promise<TwitchCategory[]> {
  if (ids.length === 0) return [];
  const { rows } = await helix.page(endpoint, { access, query: { id: [...ids] }, signal });
  return rows.map((row) => parseAnswer(endpoint.what, categoryRow, row));
}
