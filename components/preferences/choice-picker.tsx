"use client";
import { Command } from "cmdk";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import type { FieldWiring } from "@/components/ui/field";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";

interface Choice {
  value: string;
  label: string;
}

interface ChoicePickerProps extends Partial<FieldWiring> {
  /** What the list is, for screen readers. */
  label: string;
  choices: readonly Choice[];
  placeholder: string;
  /** Said when nothing is called what was typed. */
  none: string;
  onChoose: (value: string) => void;
  /** What stands on the button. */
  children: ReactNode;
}

/** Rows drawn at most: of hundreds, one types a letter or two. */
const MOST_ROWS = 60;

/** A button that opens a list to be found in by typing. */
export function ChoicePicker(props: ChoicePickerProps) {
  const { label, choices, placeholder, none, onChoose, children, ...wiring } = props;
  const [open, setOpen] = useState(false);
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <Button {...wiring} className="max-w-full justify-start">
          {children}
        </Button>
      </PopoverTrigger>
      <PopoverContent align="start" aria-label={label} className="w-80 overflow-hidden">
        <Choices
          {...{ label, choices, placeholder, none }}
          onChoose={(value) => {
            setOpen(false);
            onChoose(value);
          }}
        />
      </PopoverContent>
    </Popover>
  );
}

function Choices({ label, choices, placeholder, none, onChoose }: Omit<ChoicePickerProps, "children">) {
  const [typed, setTyped] = useState("");
  const wanted = plain(typed.trim());
  const found = choices.filter((choice) => plain(choice.label).includes(wanted));
  return (
    <Command label={label} shouldFilter={false} loop>
      <Command.Input
        value={typed}
        onValueChange={setTyped}
        placeholder={placeholder}
        className="h-10 w-full border-line border-b bg-transparent px-3 outline-none placeholder:text-ink-3"
      />
      <Command.List className="max-h-72 overflow-y-auto p-1">
        <Command.Empty className="px-3 py-6 text-center text-ink-2">{none}</Command.Empty>
        {found.slice(0, MOST_ROWS).map(({ value, label }) => (
          <Command.Item
            key={value}
            value={value}
            onSelect={() => onChoose(value)}
            className="flex min-h-9 cursor-pointer items-center rounded px-2 py-1 data-[selected=true]:bg-raised"
          >
            <span className="truncate">{label}</span>
          </Command.Item>
        ))}
      </Command.List>
    </Command>
  );
}

/** Alike for finding: "New_York" is "new york", "São Paulo" is "sao paulo". */
const plain = (text: string): string =>
  text.normalize("NFKD").replace(/\p{M}/gu, "").replaceAll("_", " ").toLowerCase();
