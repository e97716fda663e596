import type { Sealer } from "@/lib/secrets/seal";
import { TwitchError } from "./core/twitch-error";
import type { OAuth } from "./endpoints/oauth";
import { getTokenUser } from "./endpoints/users";
import { fixedAccess } from "./get";
import type { Helix } from "./helix";
import type { Twitch } from "./types";

/** What a device code is sealed for. */
const OWNER = "device";

/** See `Twitch.beginDevice` and `Twitch.pollDevice`. */
export function createDeviceFlow({
  oauth,
  sealer,
  helix,
  now,
}: {
  oauth: OAuth;
  sealer: Sealer;
  helix: Helix;
  now: () => number;
}): Pick<Twitch, "beginDevice" | "pollDevice"> {
  return {
    async beginDevice(scopes) {
      const code = await oauth.beginDevice(scopes);
      return {
        handle: sealer.seal(code.deviceCode, OWNER),
        userCode: code.userCode,
        verificationUri: code.verificationUri,
        expiresInMs: code.expiresInSeconds * 1000,
        intervalMs: code.intervalSeconds * 1000,
      };
    },
    async pollDevice(handle, scopes) {
      const deviceCode = sealer.open(handle, OWNER);
      // Sealed with another key: nobody can ask about it any more.
      if (deviceCode === null) return "over";
      const grant = await oauth.redeemDevice(deviceCode, scopes);
      if (grant === "pending" || grant === "over") return grant;
      const { accessToken, refreshToken, expiresInSeconds } = grant;
      if (refreshToken === null) throw new TwitchError("malformed", "Twitch gave no token to refresh with.");
      const user = await getTokenUser(helix, fixedAccess(accessToken), undefined);
      const at = now();
      const expiresAt = new Date(at + expiresInSeconds * 1000);
      const tokens = {
        accessToken,
        refreshToken,
        scopes: grant.scopes ?? [...scopes],
        expiresAt,
        now: new Date(at),
      };
      return { user, tokens };
    },
  };
}
