"use client";
import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { Meter } from "@/components/ui/meter";
import { useFormats } from "@/components/ui/use-formats";

interface BudgetMeterProps {
  label: string;
  used: number;
  most: number;
  /** What happens when it is used up: one sentence. */
  then: string;
}

/** From this share on a budget is nearly used up. */
const NEARLY = 0.8;

/** How much of a budget is used, as a bar, in numbers and, where it is nearly used up, in words. */
export function BudgetMeter({ label, used, most, then }: BudgetMeterProps) {
  const t = useTranslations("quota");
  const formats = useFormats();
  const share = most === 0 ? 0 : Math.min(1, used / most);
  const nearly = share > NEARLY;
  const numbers = t("of", { used: formats.count(used), most: formats.count(most) });
  return (
    <div className="grid gap-1.5 px-4 py-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3 text-sm">
        <span className="font-medium">{label}</span>
        <span className="text-ink-2 tabular-nums">{numbers}</span>
      </div>
      <Meter
        label={label}
        text={numbers}
        value={used}
        max={Math.max(1, most)}
        warns={nearly}
        className="h-2"
      />
      {nearly && (
        <p className="flex items-center gap-1.5 text-sm text-warn">
          <TriangleAlert aria-hidden className="size-4 shrink-0" />
          {share === 1 ? t("usedUp") : t("nearlyUsedUp")}
        </p>
      )}
      <p className="text-ink-3 text-xs">{then}</p>
    </div>
  );
}
