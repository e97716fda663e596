/** Twitch's own names, which its files come from. */
const TWITCH = /(^|\.)(twitch\.tv|twitchcdn\.net|jtvnw\.net)$/;

/**
 * Whether a file of a clip may be fetched from there: from Twitch over https, or from the simulator where that stands
 * in for Twitch (`simulatorHost`: "host:port" as in its address).
 */
export function isTwitchMedia(url: URL, simulatorHost: string | null): boolean {
  if (simulatorHost !== null && url.host === simulatorHost) return true;
  return url.protocol === "https:" && url.port === "" && TWITCH.test(url.hostname);
}

/** Where Twitch sends whoever asks for a picture that it has no more: to a picture that says 404, with status 200. */
export const isMissingPicture = (url: URL): boolean => /\/404_[^/]*$/.test(url.pathname);
