import type { ReactNode } from "react";
import { SiteFooter } from "@/components/landing/site-footer";
import { SiteHeader } from "@/components/landing/site-header";
import { SkipLink } from "@/components/shell/skip-link";
import { currentPerson } from "@/lib/auth";
import { env } from "@/lib/env/server";

export default async function SiteLayout({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <SiteHeader signedIn={(await currentPerson()) !== null} />
      <main id="content" tabIndex={-1} className="flex-1 outline-none">
        {children}
      </main>
      <SiteFooter simulatorUrl={env().TWITCH_SIMULATOR_URL ?? null} />
    </div>
  );
}
