"use client";
import { Popover as Radix } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "./class-names";

export const Popover = Radix.Root;
export const PopoverTrigger = Radix.Trigger;

export function PopoverContent({ className, ...rest }: ComponentProps<typeof Radix.Content>) {
  return (
    <Radix.Portal>
      <Radix.Content
        align="end"
        sideOffset={6}
        collisionPadding={8}
        className={cn(
          "z-50 w-96 max-w-[calc(100vw-1rem)] animate-appear rounded-lg border border-line bg-overlay shadow-lift outline-none",
          className,
        )}
        {...rest}
      />
    </Radix.Portal>
  );
}
