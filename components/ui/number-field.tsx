import { Field } from "./field";
import { Input } from "./input";

export interface NumberFieldProps {
  label: string;
  hint?: string | undefined;
  unit?: string;
  /** NaN and null: nothing is in it. */
  value: number | null;
  min: number;
  max: number;
  error: string | undefined;
  /** Null: the field is empty. */
  onChange: (value: number | null) => void;
}

/** A whole number with what it counts. */
export function NumberField({ label, hint, unit, value, min, max, error, onChange }: NumberFieldProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(wiring) => (
        <span className="flex flex-wrap items-center gap-2">
          <Input
            {...wiring}
            type="number"
            inputMode="numeric"
            min={min}
            max={max}
            value={value === null || Number.isNaN(value) ? "" : value}
            className="w-28 tabular-nums"
            onChange={({ target }) => onChange(target.value === "" ? null : target.valueAsNumber)}
          />
          {unit && <span className="text-ink-2">{unit}</span>}
        </span>
      )}
    </Field>
  );
}
