const FORM = /^(?:(\d{1,5})h)?(?:(\d{1,2})m)?(?:(\d{1,2})s)?$/;

/** The length of a video as Get Videos writes it ("3h8m33s", "3m21s"), in ms; null when it is none. */
export function parseDuration(text: string): number | null {
  const match = FORM.exec(text);
  if (!match || text === "") return null;
  const [, hours, minutes, seconds] = match;
  return ((Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60 + Number(seconds ?? 0)) * 1000;
}
