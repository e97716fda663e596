/** The address of Twitch's player for an iframe; it plays only where it is told who frames it. Null: there is none. */
export function embedAddress(embedUrl: string | null, host: string): string | null {
  if (!embedUrl || !URL.canParse(embedUrl)) return null;
  const address = new URL(embedUrl);
  if (address.protocol !== "https:" && address.protocol !== "http:") return null;
  address.searchParams.set("parent", host);
  address.searchParams.set("autoplay", "false");
  return address.toString();
}
