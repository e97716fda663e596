const TRY_AGAIN = "Twitch did not complete the sign-in. Nothing was stored. Try again in a moment.";

const WORDS: Record<string, string> = {
  AccessDenied: "You did not allow it on Twitch, so nobody was signed in and nothing was stored.",
  Configuration: "This Tallylight is not set up right. Its operator finds the reason in the log.",
  SessionRequired: "Sign in to see that page.",
  SessionEnded: "Your session has ended. Sign in again to go on.",
  OAuthAccountNotLinked:
    "This Twitch account belongs to another sign-in. Sign in with the account you used first.",
};

/** What an error code of the sign-in means for the person who reads it; undefined when there was none. */
export function signInWords(code: string | undefined): string | undefined {
  if (!code) return undefined;
  return Object.hasOwn(WORDS, code) ? WORDS[code] : TRY_AGAIN;
}
