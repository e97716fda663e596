"use client";
import { RotateCcw, Tag, Trash2, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { cleanTag, TAG_LENGTH } from "./clip-tags";

interface ManageBarProps {
  count: number;
  /** They are removed clips. */
  removed: boolean;
  busy: boolean;
  onAct: (action: "remove" | "restore") => void;
  onTag: (tag: string) => void;
  onClear: () => void;
}

/** What can be done to the ticked clips; stays in view while one scrolls. */
export function ManageBar({ count, removed, busy, onAct, onTag, onClear }: ManageBarProps) {
  const t = useTranslations("clips");
  const [tag, setTag] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const clean = cleanTag(tag);
    if (clean === "") return;
    onTag(clean);
    setTag("");
  };
  return (
    <section
      aria-label={t("manage.bar")}
      className="sticky bottom-4 z-20 mx-auto mt-4 flex w-fit max-w-full animate-arrive flex-wrap items-center gap-2 rounded-lg border border-line bg-overlay px-3 py-2 shadow-lift [--from-y:0.5rem] max-md:bottom-18"
    >
      <p role="status" className="mr-2 font-medium tabular-nums">
        {t("manage.ticked", { count })}
      </p>
      {removed ? (
        <Button size="small" busy={busy} onClick={() => onAct("restore")}>
          <RotateCcw aria-hidden />
          {t("edit.restore")}
        </Button>
      ) : (
        <>
          <form onSubmit={submit} className="flex items-center gap-1">
            <Input
              aria-label={t("manage.tagLabel")}
              placeholder={t("manage.tagLabel")}
              value={tag}
              maxLength={TAG_LENGTH}
              autoComplete="off"
              className="h-7 w-32 px-2 text-xs"
              onChange={({ target }) => setTag(target.value)}
            />
            <Button type="submit" size="small" busy={busy}>
              <Tag aria-hidden />
              {t("manage.tag")}
            </Button>
          </form>
          <Button look="danger" size="small" busy={busy} onClick={() => onAct("remove")}>
            <Trash2 aria-hidden />
            {t("edit.remove")}
          </Button>
        </>
      )}
      <IconButton label={t("manage.none")} size="small" onClick={onClear}>
        <X aria-hidden />
      </IconButton>
    </section>
  );
}
