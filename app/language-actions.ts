"use server";
import { cookies } from "next/headers";
import { COOKIE_SECONDS } from "@/components/theme/theme";
import { currentPerson, keepLocale } from "@/lib/auth";
import { isOnHttps } from "@/lib/http/on-https";
import { LOCALE_COOKIE, localeOf } from "@/lib/i18n/locale";

/** Keeps the language for this browser, and for the mails of who is signed in. What is no language changes nothing. */
export async function saveLanguage(form: FormData): Promise<void> {
  const locale = localeOf(form.get("locale"));
  if (!locale) return;
  (await cookies()).set(LOCALE_COOKIE, locale, {
    path: "/",
    maxAge: COOKIE_SECONDS,
    sameSite: "lax",
    secure: isOnHttps(),
  });
  await keepLocale(await currentPerson(), locale);
}
