"use client";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { Card } from "@/components/ui/card";
import { useRowKeys } from "@/components/ui/use-row-keys";
import type { Clip } from "@/lib/clips/schema";
import { CollectionRow } from "./collection-row";
import { clipPath } from "./links";
import type { ClipsPlace } from "./place";
import { moveBefore } from "./reorder";
import { useCollectionItems } from "./use-collection";

interface CollectionOrderProps {
  id: string;
  /** As far as they were read. */
  clips: readonly Clip[];
  place: ClipsPlace;
  /** How many there are in all. */
  total: number;
  /** Not all were read. */
  more: boolean;
}

/** The clips of a collection one under the other, to be put in order and taken out. What was done is told to all. */
export function CollectionOrder({ id, clips, place, total, more }: CollectionOrderProps) {
  const t = useTranslations("clips");
  const list = useRef<HTMLOListElement>(null);
  const [dragged, setDragged] = useState<string | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  const { move, takeOut } = useCollectionItems(id);
  useRowKeys(list);
  const ids = clips.map((clip) => clip.id);
  const moveTo = (clip: Clip, to: number) => {
    const before = moveBefore(ids, ids.indexOf(clip.id), to);
    // To the end of what was read would be to the end of all, out of sight: the rest is on its way.
    if (before === undefined || (before === null && more)) return;
    move(clip, before);
    setSaid(t("collection.moved", { title: clip.title, place: to + 1, count: total }));
  };
  const takeAway = (clip: Clip, index: number) => {
    const next = ids[index + 1] ?? null;
    takeOut(clip, next);
    // Its row goes, and the focus that is in it would be lost.
    const near = next ?? ids[index - 1];
    list.current?.querySelector<HTMLElement>(`[data-key="${near}"] [data-row]`)?.focus();
  };
  const end = () => {
    setDragged(null);
    setOver(null);
  };
  return (
    <>
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
      <p className="mb-2 text-ink-3 text-xs">{t("collection.orderHint")}</p>
      <Card className="overflow-clip max-md:-mx-4 max-md:rounded-none max-md:border-x-0">
        <ol ref={list} aria-label={t("list.label")}>
          {clips.map((clip, index) => (
            <CollectionRow
              key={clip.id}
              clip={clip}
              href={clipPath(clip.id, place)}
              index={index}
              count={total}
              target={over === clip.id && dragged !== clip.id}
              onMove={(to) => moveTo(clip, to)}
              onTakeOut={() => takeAway(clip, index)}
              drag={{
                onDragStart: (event) => {
                  event.dataTransfer.effectAllowed = "move";
                  setDragged(clip.id);
                },
                onDragEnter: () => dragged && setOver(clip.id),
                onDragEnd: end,
                onDrop: (event) => {
                  event.preventDefault();
                  const from = clips.find((one) => one.id === dragged);
                  if (from) moveTo(from, index);
                  end();
                },
              }}
            />
          ))}
        </ol>
      </Card>
    </>
  );
}
