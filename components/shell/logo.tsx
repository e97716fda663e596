import { cn } from "@/components/ui/class-names";

interface LogoProps {
  /** Lit while there is something live to look at, like the lamp in the tab; else off. */
  lit?: boolean;
  className?: string;
}

/** The mark: a camera's tally lamp, seen from the front. */
export function LogoMark({ lit = false, className }: LogoProps) {
  return (
    <svg viewBox="0 0 28 22" aria-hidden="true" className={cn("h-5.5 w-7 shrink-0", className)}>
      <rect x="0.75" y="0.75" width="26.5" height="20.5" rx="6" className="fill-raised stroke-line-control" />
      {lit && <circle cx="14" cy="11" r="7.5" className="fill-live opacity-25" />}
      <circle cx="14" cy="11" r="4.5" className={lit ? "fill-live" : "fill-line-control"} />
    </svg>
  );
}

/** The mark with the name. */
export function Logo({ lit = false, className }: LogoProps) {
  return (
    <span className={cn("inline-flex items-center gap-2.5", className)}>
      <LogoMark lit={lit} />
      <span className="font-semibold text-[0.9375rem] tracking-tight">Tallylight</span>
    </span>
  );
}
