"use client";
import { useTranslations } from "next-intl";
import type { KeyboardEvent, ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/class-names";
import { RelativeTime } from "@/components/ui/relative-time";
import { Switch } from "@/components/ui/switch";
import { useFormats } from "@/components/ui/use-formats";
import type { Command } from "@/lib/commands/schema";
import { conditionWords } from "./words";

/** Of a row, in CSS px. */
export const ROW_HEIGHT = 64;

const COLUMNS = "md:grid md:grid-cols-[minmax(0,1fr)_10rem_5rem_7rem] md:gap-4";

/** Names the columns on screens that are wide enough for any. Each row says it again for screen readers. */
export function CommandColumns({ children }: { children: ReactNode }) {
  const t = useTranslations("commands");
  return (
    <div className="flex items-center border-line border-b font-medium text-ink-3 text-xs">
      {children}
      <span aria-hidden className={cn("hidden flex-1 px-2 py-2", COLUMNS)}>
        <span>{t("row.columns.command")}</span>
        <span>{t("row.columns.for")}</span>
        <span className="text-right">{t("row.columns.uses")}</span>
        <span className="text-right">{t("row.columns.lastUsed")}</span>
      </span>
      <span aria-hidden className="w-20 pr-4 text-right max-md:hidden">
        {t("row.columns.answers")}
      </span>
    </div>
  );
}

interface CommandRowProps {
  command: Command;
  ticked: boolean;
  /** `range`: everything up to here, from where a tick was set last. */
  onTick: (range: boolean) => void;
  onOpen: () => void;
  onSwitch: (enabled: boolean) => void;
}

/** One command: a tick, what it is, and whether it answers. Enter opens it, the space bar ticks it. */
export function CommandRow({ command, ticked, onTick, onOpen, onSwitch }: CommandRowProps) {
  const t = useTranslations("commands");
  const formats = useFormats();
  const { name, enabled } = command;
  const press = (event: KeyboardEvent) => {
    if (event.key !== " ") return;
    event.preventDefault();
    onTick(event.shiftKey);
  };
  return (
    <div className={cn("flex h-16 items-center border-line border-b", ticked && "bg-accent-soft")}>
      <label className="flex h-full w-10 shrink-0 cursor-pointer select-none items-center justify-end pr-2">
        <input
          type="checkbox"
          checked={ticked}
          onChange={({ nativeEvent }) => onTick(nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)}
          className="size-4 cursor-pointer accent-accent"
        />
        <span className="sr-only">{t("row.select", { name })}</span>
      </label>
      <button
        type="button"
        data-row
        onClick={onOpen}
        onKeyDown={press}
        className={cn(
          "h-full min-w-0 flex-1 items-center px-2 text-left hover:bg-raised focus-visible:outline-offset-[-2px]",
          COLUMNS,
          !enabled && "text-ink-3",
        )}
      >
        <NameAndAnswer command={command} />
        <span className="truncate text-ink-2 max-md:hidden">{t(`permission.${command.permission}`)}</span>
        <span className="text-right tabular-nums max-md:hidden">
          {formats.count(command.uses)}
          <span className="sr-only">{` ${t("row.usesAndLast", { count: command.uses })} `}</span>
        </span>
        <span className="text-right text-ink-2 tabular-nums max-md:hidden">
          {command.lastUsedAt ? <RelativeTime at={command.lastUsedAt} /> : t("row.never")}
        </span>
      </button>
      <span className="flex w-16 shrink-0 justify-end pr-4 md:w-20">
        <Switch
          aria-label={t("row.answers", { name })}
          checked={enabled}
          onChange={(event) => onSwitch(event.target.checked)}
        />
      </span>
    </div>
  );
}

function NameAndAnswer({ command }: Pick<CommandRowProps, "command">) {
  const t = useTranslations("commands");
  const { name, aliases, builtin, response } = command;
  const condition = conditionWords(t, command);
  return (
    <span className="block min-w-0">
      <span className="flex min-w-0 items-center gap-2">
        <bdi className={cn("truncate font-medium font-mono", command.enabled && "text-ink")}>!{name}</bdi>
        {aliases.length > 0 && (
          <bdi className="min-w-0 truncate font-mono text-ink-3 text-xs max-sm:hidden">
            {aliases.map((alias) => `!${alias}`).join(" ")}
          </bdi>
        )}
        {builtin && <Badge>{t("builtIn")}</Badge>}
        {condition && <Badge className="max-sm:hidden">{condition}</Badge>}
      </span>
      <bdi className="block truncate text-ink-2">{response || (builtin ? t(`builtin.${builtin}`) : "")}</bdi>
      <span className="sr-only md:hidden">{t("row.uses", { count: command.uses })}</span>
    </span>
  );
}
