import { processDeps, type TargetDeps } from "./deps";
import { addedAmong } from "./repository";
import type { TargetKind, TargetSearchAnswer } from "./schema";

/** A login, or the name that is shown where it is the same in other letters. */
const LOGIN = /^@?([a-z0-9_]{1,25})$/;

/** What can be added for these words, the best match first: categories by name, a broadcaster by login. */
export async function searchTargets(
  { kind, q }: { kind: TargetKind; q: string },
  deps: TargetDeps = processDeps(),
): Promise<TargetSearchAnswer> {
  const found = kind === "game" ? await categories(q, deps) : await broadcasters(q, deps);
  const added = await addedAmong(
    deps.pool,
    kind,
    found.map(({ twitchId }) => twitchId),
  );
  return { items: found.map((one) => ({ ...one, added: added.has(one.twitchId) })) };
}

async function categories(q: string, { twitch }: TargetDeps) {
  const found = await twitch.searchCategories(q);
  return found.map(({ id, name, boxArtUrl }) => ({ twitchId: id, name, imageUrl: boxArtUrl }));
}

async function broadcasters(q: string, { twitch }: TargetDeps) {
  const login = LOGIN.exec(q.toLowerCase())?.[1];
  const users = login === undefined ? [] : await twitch.getUsers({ logins: [login] });
  return users.map(({ id, displayName, avatarUrl }) => ({
    twitchId: id,
    name: displayName,
    imageUrl: avatarUrl,
  }));
}
