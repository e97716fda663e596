"use client";
import { CloudOff } from "lucide-react";
import { useTimeZone } from "@/components/ui/clock";
import { clockText } from "@/components/ui/time-text";
import { useRealtimeStatus } from "@/lib/realtime/client";

/** Says that what is shown may be old, since when, and what happens next. Lies over the page, so nothing moves. */
export function OfflineStrip() {
  const { state, since, signedOut } = useRealtimeStatus();
  const zone = useTimeZone();
  return (
    <div
      role="status"
      className="pointer-events-none fixed inset-x-0 bottom-14 z-20 flex justify-center p-3 md:bottom-0"
    >
      {state === "offline" && (
        <p className="pointer-events-auto flex animate-appear items-center gap-2.5 rounded-md bg-warn-soft px-3.5 py-2 text-ink shadow-lift">
          <CloudOff aria-hidden className="size-4 shrink-0 text-warn" />
          {signedOut ? (
            <span>
              Your session has ended. <SignInAgain />
            </span>
          ) : (
            strip(since, zone)
          )}
        </p>
      )}
    </div>
  );
}

function strip(since: number | null, zone: string): string {
  if (since === null) return "No live connection yet; trying again…";
  return `Showing what was known at ${clockText(since, zone)}, reconnecting…`;
}

function SignInAgain() {
  return (
    <a href="/sign-in" className="font-medium text-accent underline underline-offset-2">
      Sign in again
    </a>
  );
}
