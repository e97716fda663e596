import type { BroadcasterRef } from "@/lib/events/schema";
import { TallyError } from "@/lib/kernel/errors";
import { type BroadcasterDeps, processDeps } from "./deps";
import { putProfiles } from "./repository-profiles";

/**
 * The broadcaster of that login, asked of Twitch and remembered.
 * @throws TallyError not_found when Twitch knows no such login, unavailable when Twitch cannot be asked
 */
export async function lookUpByLogin(
  login: string,
  deps: BroadcasterDeps = processDeps(),
): Promise<BroadcasterRef> {
  const [user] = await deps.twitch.getUsers({ logins: [login] });
  if (!user) {
    throw new TallyError("not_found", `There is no Twitch channel called ${login}.`, {
      fields: [{ field: "login", message: "must be the login of a channel that exists on Twitch" }],
    });
  }
  await putProfiles(deps.pool, [{ ...user, profileAt: new Date() }]);
  const { id, displayName, avatarUrl } = user;
  return { id, login: user.login, displayName, avatarUrl };
}
