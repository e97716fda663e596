"use client";
import { Pencil } from "lucide-react";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { ChipInput } from "@/components/ui/chip-input";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import type { Clip } from "@/lib/clips/schema";
import { Problem } from "@/lib/http/client";
import { fieldText } from "@/lib/i18n/field-text";
import { channelClipsPath } from "./links";
import { useEditClip } from "./use-clip-edits";

/** As the server keeps them. */
export const cleanTag = (typed: string): string => typed.trim().toLowerCase().replaceAll(/\s+/g, " ");
export const TAG_LENGTH = 30;

/** A clip's tags, each a way to the others that have it; who may, edits them where they stand. */
export function ClipTags({ clip, manages }: { clip: Clip; manages: boolean }) {
  const t = useTranslations("clips");
  const [editing, setEditing] = useState(false);
  const pencil = useRef<HTMLButtonElement>(null);
  if (clip.tags.length === 0 && !manages) return null;
  const close = () => {
    setEditing(false);
    requestAnimationFrame(() => pencil.current?.focus());
  };
  if (editing) return <TagsForm clip={clip} onClose={close} />;
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      {clip.tags.length > 0 && (
        <ul aria-label={t("edit.tagsLabel")} className="contents">
          {clip.tags.map((tag) => (
            <li key={tag}>
              <Link
                href={`${channelClipsPath(clip.broadcaster.login)}?${new URLSearchParams({ tag })}`}
                className="inline-block rounded bg-raised px-2 py-1 text-ink-2 text-xs hover:text-ink"
              >
                <bdi>{tag}</bdi>
              </Link>
            </li>
          ))}
        </ul>
      )}
      {manages &&
        (clip.tags.length > 0 ? (
          <IconButton ref={pencil} label={t("edit.tags")} size="small" onClick={() => setEditing(true)}>
            <Pencil aria-hidden />
          </IconButton>
        ) : (
          <Button ref={pencil} look="quiet" size="small" onClick={() => setEditing(true)}>
            <Pencil aria-hidden />
            {t("edit.addTags")}
          </Button>
        ))}
    </div>
  );
}

function TagsForm({ clip, onClose }: { clip: Clip; onClose: () => void }) {
  const t = useTranslations("clips");
  const locale = useLocale();
  const [tags, setTags] = useState<readonly string[]>(clip.tags);
  const edit = useEditClip(clip);
  const problem = edit.error instanceof Problem ? edit.error.fields[0] : undefined;
  return (
    <form
      className="space-y-2"
      onKeyDown={(event) => event.key === "Escape" && onClose()}
      onSubmit={(event) => {
        event.preventDefault();
        edit.mutate({ tags: [...tags] }, { onSuccess: onClose });
      }}
    >
      <Field
        label={t("edit.tagsLabel")}
        hint={t("edit.tagsHint")}
        error={problem && fieldText(locale, problem.message)}
      >
        {(wiring) => (
          <ChipInput
            {...wiring}
            values={tags}
            onChange={setTags}
            clean={cleanTag}
            phrases
            maxLength={TAG_LENGTH}
          />
        )}
      </Field>
      <div className="flex gap-2">
        <Button type="submit" look="primary" size="small" busy={edit.isPending}>
          {t("edit.save")}
        </Button>
        <Button size="small" onClick={onClose}>
          {t("edit.cancel")}
        </Button>
      </div>
    </form>
  );
}
