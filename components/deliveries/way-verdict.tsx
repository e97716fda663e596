"use client";
import { Bell, Mail, Smartphone, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/class-names";
import { useFormats } from "@/components/ui/use-formats";
import type { WayState, WayVerdict } from "@/lib/deliveries/schema";
import { verdictWords } from "./verdict-words";

export const WAY_ICONS = { in_app: Bell, email: Mail, push: Smartphone } as const;

const ARRIVED: readonly WayState[] = ["told", "sent", "gathered"];
const UNDER_WAY: readonly WayState[] = ["pending", "queued", "sending", "gathering"];

/** What became of an announcement in one way, with the way's picture and name. */
export function Verdict({ verdict, className }: { verdict: WayVerdict; className?: string }) {
  const t = useTranslations("deliveries");
  const formats = useFormats();
  const { medium, state } = verdict;
  const Icon = state === "failed" ? TriangleAlert : WAY_ICONS[medium];
  const exact = verdict.at ?? verdict.until;
  return (
    <span
      title={exact === null ? undefined : formats.exact(Date.parse(exact))}
      className={cn("flex min-w-0 items-start gap-2", toneOf(state), className)}
    >
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <span className="min-w-0 text-pretty break-words">
        <span className="sr-only">{t(`ways.${medium}`)}: </span>
        {verdictWords(verdict, t, formats)}
      </span>
    </span>
  );
}

function toneOf(state: WayState): string {
  if (state === "failed") return "text-danger";
  if (ARRIVED.includes(state)) return "text-ink";
  return UNDER_WAY.includes(state) ? "text-ink-2" : "text-ink-3";
}
