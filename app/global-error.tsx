"use client";
import { NextIntlClientProvider } from "next-intl";
import { useSyncExternalStore } from "react";
import { ErrorState } from "@/components/ui/error-state";
import { LAST_WORDS } from "@/lib/i18n/last-words";
import { DEFAULT_LOCALE, LOCALE_COOKIE, type Locale, localeOf, wantedLocale } from "@/lib/i18n/locale";
import "./globals.css";

interface GlobalErrorProps {
  error: Error & { digest?: string };
}

/** The language as the server would choose it, from what the browser knows. */
function localeHere(): Locale {
  const chosen = document.cookie.split("; ").find((cookie) => cookie.startsWith(`${LOCALE_COOKIE}=`));
  const wanted = wantedLocale(navigator.languages.join(","));
  return localeOf(chosen?.slice(LOCALE_COOKIE.length + 1)) ?? wanted ?? DEFAULT_LOCALE;
}

const never = () => () => undefined;

/** When even the root layout failed: a page of its own, with nothing that could fail again. */
export default function GlobalError({ error }: GlobalErrorProps) {
  const locale = useSyncExternalStore(never, localeHere, () => DEFAULT_LOCALE);
  const words = LAST_WORDS[locale];
  return (
    <html lang={locale}>
      <body>
        <NextIntlClientProvider locale={locale} messages={words} timeZone="UTC">
          <main className="pt-16">
            <title>{`${words.failure.title} · Tallylight`}</title>
            <h1 className="sr-only">{words.failure.title}</h1>
            <ErrorState
              message={words.failure.message}
              requestId={error.digest}
              onRetry={() => window.location.reload()}
            />
          </main>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
