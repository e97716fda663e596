import { useLocale } from "next-intl";
import { useSyncExternalStore } from "react";
import { useLanguageName } from "@/components/dashboard/use-language-name";

/** The languages that Twitch offers to who streams, as it names them. */
const CODES =
  "ar asl bg ca cs da de el en es fi fr hi hu id it ja ko ms nl no pl pt ro ru sk sv th tl tr uk vi zh zh-hk other".split(
    " ",
  );

const never = () => () => undefined;

/**
 * The languages of streams to choose from, by their names in the language of the page. None in what the server sends:
 * Node and browsers call some of them differently (Filipino, Tagalog), and a page that is not what was sent is made anew
 * under the hands of who chooses.
 */
export function useStreamLanguages(): { value: string; label: string }[] {
  const locale = useLocale();
  const nameOf = useLanguageName();
  const isInBrowser = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  if (!isInBrowser) return [];
  return CODES.map((value) => ({ value, label: nameOf(value) })).sort(
    (a, b) =>
      Number(a.value === "other") - Number(b.value === "other") || a.label.localeCompare(b.label, locale),
  );
}
