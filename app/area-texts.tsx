import { NextIntlClientProvider } from "next-intl";
import { getLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { AREAS, type Area } from "@/lib/i18n/areas";
import { type Namespace, textsOf } from "@/lib/i18n/catalogue";

/** Gives the browser the texts of an area in the language of the request, and no others. */
export async function AreaTexts({ area, children }: { area: Area; children: ReactNode }) {
  const texts = textsOf<Namespace>(await getLocale(), AREAS[area]);
  return <NextIntlClientProvider messages={texts}>{children}</NextIntlClientProvider>;
}
