import { useLocale } from "next-intl";
import type { ReactNode } from "react";
import { formatsFor } from "@/lib/i18n/format";
import { cn } from "./class-names";

interface CountProps {
  value: number;
  /** 12.3K instead of 12,345; the exact number is in the tooltip. */
  short?: boolean;
  className?: string;
}

/** For `<n>` in texts: digits that stand under each other. */
export const digits = (text: ReactNode) => <span className="tabular-nums">{text}</span>;

/** A number whose digits stand under each other. */
export function Count({ value, short, className }: CountProps) {
  // Numbers know no zone, and so this can be drawn on the server too.
  const formats = formatsFor(useLocale(), "UTC");
  return (
    <span className={cn("tabular-nums", className)} {...(short ? { title: formats.count(value) } : {})}>
      {short ? formats.short(value) : formats.count(value)}
    </span>
  );
}
