const ID = /^[\w-]{1,200}$/;
const HOSTS = /^((www|m|go)\.)?twitch\.tv$/;

/**
 * The id of a clip in what somebody typed: the id itself, or an address of it at Twitch (clips.twitch.tv/X,
 * twitch.tv/somebody/clip/X, and the one for embedding). Null when there is none in it.
 */
export function clipIdIn(text: string): string | null {
  const typed = text.trim();
  if (ID.test(typed)) return typed;
  const id = idInAddress(/^https?:\/\//i.test(typed) ? typed : `https://${typed}`);
  return id !== null && ID.test(id) ? id : null;
}

function idInAddress(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { hostname, pathname, searchParams } = new URL(address);
  const steps = pathname.split("/").filter((step) => step !== "");
  if (hostname === "clips.twitch.tv")
    return steps[0] === "embed" ? searchParams.get("clip") : (steps[0] ?? null);
  if (!HOSTS.test(hostname)) return null;
  const at = steps.indexOf("clip");
  return at === 0 || at === 1 ? (steps[at + 1] ?? null) : null;
}
