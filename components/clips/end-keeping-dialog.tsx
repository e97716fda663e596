"use client";
import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { ClipArchiveSettings, ClipArchiveStatus, ClipFileKind } from "@/lib/clips/schema";
import { useSizeText } from "./use-size-text";

/** What is not to be kept any more. */
export type Ending = keyof Pick<ClipArchiveSettings, "keepThumbnails" | "keepVideos">;

/** Which files that are. */
export const KINDS = { keepThumbnails: "thumbnail", keepVideos: "video" } as const satisfies Record<
  Ending,
  ClipFileKind
>;

interface EndKeepingDialogProps {
  what: Ending;
  status: ClipArchiveStatus;
  busy: boolean;
  onStay: () => void;
  onEnd: () => void;
}

/** Files that are removed cannot be had back once Twitch has them no longer: that is asked before. */
export function EndKeepingDialog({ what, status, busy, onStay, onEnd }: EndKeepingDialogProps) {
  const t = useTranslations("clips");
  const size = useSizeText();
  const { files, bytes } = status.kept[KINDS[what]];
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onStay()}
      title={t(`keeping.end.${what}.title`)}
      description={t(`keeping.end.${what}.text`, { count: files, size: size(bytes) })}
    >
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onStay}>{t("keeping.end.stay")}</Button>
        <Button look="danger" busy={busy} onClick={onEnd}>
          <Trash2 aria-hidden />
          {t("keeping.end.end")}
        </Button>
      </div>
    </Dialog>
  );
}
