import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps } from "react";
import { cn } from "./class-names";

const badgeLook = cva(
  "inline-flex items-center gap-1.5 rounded px-1.5 py-0.5 font-medium text-xs whitespace-nowrap [&_svg]:size-3.5",
  {
    variants: {
      tone: {
        plain: "bg-raised text-ink-2",
        accent: "bg-accent-soft text-accent",
        live: "bg-raised text-live-ink",
        warn: "bg-warn-soft text-warn",
        ok: "bg-raised text-ok",
        danger: "bg-raised text-danger",
      },
    },
    defaultVariants: { tone: "plain" },
  },
);

export function Badge({ tone, className, ...rest }: ComponentProps<"span"> & VariantProps<typeof badgeLook>) {
  return <span className={cn(badgeLook({ tone }), className)} {...rest} />;
}
