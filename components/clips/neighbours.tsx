"use client";
import { ChevronLeft, ChevronRight, LayoutGrid } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect } from "react";
import { Button } from "@/components/ui/button";
import { useHotkey } from "@/components/ui/hotkeys";
import { Tooltip } from "@/components/ui/tooltip";
import { rememberOpened } from "./last-opened";
import { clipPath, placePath } from "./links";
import type { ClipsPlace } from "./place";
import { useNeighbours } from "./use-neighbours";

/** To the clip before and after in the list one came from, and back to the list. */
export function Neighbours({ id, place }: { id: string; place: ClipsPlace }) {
  const t = useTranslations("clips");
  const router = useRouter();
  const { previous, next, lost } = useNeighbours(id, place);
  const list = placePath(place);
  // Whoever goes back finds the focus on the clip that was seen last.
  useEffect(() => rememberOpened(list, id), [list, id]);
  useHotkey("n", () => next && router.push(clipPath(next.id, place)));
  useHotkey("p", () => previous && router.push(clipPath(previous.id, place)));
  return (
    <nav aria-label={t("player.others")} className="flex flex-wrap items-center gap-2">
      {!lost && (
        <>
          <Step clip={previous} place={place} rel="prev" hotkey="p" label={t("player.previous")}>
            <ChevronLeft aria-hidden />
          </Step>
          <Step clip={next} place={place} rel="next" hotkey="n" label={t("player.next")}>
            <ChevronRight aria-hidden />
          </Step>
        </>
      )}
      <Button asChild look="quiet">
        <Link href={list}>
          <LayoutGrid aria-hidden />
          {t("player.back")}
        </Link>
      </Button>
      {lost && <p className="text-ink-2 text-xs">{t("player.lost")}</p>}
    </nav>
  );
}

interface StepProps {
  clip: { id: string; title: string } | undefined;
  place: ClipsPlace;
  rel: "prev" | "next";
  hotkey: string;
  label: string;
  children: ReactNode;
}

function Step({ clip, place, rel, hotkey, label, children }: StepProps) {
  if (!clip)
    return (
      <Button disabled aria-label={label} className="w-9 px-0">
        {children}
      </Button>
    );
  return (
    <Tooltip text={clip.title} hotkey={hotkey}>
      <Button asChild className="w-9 px-0">
        <Link href={clipPath(clip.id, place)} rel={rel} aria-label={label}>
          {children}
        </Link>
      </Button>
    </Tooltip>
  );
}
