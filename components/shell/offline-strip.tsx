"use client";
import { CloudOff } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useFormats } from "@/components/ui/use-formats";
import { useRealtimeStatus } from "@/lib/realtime/client";

/** Says that what is shown may be old, since when, and what happens next. Lies over the page, so nothing moves. */
export function OfflineStrip() {
  const { state, since, signedOut } = useRealtimeStatus();
  const t = useTranslations("shell.offline");
  const formats = useFormats();
  return (
    <div
      role="status"
      className="pointer-events-none fixed inset-x-0 bottom-14 z-20 flex justify-center p-3 md:bottom-0"
    >
      {state === "offline" && (
        <p className="pointer-events-auto flex animate-appear items-center gap-2.5 rounded-md bg-warn-soft px-3.5 py-2 text-ink shadow-lift">
          <CloudOff aria-hidden className="size-4 shrink-0 text-warn" />
          {signedOut ? (
            <span>{t.rich("ended", { link: signInAgain })}</span>
          ) : since === null ? (
            t("never")
          ) : (
            t("since", { time: formats.clock(since) })
          )}
        </p>
      )}
    </div>
  );
}

function signInAgain(text: ReactNode) {
  return (
    <a href="/sign-in" className="font-medium text-accent underline underline-offset-2">
      {text}
    </a>
  );
}
