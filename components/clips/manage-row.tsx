"use client";
import { RotateCcw, Trash2 } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Count } from "@/components/ui/count";
import { IconButton } from "@/components/ui/icon-button";
import { CalendarDate } from "@/components/ui/relative-time";
import type { Clip } from "@/lib/clips/schema";
import { ClipPicture } from "./clip-picture";
import { lengthText } from "./length-text";
import { clipPath } from "./links";

/** In CSS px. */
export const MANAGE_ROW = 76;

interface ManageRowProps {
  clip: Clip;
  ticked: boolean;
  busy: boolean;
  /** `range`: up to the one that was ticked before. */
  onTick: (range: boolean) => void;
  onAct: (action: "remove" | "restore") => void;
}

/** One clip among those to be put in order. */
export function ManageRow({ clip, ticked, busy, onTick, onAct }: ManageRowProps) {
  const t = useTranslations("clips");
  const { title, creator, tags, deletedAt, goneAt } = clip;
  return (
    <div className="flex h-full items-center gap-3 border-line border-b px-3 sm:px-4">
      <input
        type="checkbox"
        aria-label={t("manage.tick", { title })}
        checked={ticked}
        className="size-4 shrink-0 accent-accent"
        onClick={(event) => onTick(event.shiftKey)}
        onChange={() => undefined}
      />
      <span className="w-24 shrink-0 overflow-hidden rounded max-sm:w-16">
        <ClipPicture src={clip.thumbnailUrl} />
      </span>
      <span className="min-w-0 flex-1">
        <Link
          href={clipPath(clip.id)}
          data-row=""
          prefetch={false}
          className="block truncate rounded font-medium hover:text-accent"
        >
          <bdi>{title}</bdi>
        </Link>
        <span className="block truncate text-ink-3 text-xs tabular-nums">
          <CalendarDate at={clip.createdAt} /> · {lengthText(clip.durationMs)} ·{" "}
          {t.rich("card.viewed", { count: clip.views, n: () => <Count value={clip.views} short /> })} ·{" "}
          <bdi>{t("card.by", { name: creator.name })}</bdi>
        </span>
        <span className="flex h-5 items-center gap-1 overflow-hidden">
          {goneAt && <Badge tone="warn">{t("card.gone")}</Badge>}
          {tags.map((tag) => (
            <Badge key={tag}>
              <bdi>{tag}</bdi>
            </Badge>
          ))}
        </span>
      </span>
      {deletedAt === null ? (
        <IconButton
          label={t("manage.remove", { title })}
          size="small"
          busy={busy}
          onClick={() => onAct("remove")}
        >
          <Trash2 aria-hidden />
        </IconButton>
      ) : (
        <IconButton
          label={t("manage.restore", { title })}
          size="small"
          busy={busy}
          onClick={() => onAct("restore")}
        >
          <RotateCcw aria-hidden />
        </IconButton>
      )}
    </div>
  );
}
