import { cn } from "./class-names";

interface MeterProps {
  label: string;
  /** In words, where the number alone would not say it. */
  text?: string;
  value: number;
  max: number;
  /** Amber: what is left runs out. */
  warns?: boolean;
  className?: string;
}

/**
 * How much of something there is. The bar is drawn here: browsers draw what is empty white at night, which reads as
 * full.
 */
export function Meter({ label, text, value, max, warns = false, className }: MeterProps) {
  const share = max > 0 ? Math.min(1, value / max) : 0;
  return (
    <>
      <meter aria-label={label} aria-valuetext={text} min={0} max={max} value={value} className="sr-only" />
      <span aria-hidden className={cn("block h-1.5 overflow-hidden rounded-full bg-raised", className)}>
        <span
          className={cn("block h-full rounded-full", warns ? "bg-warn" : "bg-accent")}
          style={{ width: `${share * 100}%` }}
        />
      </span>
    </>
  );
}
