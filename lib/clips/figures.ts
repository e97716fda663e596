import type { Person } from "@/lib/auth/core/policy";
import { type Db, db } from "@/lib/db/client";
import { nothingHere, readableChannel } from "./access";
import { facetsOf, statisticsOf } from "./repository-read-figures";
import type { ClipFacets, ClipStatistics } from "./schema";

const MOST_FACETS = 50;
const MOST_CREATORS = 10;

/** What a channel's clips can be narrowed to. @throws TallyError not_found when the channel is not theirs to see */
export async function clipFacets(person: Person, login: string, from: Db = db()): Promise<ClipFacets> {
  const { channel } = await readableChannel(from, person, login);
  return facetsOf(from, channel.id, MOST_FACETS);
}

/** Figures of a channel's clips. @throws TallyError not_found when the channel is not theirs to see */
export async function clipStatistics(
  person: Person,
  login: string,
  from: Db = db(),
): Promise<ClipStatistics> {
  const { channel } = await readableChannel(from, person, login);
  const figures = await statisticsOf(from, channel.id, MOST_CREATORS);
  if (!figures) throw nothingHere();
  return {
    ...figures,
    firstAt: figures.firstAt?.toISOString() ?? null,
    lastAt: figures.lastAt?.toISOString() ?? null,
  };
}
