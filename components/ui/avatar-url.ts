/** The sizes in which Twitch keeps a profile picture. */
const SIZES = [50, 70, 150, 300] as const;

/** The address of the smallest picture that is sharp at `px` on a double-density screen. */
export function avatarUrlFor(url: string, px: number): string {
  const size = SIZES.find((candidate) => candidate >= px * 2) ?? 300;
  return url.replace(/-profile_image-\d+x\d+\./, `-profile_image-${size}x${size}.`);
}
