const names = new Intl.DisplayNames(["en"], { type: "language", fallback: "code" });

/** "German" for "de". Twitch also says "asl", and "other" for what it has no code for. */
export function languageName(code: string): string {
  if (code === "other") return "Other";
  if (code === "asl") return "American Sign Language";
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}
