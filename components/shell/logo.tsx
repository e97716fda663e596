import { cn } from "@/components/ui/class-names";

/** The mark: a camera's tally lamp, seen from the front. Lit in the brand; the pages' own lamps mean live. */
export function LogoMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className={cn("size-6 shrink-0", className)}>
      <rect x="1.5" y="4.5" width="21" height="15" rx="4.5" className="fill-raised stroke-line-control" />
      <circle cx="12" cy="12" r="4" className="fill-live" />
      <path
        d="M9.7 10.6a2.6 2.6 0 0 1 2.1-1.4"
        className="fill-none stroke-lamp-shine"
        strokeLinecap="round"
      />
    </svg>
  );
}

/** The mark with the name. */
export function Logo({ className }: { className?: string }) {
  return (
    <span className={cn("inline-flex items-center gap-2.5", className)}>
      <LogoMark />
      <span className="font-semibold text-[0.9375rem] tracking-tight">Tallylight</span>
    </span>
  );
}
