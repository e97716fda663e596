import { cn } from "./class-names";

const whole = new Intl.NumberFormat("en");
const compact = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });

interface CountProps {
  value: number;
  /** 12.3K instead of 12,345; the exact number is in the tooltip. */
  short?: boolean;
  className?: string;
}

/** A number whose digits stand under each other. */
export function Count({ value, short, className }: CountProps) {
  return (
    <span className={cn("tabular-nums", className)} {...(short ? { title: whole.format(value) } : {})}>
      {short ? compact.format(value) : whole.format(value)}
    </span>
  );
}
