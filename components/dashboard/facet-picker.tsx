"use client";
import { Command } from "cmdk";
import { Check, ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { Count } from "@/components/ui/count";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import type { FacetValue } from "@/lib/broadcasters/queries";

interface FacetPickerProps {
  /** What is chosen from. */
  facet: "category" | "language" | "tag";
  values: readonly FacetValue[];
  chosen: string;
  /** An empty string: any. */
  onChoose: (value: string) => void;
  nameOf?: (value: string) => string;
}

const itemLook =
  "flex min-h-8 cursor-pointer items-center gap-2.5 rounded px-2 py-1 data-[selected=true]:bg-raised [&_svg]:size-4 [&_svg]:shrink-0";

/** One filter: a button that says what is chosen, and a list with counts to choose from by typing. */
export function FacetPicker(props: FacetPickerProps) {
  const { facet, chosen, nameOf = String } = props;
  const t = useTranslations("dashboard.facets");
  const label = t(`${facet}.label`);
  const [open, setOpen] = useState(false);
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <Button
          className={cn(
            "max-w-52",
            chosen && "border-accent bg-accent-soft text-accent hover:bg-accent-soft",
          )}
          aria-label={
            chosen ? t("state", { facet: label, chosen: nameOf(chosen) }) : t("stateAny", { facet: label })
          }
        >
          <span className="truncate">{chosen ? nameOf(chosen) : label}</span>
          <ChevronDown aria-hidden />
        </Button>
      </PopoverTrigger>
      <PopoverContent align="start" aria-label={label} className="w-72 overflow-hidden">
        <Choices
          {...props}
          onChoose={(value) => {
            setOpen(false);
            props.onChoose(value);
          }}
        />
      </PopoverContent>
    </Popover>
  );
}

function Choices({ facet, values, chosen, onChoose, nameOf = String }: FacetPickerProps) {
  const t = useTranslations("dashboard.facets");
  // What was chosen stays in the list when the other filters leave nothing of it.
  const gone = chosen !== "" && !values.some(({ value }) => same(value, chosen));
  const all = gone ? [{ value: chosen, count: 0 }, ...values] : values;
  return (
    <Command label={t(`${facet}.label`)} loop>
      <Command.Input
        placeholder={t(`${facet}.find`)}
        className="h-10 w-full border-line border-b bg-transparent px-3 outline-none placeholder:text-ink-3"
      />
      <Command.List className="max-h-72 overflow-y-auto p-1">
        <Command.Empty className="px-3 py-6 text-center text-ink-2">{t("none")}</Command.Empty>
        {chosen && (
          <Command.Item value="any" onSelect={() => onChoose("")} className={cn(itemLook, "text-accent")}>
            {t(`${facet}.any`)}
          </Command.Item>
        )}
        {all.map(({ value, count }) => (
          <Command.Item
            key={value}
            value={value}
            keywords={[nameOf(value)]}
            onSelect={() => onChoose(value)}
            className={itemLook}
          >
            <span className="truncate">{nameOf(value)}</span>
            {same(value, chosen) && <Check aria-label={t("chosen")} className="text-accent" />}
            <Count value={count} className="ml-auto text-ink-3 text-xs" />
          </Command.Item>
        ))}
      </Command.List>
    </Command>
  );
}

const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();
