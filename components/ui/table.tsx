import type { ComponentProps } from "react";
import { cn } from "./class-names";

/** Scrolls sideways by itself when it is too wide, by keyboard too. */
export function Table({
  className,
  "aria-label": label,
  ...rest
}: ComponentProps<"table"> & { "aria-label": string }) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      // A place of its own for words that only screen readers see: they would widen the page from afar.
      className="relative overflow-x-auto focus-visible:outline-offset-[-2px]"
    >
      <table aria-label={label} className={cn("w-full border-collapse text-left", className)} {...rest} />
    </section>
  );
}

export function TableHead(props: ComponentProps<"thead">) {
  return <thead className="text-ink-3 text-xs" {...props} />;
}

export function TableRow({ className, ...rest }: ComponentProps<"tr">) {
  return <tr className={cn("border-line border-b last:border-0", className)} {...rest} />;
}

interface CellProps {
  /** Right-aligned, digits under each other. */
  numeric?: boolean;
}

export function HeaderCell({ className, numeric, ...rest }: ComponentProps<"th"> & CellProps) {
  return (
    <th
      scope="col"
      className={cn("px-4 py-2 font-medium whitespace-nowrap", numeric && "text-right", className)}
      {...rest}
    />
  );
}

export function Cell({ className, numeric, ...rest }: ComponentProps<"td"> & CellProps) {
  return <td className={cn("px-4 py-2", numeric && "text-right tabular-nums", className)} {...rest} />;
}
