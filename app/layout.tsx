import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { EarlyPressesScript } from "@/components/early-presses/early-presses-script";
import { AppProviders } from "@/components/providers/app-providers";
import { THEME_COOKIE, themeOf, ZONE_COOKIE, zoneOf } from "@/components/theme/theme";
import { now } from "@/lib/env/clock";
import { env } from "@/lib/env/server";
import { NONCE_HEADER } from "@/lib/http/core/security-headers";
import { AreaTexts } from "./area-texts";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("pages");
  return {
    title: { default: "Tallylight", template: "%s · Tallylight" },
    description: t("description"),
    metadataBase: new URL(env().APP_URL),
    // Title and description of what is shared are the page's own.
    openGraph: { siteName: "Tallylight", type: "website", images: ["/icon-512.png"] },
    applicationName: "Tallylight",
    manifest: "/manifest.webmanifest",
    icons: { icon: { url: "/lamp-off.svg", type: "image/svg+xml" }, apple: "/apple-touch-icon.png" },
  };
}

export async function generateViewport(): Promise<Viewport> {
  const theme = themeOf((await cookies()).get(THEME_COOKIE)?.value);
  const colours = { light: "#f5f4f2", dark: "#0e0d0c" };
  if (theme !== "system") return { themeColor: colours[theme] };
  return {
    themeColor: [
      { media: "(prefers-color-scheme: light)", color: colours.light },
      { media: "(prefers-color-scheme: dark)", color: colours.dark },
    ],
  };
}

/** The theme comes from a cookie and is in the first byte of the page: nothing flashes, no script decides. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const jar = await cookies();
  const theme = themeOf(jar.get(THEME_COOKIE)?.value);
  return (
    <html
      lang={await getLocale()}
      className={`${GeistSans.variable} ${GeistMono.variable}`}
      {...(theme === "system" ? {} : { "data-theme": theme })}
      suppressHydrationWarning
    >
      <body>
        <EarlyPressesScript nonce={(await headers()).get(NONCE_HEADER)} />
        <AreaTexts area="site">
          <AppProviders
            renderedAt={now().getTime()}
            timeZone={zoneOf(jar.get(ZONE_COOKIE)?.value)}
            instance={env().DEMO_CLOCK}
          >
            {children}
          </AppProviders>
        </AreaTexts>
      </body>
    </html>
  );
}
