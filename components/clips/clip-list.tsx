"use client";
import { SearchX } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { NextPage } from "@/components/ui/load-more";
import { useUrlParams } from "@/components/ui/use-url-params";
import { ClipCount } from "./clip-count";
import { ClipGrid } from "./clip-grid";
import { ClipsNotYet } from "./clips-not-yet";
import type { ClipsPlace } from "./place";
import { isNarrowed, SHOW_ALL } from "./shown-in-url";
import { useClips } from "./use-clips";

interface ClipListProps {
  place: ClipsPlace;
  /** What to say when there are none at all. */
  none: ReactNode;
}

/** A list of clips as a grid that loads on as one scrolls. */
export function ClipList({ place, none }: ClipListProps) {
  const t = useTranslations("clips");
  const { query, clips, total = 0 } = useClips(place);
  const narrowed = isNarrowed(place.shown);
  if (!query.data) return <ClipsNotYet query={query} />;
  if (clips.length === 0) return narrowed ? <NoneLike /> : none;
  return (
    <>
      <ClipCount total={total} narrowed={narrowed} className="mb-3" />
      <ClipGrid clips={clips} place={place} total={total} busy={query.isPlaceholderData} />
      <NextPage query={query} label={t("list.more")} end={clips.length > MANY ? t("list.end") : ""} />
    </>
  );
}

/** More than one sees at once: then it helps to be told where the end is. */
const MANY = 20;

function NoneLike() {
  const t = useTranslations("clips");
  const [, setParams] = useUrlParams();
  return (
    <EmptyState
      icon={<SearchX />}
      title={t("none.likeTitle")}
      action={<Button onClick={() => setParams(SHOW_ALL, "push")}>{t("none.clear")}</Button>}
    >
      {t("none.likeText")}
    </EmptyState>
  );
}
