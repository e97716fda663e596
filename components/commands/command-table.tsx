"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Card } from "@/components/ui/card";
import { NextPage } from "@/components/ui/load-more";
import { VirtualList } from "@/components/ui/virtual-list";
import type { Command } from "@/lib/commands/schema";
import { BulkBar } from "./bulk-bar";
import { CommandColumns, CommandRow, ROW_HEIGHT } from "./command-row";
import { NOTHING_TICKED, tickedAmong, tickedUpTo, toggled, toggledAll } from "./selection";
import { useBulk, useSwitchCommand } from "./use-command-edits";
import type { useCommands } from "./use-commands";

interface CommandTableProps {
  login: string;
  commands: readonly Command[];
  query: ReturnType<typeof useCommands>["query"];
  onOpen: (id: string) => void;
}

/** The channel's commands, and what is done to several of them at once. */
export function CommandTable({ login, commands, query, onOpen }: CommandTableProps) {
  const t = useTranslations("commands");
  const [held, setTicked] = useState(NOTHING_TICKED);
  const switching = useSwitchCommand(login);
  const bulk = useBulk(login);
  const shown = commands.map(({ id }) => id);
  const ids = new Set(tickedAmong(held, shown));
  const ticked = commands.filter(({ id }) => ids.has(id));
  return (
    <>
      <Card className="max-md:-mx-4 max-md:rounded-none max-md:border-x-0">
        <CommandColumns>
          <TickAll
            all={ticked.length === commands.length}
            some={ticked.length > 0}
            onTick={() => setTicked(toggledAll(held, shown))}
          />
        </CommandColumns>
        <VirtualList
          label={t("table.label")}
          items={commands}
          keyOf={({ id }) => id}
          heightOf={() => ROW_HEIGHT}
        >
          {(command) => (
            <CommandRow
              command={command}
              ticked={ids.has(command.id)}
              onTick={(range) =>
                setTicked(range ? tickedUpTo(held, command.id, shown) : toggled(held, command.id))
              }
              onOpen={() => onOpen(command.id)}
              onSwitch={(enabled) => switching.mutate({ id: command.id, enabled })}
            />
          )}
        </VirtualList>
        {query.hasNextPage && <NextPage query={query} label={t("table.more")} end="" />}
      </Card>
      {ticked.length > 0 && (
        <BulkBar
          commands={ticked}
          busy={bulk.isPending}
          onDo={(action) => {
            bulk.mutate({ action, commands: ticked });
            setTicked(NOTHING_TICKED);
          }}
          onClear={() => setTicked(NOTHING_TICKED)}
        />
      )}
    </>
  );
}

function TickAll({ all, some, onTick }: { all: boolean; some: boolean; onTick: () => void }) {
  const t = useTranslations("commands");
  return (
    <label className="flex h-9 shrink-0 cursor-pointer items-center gap-3 pl-4 md:w-10">
      <input
        type="checkbox"
        // There is no attribute for it.
        ref={(box) => {
          if (box) box.indeterminate = some && !all;
        }}
        checked={all && some}
        onChange={onTick}
        className="size-4 cursor-pointer accent-accent"
      />
      <span className="md:sr-only">{t("table.selectAll")}</span>
    </label>
  );
}
