"use client";
import { ArrowDown, ArrowUp, GripVertical, X } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { DragEvent, KeyboardEvent } from "react";
import { cn } from "@/components/ui/class-names";
import { Count } from "@/components/ui/count";
import { IconButton } from "@/components/ui/icon-button";
import type { Clip } from "@/lib/clips/schema";
import { ClipPicture } from "./clip-picture";
import { lengthText } from "./length-text";

interface CollectionRowProps {
  clip: Clip;
  href: string;
  /** Its place, from 0, and how many there are. */
  index: number;
  count: number;
  /** Something is dragged over it: it would come to stand here. */
  target: boolean;
  onMove: (to: number) => void;
  onTakeOut: () => void;
  drag: {
    onDragStart: (event: DragEvent) => void;
    onDragEnter: () => void;
    onDragEnd: () => void;
    onDrop: (event: DragEvent) => void;
  };
}

/** One clip of a collection whose order can be changed: dragged, by its buttons, or with Alt and an arrow key. */
export function CollectionRow({
  clip,
  href,
  index,
  count,
  target,
  onMove,
  onTakeOut,
  drag,
}: CollectionRowProps) {
  const t = useTranslations("clips");
  const press = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    onMove(index + (event.key === "ArrowUp" ? -1 : 1));
  };
  return (
    <li
      data-key={clip.id}
      draggable
      {...drag}
      onDragOver={(event) => event.preventDefault()}
      onKeyDown={press}
      className={cn(
        "flex items-center gap-3 border-line border-b bg-surface px-2 py-2 last:border-0 sm:px-3",
        target && "bg-accent-soft",
      )}
    >
      <GripVertical aria-hidden className="size-4 shrink-0 cursor-grab text-ink-3 max-sm:hidden" />
      <span className="w-6 shrink-0 text-right text-ink-3 tabular-nums max-sm:hidden">{index + 1}</span>
      <span className="w-24 shrink-0 overflow-hidden rounded">
        <ClipPicture src={clip.thumbnailUrl} />
      </span>
      <span className="min-w-0 flex-1">
        <Link
          href={href}
          data-row=""
          draggable={false}
          className="line-clamp-2 rounded font-medium hover:text-accent"
        >
          <bdi>{clip.title}</bdi>
        </Link>
        <span className="block truncate text-ink-3 text-xs tabular-nums">
          {lengthText(clip.durationMs)} ·{" "}
          {t.rich("card.viewed", { count: clip.views, n: () => <Count value={clip.views} short /> })} ·{" "}
          <bdi>{t("card.by", { name: clip.creator.name })}</bdi>
        </span>
      </span>
      <span className="flex shrink-0 max-sm:flex-col">
        <IconButton
          label={t("collection.up", { title: clip.title })}
          size="small"
          aria-disabled={index === 0}
          onClick={() => onMove(index - 1)}
        >
          <ArrowUp aria-hidden />
        </IconButton>
        <IconButton
          label={t("collection.down", { title: clip.title })}
          size="small"
          aria-disabled={index === count - 1}
          onClick={() => onMove(index + 1)}
        >
          <ArrowDown aria-hidden />
        </IconButton>
      </span>
      <IconButton label={t("collection.takeOut", { title: clip.title })} size="small" onClick={onTakeOut}>
        <X aria-hidden />
      </IconButton>
    </li>
  );
}
