import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { logger } from "@/lib/log";
import { catalogueOf } from "./catalogue";
import { DEFAULT_LOCALE, LOCALE_COOKIE, localeOf, wantedLocale } from "./locale";

/** What next-intl is to know of a request: the language chosen in this browser, or else the one it asks for. */
export default getRequestConfig(async () => {
  // Not by localeFrom: a page that is drawn again by an action has the cookie that the action set only here.
  const chosen = localeOf((await cookies()).get(LOCALE_COOKIE)?.value);
  const locale = chosen ?? wantedLocale((await headers()).get("accept-language")) ?? DEFAULT_LOCALE;
  return {
    locale,
    messages: catalogueOf(locale),
    // Dates are written by lib/i18n/format, in the person's zone; texts hold none.
    timeZone: "UTC",
    onError(error) {
      logger("i18n").error({ err: error }, "a text is missing or lacks a value");
    },
  };
});
