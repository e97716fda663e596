"use client";
import { Command } from "cmdk";
import { Braces } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { VARIABLES } from "@/lib/commands/queries";

interface VariablePickerProps {
  onTake: (example: string) => void;
  variables?: typeof VARIABLES;
}

/** Everything that an answer can put in by itself; the one that is taken goes to where the caret is. */
export function VariablePicker({ onTake, variables = VARIABLES }: VariablePickerProps) {
  const t = useTranslations("commands");
  const [open, setOpen] = useState(false);
  const taken = useRef<string | null>(null);
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <Button size="small">
          <Braces aria-hidden />
          {t("variablePicker.insert")}
        </Button>
      </PopoverTrigger>
      <PopoverContent
        align="start"
        className="w-[26rem] overflow-hidden p-0"
        aria-label={t("variablePicker.title")}
        onCloseAutoFocus={(event) => {
          if (taken.current === null) return;
          // The focus goes to the text instead, behind what was put in.
          event.preventDefault();
          onTake(taken.current);
          taken.current = null;
        }}
      >
        <Command loop label={t("variablePicker.title")}>
          <Command.Input
            placeholder={t("variablePicker.search")}
            className="h-10 w-full border-line border-b bg-transparent px-3 outline-none placeholder:text-ink-3"
          />
          <Command.List className="max-h-72 overflow-y-auto p-1">
            <Command.Empty className="px-3 py-6 text-center text-ink-2">
              {t("variablePicker.none")}
            </Command.Empty>
            {variables.map(({ name, example, shows }) => (
              <Command.Item
                key={name}
                value={name}
                keywords={[t(`variablePicker.gives.${name}`)]}
                className="cursor-pointer rounded px-2 py-1.5 data-[selected=true]:bg-raised"
                onSelect={() => {
                  taken.current = example;
                  setOpen(false);
                }}
              >
                <span className="flex items-baseline justify-between gap-3">
                  <code className="font-mono text-[0.8125rem] text-accent">{example}</code>
                  <span className="truncate text-ink-2 text-xs">{shows}</span>
                </span>
                <span className="block text-ink-3 text-xs">{t(`variablePicker.gives.${name}`)}</span>
              </Command.Item>
            ))}
          </Command.List>
        </Command>
      </PopoverContent>
    </Popover>
  );
}
