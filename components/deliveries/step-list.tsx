"use client";
import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/class-names";
import { useFormats } from "@/components/ui/use-formats";
import type { Step } from "./steps-of";

/** What happened one after the other, each with its time and how long after the one before. */
export function StepList({ steps }: { steps: readonly Step[] }) {
  return (
    <ol className="space-y-2.5 border-line border-l pl-4">
      {steps.map((step, place) => (
        <StepItem key={step.name} step={step} before={timeBefore(steps, place)} />
      ))}
    </ol>
  );
}

function timeBefore(steps: readonly Step[], place: number): number | null {
  const before = steps.slice(0, place).findLast(({ at }) => at !== null)?.at;
  return before ? Date.parse(before) : null;
}

function StepItem({ step: { text, at, note, tone }, before }: { step: Step; before: number | null }) {
  const t = useTranslations("deliveries.one");
  const formats = useFormats();
  const time = at === null ? null : Date.parse(at);
  const later = time !== null && before !== null && time > before ? time - before : null;
  return (
    <li className="relative">
      <span
        aria-hidden
        className={cn(
          "absolute top-1.5 -left-[1.3125rem] size-2 rounded-full",
          tone ? "bg-danger" : "bg-line-control",
        )}
      />
      <span className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className={tone && "text-danger"}>{text}</span>
        {at !== null && time !== null && (
          <span className="text-ink-3 text-xs tabular-nums">
            <time dateTime={at}>{formats.exact(time)}</time>
            {later !== null && <> · {t("after", { time: formats.duration(later) })}</>}
          </span>
        )}
      </span>
      {note && <p className="mt-0.5 text-pretty break-words text-ink-3 text-xs">{note}</p>}
    </li>
  );
}
