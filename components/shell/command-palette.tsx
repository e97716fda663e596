"use client";
import { Command } from "cmdk";
import { useTranslations } from "next-intl";
import { Dialog as Radix } from "radix-ui";
import { useState } from "react";
import { dialogScrim } from "@/components/ui/dialog";
import { type PaletteCommand, usePaletteCommands } from "./palette-commands";
import { rank } from "./rank";

interface CommandPaletteProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  operator: boolean;
  onShowKeys: () => void;
  signOut: () => Promise<void>;
}

/** Most rows shown: more are not read, and 2,000 followed channels must not be drawn. */
const MOST = 12;

/** Jump to a page, a followed channel or an action by typing a part of its name. */
export function CommandPalette(props: CommandPaletteProps) {
  const { open, onOpenChange } = props;
  const t = useTranslations("shell.palette");
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={dialogScrim} />
        <Radix.Content
          aria-describedby={undefined}
          className="fixed top-[12dvh] left-1/2 z-50 w-[calc(100vw-2rem)] max-w-xl -translate-x-1/2 animate-appear overflow-hidden rounded-lg border border-line bg-overlay shadow-lift"
        >
          <Radix.Title className="sr-only">{t("label")}</Radix.Title>
          <Choices {...props} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function Choices({ onOpenChange, ...actions }: CommandPaletteProps) {
  const t = useTranslations("shell.palette");
  const [search, setSearch] = useState("");
  const found = rank(usePaletteCommands(actions), search, MOST);
  const groups = [...new Set(found.map((command) => command.group))];
  const run = (command: PaletteCommand) => {
    onOpenChange(false);
    command.run();
  };
  return (
    <Command shouldFilter={false} loop label={t("label")}>
      <Command.Input
        value={search}
        onValueChange={setSearch}
        placeholder={t("placeholder")}
        className="h-12 w-full border-line border-b bg-transparent px-4 text-base outline-none placeholder:text-ink-3"
      />
      <Command.List className="max-h-[min(24rem,60dvh)] overflow-y-auto p-1.5">
        <Command.Empty className="px-4 py-10 text-center text-ink-2">{t("none", { search })}</Command.Empty>
        {groups.map((group) => (
          <Command.Group
            key={group}
            heading={t(`groups.${group}`)}
            className="**:[[cmdk-group-heading]]:px-2.5 **:[[cmdk-group-heading]]:pt-2 **:[[cmdk-group-heading]]:pb-1 **:[[cmdk-group-heading]]:text-ink-3 **:[[cmdk-group-heading]]:text-xs"
          >
            {found
              .filter((command) => command.group === group)
              .map((command) => (
                <Command.Item
                  key={command.id}
                  value={command.id}
                  onSelect={() => run(command)}
                  className="flex h-10 cursor-pointer items-center gap-3 rounded-md px-2.5 data-[selected=true]:bg-raised [&>svg]:size-4 [&>svg]:text-ink-3"
                >
                  {command.icon}
                  <span className="truncate">{command.label}</span>
                  <span className="ml-auto flex shrink-0 items-center gap-2 text-ink-3 text-xs">
                    {command.hint}
                  </span>
                </Command.Item>
              ))}
          </Command.Group>
        ))}
      </Command.List>
    </Command>
  );
}
