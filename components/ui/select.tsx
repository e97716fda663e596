import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "./class-names";

interface SelectProps<Value extends string> extends Omit<ComponentProps<"select">, "value" | "onChange"> {
  "aria-label": string;
  options: readonly { value: Value; label: string }[];
  value: Value;
  onChoose: (value: Value) => void;
}

/** One of several, by the browser's own list: it knows keyboards, phones and screen readers best. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const { options, value, onChoose, className, ...rest } = props;
  return (
    <span className={cn("relative inline-flex", className)}>
      <select
        value={value}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value);
          if (chosen) onChoose(chosen.value);
        }}
        className="h-9 w-full appearance-none rounded-md border border-line bg-surface pr-9 pl-3 font-medium text-ink hover:bg-raised"
        {...rest}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown aria-hidden className="pointer-events-none absolute top-2.5 right-3 size-4 text-ink-3" />
    </span>
  );
}
