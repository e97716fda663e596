import type { ReactNode } from "react";
import { cn } from "./class-names";

export interface Segment<Value extends string> {
  value: Value;
  label: string;
  icon?: ReactNode;
}

interface SegmentedControlProps<Value extends string> {
  legend: string;
  name: string;
  segments: readonly Segment<Value>[];
  /** Given together with onChange; otherwise the form keeps the choice, starting with defaultValue. */
  value?: Value;
  defaultValue?: Value;
  onChange?: (value: Value) => void;
  className?: string;
}

/** One of a few, all in view. Radio buttons underneath: arrow keys move, a form can carry it. */
export function SegmentedControl<Value extends string>(props: SegmentedControlProps<Value>) {
  const { legend, name, segments, value, defaultValue, onChange, className } = props;
  return (
    <fieldset className={cn("inline-flex rounded-md border border-line bg-raised p-0.5", className)}>
      <legend className="sr-only">{legend}</legend>
      {segments.map((segment) => (
        <label
          key={segment.value}
          className="flex h-8 flex-1 cursor-pointer items-center justify-center gap-2 rounded px-3 text-ink-2 transition-colors hover:text-ink has-checked:bg-surface has-checked:text-ink has-checked:shadow-xs has-focus-visible:outline-2 has-focus-visible:outline-accent [&_svg]:size-4"
        >
          <input
            type="radio"
            name={name}
            value={segment.value}
            className="sr-only"
            {...(value === undefined
              ? { defaultChecked: segment.value === defaultValue }
              : { checked: segment.value === value })}
            {...(onChange ? { onChange: () => onChange(segment.value) } : {})}
          />
          {segment.icon}
          {segment.label}
        </label>
      ))}
    </fieldset>
  );
}
