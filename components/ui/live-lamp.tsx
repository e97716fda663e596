import { cn } from "./class-names";

/** The lamp. Lit means live and nothing else; `label` says so to those who do not see it. */
export function LiveLamp({ lit, label, className }: { lit: boolean; label?: string; className?: string }) {
  return (
    <span className={cn("inline-flex shrink-0", className)}>
      <span
        aria-hidden
        className={cn(
          "size-2 rounded-full",
          lit ? "bg-live shadow-lamp forced-colors:bg-[Highlight]" : "border border-line-control",
        )}
      />
      {label && <span className="sr-only">{label}</span>}
    </span>
  );
}
