import type { ReactNode } from "react";
import { SiteFooter } from "@/components/landing/site-footer";
import { SiteHeader } from "@/components/landing/site-header";
import { SkipLink } from "@/components/shell/skip-link";
import { env } from "@/lib/env/server";
import { saveLanguage } from "./language-actions";

/** What stands around pages that anybody may see. */
export function SiteFrame({ signedIn, children }: { signedIn: boolean; children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <SiteHeader signedIn={signedIn} />
      <main id="content" tabIndex={-1} className="flex-1 outline-none">
        {children}
      </main>
      <SiteFooter simulatorUrl={env().TWITCH_SIMULATOR_URL ?? null} saveLanguage={saveLanguage} />
    </div>
  );
}
