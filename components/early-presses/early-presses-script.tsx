import { keepPresses } from "./keep-presses";
import { waits } from "./presses";

/** Keeps what is pressed from the first byte of the page on, for `EarlyPresses`. */
export function EarlyPressesScript({ nonce }: { nonce: string | null }) {
  return (
    <script
      nonce={nonce ?? undefined}
      // Browsers keep the nonce from scripts, and so it seems another to React.
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: the text is our own two functions
      dangerouslySetInnerHTML={{ __html: `(${keepPresses})(${waits})` }}
    />
  );
}
