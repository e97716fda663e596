import { cva, type VariantProps } from "class-variance-authority";
import { Slot } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "./class-names";

export const buttonLook = cva(
  "inline-flex shrink-0 select-none items-center justify-center gap-2 rounded-md font-medium whitespace-nowrap transition-colors disabled:opacity-50 aria-busy:opacity-70 [&_svg]:size-4 [&_svg]:shrink-0",
  {
    variants: {
      look: {
        primary: "bg-accent text-on-accent hover:bg-accent-strong",
        secondary: "border border-line bg-surface text-ink hover:bg-raised",
        quiet: "text-ink-2 hover:bg-raised hover:text-ink",
        /** Danger is red words beside an icon, never a red surface: that is the lamp's. */
        danger: "border border-line bg-surface text-danger hover:bg-raised",
      },
      size: {
        small: "h-7 px-2.5 text-xs",
        medium: "h-9 px-3.5 text-sm",
        large: "h-11 px-5 text-base",
      },
    },
    defaultVariants: { look: "secondary", size: "medium" },
  },
);

export interface ButtonProps extends ComponentProps<"button">, VariantProps<typeof buttonLook> {
  /** Puts the look on the one child, for example a link. */
  asChild?: boolean;
  /** Something is under way: says so to screen readers and ignores further presses. */
  busy?: boolean;
}

export function Button({ look, size, asChild, busy, className, onClick, ...rest }: ButtonProps) {
  const classes = cn(buttonLook({ look, size }), className);
  if (asChild) return <Slot.Root className={classes} onClick={onClick} {...rest} />;
  return (
    <button
      type="button"
      className={classes}
      aria-busy={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      {...rest}
    />
  );
}
