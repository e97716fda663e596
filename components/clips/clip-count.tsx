import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/class-names";
import { MOST_COUNTED } from "@/lib/clips/schema";

interface ClipCountProps {
  total: number;
  /** Whether it is those like what is looked for. */
  narrowed?: boolean;
  className?: string;
}

/** How many clips are listed, as far as they are counted. */
export function ClipCount({ total, narrowed = false, className }: ClipCountProps) {
  const t = useTranslations("clips");
  return (
    <p role="status" className={cn("text-ink-2 tabular-nums", className)}>
      {total >= MOST_COUNTED
        ? t("list.countMost", { count: MOST_COUNTED })
        : t(narrowed ? "list.countLike" : "list.count", { count: total })}
    </p>
  );
}
