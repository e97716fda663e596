import type { Simulator } from "@/lib/twitch/simulator";
import { CLIENT } from "./twitch";

/** An account of the simulated Twitch, and how it gets tokens that may read chat. */
export function chatTokens({ world, authority }: Simulator, login: string) {
  const { account } = world.get(login);
  const grant = {
    clientId: CLIENT.clientId,
    redirectUri: "http://localhost/",
    userId: account.id,
    scopes: ["chat:read"],
  };
  return {
    login: account.login,
    token: () =>
      authority.exchangeCode(authority.grantCode(grant), grant.clientId, grant.redirectUri).accessToken,
  };
}
