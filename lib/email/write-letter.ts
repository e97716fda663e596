import { randomUUID } from "node:crypto";
import { formatsFor } from "@/lib/i18n/format";
import { LOCALES, type Locale } from "@/lib/i18n/locale";
import { translatorFor } from "@/lib/i18n/translator";
import type { Letter, LetterLinks, RenderedLetter } from "./schema";

/** Who reads a mail. */
interface Reader {
  locale: Locale;
  /** IANA name. */
  zone: string;
}

/** Writes what a mail says for one reader. */
export type WriteLetter = (
  letter: Letter,
  reader: Reader,
  links: LetterLinks,
  now: Date,
) => Promise<RenderedLetter>;

/** How many mails are kept to be filled in for the next reader. */
const MOST_KEPT = 200;
const HOUR_MS = 3_600_000;

/**
 * A writer for the instance at `appUrl`. What thousands get at once, that somebody went live, is written once for each
 * language and zone, with places for the links that are each reader's own: laying out a mail takes longer than
 * handing it over.
 */
export function createLetterWriter(appUrl: string): WriteLetter {
  const kept = new Map<string, Promise<RenderedLetter>>();
  // What nobody who writes a title can guess.
  const slots = { endThis: `https://${randomUUID()}.invalid/`, endAll: `https://${randomUUID()}.invalid/` };

  return async (letter, reader, links, now) => {
    if (letter.kind !== "live" && letter.kind !== "changed") return write(letter, reader, links, now, appUrl);
    // Times read "20:14" on the day itself: by the hour, so that none is kept past midnight for long.
    const hour = Math.floor(now.getTime() / HOUR_MS);
    const key = JSON.stringify([letter, reader.locale, reader.zone, hour]);
    const known = kept.get(key);
    const form = known ?? write(letter, reader, slots, now, appUrl);
    if (!known) {
      for (const oldest of kept.keys()) {
        if (kept.size < MOST_KEPT) break;
        kept.delete(oldest);
      }
      kept.set(key, form);
      form.catch(() => kept.delete(key));
    }
    return fillIn(await form, slots, links);
  };
}

/**
 * Lays out a mail in each language for nobody. Loading what that takes is most of a second, of which the first mail has
 * but few.
 */
export async function warmUpLetters(appUrl: string): Promise<void> {
  for (const locale of LOCALES) {
    await write(
      { kind: "test" },
      { locale, zone: "UTC" },
      { endThis: null, endAll: null },
      new Date(),
      appUrl,
    );
  }
}

function fillIn(
  { subject, html, text }: RenderedLetter,
  slots: { endThis: string; endAll: string },
  { endThis, endAll }: LetterLinks,
): RenderedLetter {
  const fill = (part: string) =>
    part.replaceAll(slots.endThis, endThis ?? "").replaceAll(slots.endAll, endAll ?? "");
  return { subject, html: fill(html), text: fill(text) };
}

async function write(
  letter: Letter,
  { locale, zone }: Reader,
  links: LetterLinks,
  now: Date,
  appUrl: string,
): Promise<RenderedLetter> {
  // Only who sends mail needs them, and they take long to load.
  const { renderMail } = await import("./templates");
  const voice = {
    t: translatorFor(locale, "email"),
    formats: formatsFor(locale, zone),
    page: (path: string) => new URL(path, appUrl).href,
    now: now.getTime(),
  };
  return renderMail(letter, voice, links);
}
