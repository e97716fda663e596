import { TallyError } from "@/lib/kernel/errors";
import { type Twitch, twitch } from "@/lib/twitch";
import type { Command, PersonInput } from "./schema";

export type AskUsers = Pick<Twitch, "getUsers">;

/**
 * People as they are stored: those without an id are looked up by their login. Each is there once.
 * @throws TallyError unprocessable naming the logins that Twitch does not know, unavailable when it cannot be asked
 */
export async function resolvePeople(
  people: readonly PersonInput[],
  client: () => AskUsers = twitch,
): Promise<Command["people"]> {
  const unknown = people.filter(({ id }) => id === undefined).map(({ login }) => login);
  const users = unknown.length === 0 ? [] : await client().getUsers({ logins: unknown });
  const ids = new Map(users.map(({ id, login }) => [login, id]));
  const resolved = new Map<string, Command["people"][number]>();
  const fields = people.flatMap(({ id: known, login }, place) => {
    const id = known ?? ids.get(login);
    if (id === undefined)
      return [{ field: `people.${place}.login`, message: `There is nobody called ${login} on Twitch.` }];
    resolved.set(id, { id, login });
    return [];
  });
  if (fields.length > 0)
    throw new TallyError("unprocessable", "Some of the people who are named are not on Twitch.", { fields });
  return [...resolved.values()];
}
