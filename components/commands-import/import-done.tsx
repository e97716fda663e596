"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { CircleCheck, Undo2 } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { postUndo } from "@/lib/commands-import/queries";
import type { ImportResult, UndoResult } from "@/lib/commands-import/schema";
import type { Translate } from "@/lib/i18n/types";

interface ImportDoneProps {
  login: string;
  result: ImportResult;
  onAgain: () => void;
}

/** Says what was imported, and takes it back when asked to. */
export function ImportDone({ login, result, onAgain }: ImportDoneProps) {
  const t = useTranslations("commands-import");
  const { id, counts } = result;
  const client = useQueryClient();
  const heading = useRef<HTMLHeadingElement>(null);
  const undoing = useMutation({
    mutationFn: (id: string) => postUndo(login, id),
    // Not waited for: what is read again elsewhere on the page is no part of it.
    onSettled: () => void client.invalidateQueries(),
  });
  // The button that was pressed is gone: the reading goes on here.
  useEffect(() => heading.current?.focus(), []);
  return (
    <Card className="flex flex-col items-center px-6 py-12 text-center">
      <CircleCheck aria-hidden className="mb-4 size-6 text-ok" />
      <h2 ref={heading} tabIndex={-1} className="font-semibold text-base outline-none">
        {undoing.data ? t("done.undone") : id === null ? t("done.nothingNew") : t("done.imported")}
      </h2>
      <p role="status" className="mt-1.5 max-w-md text-pretty text-ink-2">
        {undoing.data ? undoneWords(t, undoing.data) : t("done.counts", counts)}
      </p>
      {undoing.isError && (
        <p role="alert" className="mt-2 text-danger">
          {undoing.error.message}
        </p>
      )}
      <div className="mt-6 flex flex-wrap justify-center gap-2">
        <Button look="primary" asChild>
          <Link href={`/studio/${login}/commands`}>{t("done.toCommands")}</Link>
        </Button>
        {id !== null && !undoing.data && (
          <Button busy={undoing.isPending} onClick={() => undoing.mutate(id)}>
            <Undo2 aria-hidden />
            {t("done.undo")}
          </Button>
        )}
        <Button onClick={onAgain}>{t("done.another")}</Button>
      </div>
    </Card>
  );
}

/** More names than this are only counted. */
const MOST_NAMED = 20;

function undoneWords(t: Translate<"commands-import">, { undone, kept }: UndoResult): string {
  if (kept.length === 0) return t("done.asBefore", { count: undone });
  const names = kept.slice(0, MOST_NAMED).join(", ");
  return t("done.asBeforeBut", { count: undone, names, more: Math.max(0, kept.length - MOST_NAMED) });
}
