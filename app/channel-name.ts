import { cache } from "react";
import { currentPerson } from "@/lib/auth";
import { channelByLogin } from "@/lib/streams";

/**
 * What a channel is called, for the titles of its pages. Its login for whoever is not signed in, who is sent away, and
 * of a channel that nobody here knows, whose page says so.
 */
export const channelName = cache(async (login: string): Promise<string> => {
  if (!(await currentPerson())) return login;
  const channel = await channelByLogin(login).catch(() => null);
  return channel?.displayName ?? login;
});
