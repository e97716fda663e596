"use client";
import { Trash2, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import type { Command } from "@/lib/commands/schema";
import type { BulkAction } from "./use-command-edits";

interface BulkBarProps {
  commands: readonly Command[];
  onDo: (action: BulkAction) => void;
  onClear: () => void;
  busy: boolean;
}

/** What can be done to the ticked commands; stays in view while one scrolls. */
export function BulkBar({ commands, onDo, onClear, busy }: BulkBarProps) {
  const t = useTranslations("commands");
  const own = commands.filter(({ builtin }) => builtin === null).length;
  return (
    <section
      aria-label={t("bulkBar.label")}
      className="sticky bottom-4 z-20 mx-auto mt-4 flex w-fit max-w-full animate-arrive flex-wrap items-center gap-2 rounded-lg border border-line bg-overlay px-3 py-2 shadow-lift [--from-y:0.5rem] max-md:bottom-18"
    >
      <p role="status" className="mr-2 font-medium tabular-nums">
        {t("bulkBar.selected", { count: commands.length })}
      </p>
      <Button size="small" busy={busy} onClick={() => onDo("enable")}>
        {t("bulkBar.switchOn")}
      </Button>
      <Button size="small" busy={busy} onClick={() => onDo("disable")}>
        {t("bulkBar.switchOff")}
      </Button>
      <Button look="danger" size="small" busy={busy} disabled={own === 0} onClick={() => onDo("delete")}>
        <Trash2 aria-hidden />
        {own > 0 && own < commands.length ? t("bulkBar.deleteSome", { count: own }) : t("bulkBar.delete")}
      </Button>
      <IconButton label={t("bulkBar.none")} size="small" onClick={onClear}>
        <X aria-hidden />
      </IconButton>
    </section>
  );
}
