"use client";
import { DropdownMenu as Radix } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "./class-names";
import { mainLandmark } from "./main-landmark";

/** Not modal: the page beside it stays readable, and a click outside closes it and lands. */
export function Menu(props: ComponentProps<typeof Radix.Root>) {
  return <Radix.Root modal={false} {...props} />;
}

export const MenuTrigger = Radix.Trigger;

export function MenuContent({ className, ...rest }: ComponentProps<typeof Radix.Content>) {
  return (
    <Radix.Portal container={mainLandmark()}>
      <Radix.Content
        align="end"
        sideOffset={6}
        collisionPadding={8}
        className={cn(
          "z-50 min-w-48 animate-appear rounded-lg border border-line bg-overlay p-1 shadow-lift",
          className,
        )}
        {...rest}
      />
    </Radix.Portal>
  );
}

export const menuItemLook =
  "flex min-h-8 w-full cursor-pointer select-none items-center gap-2.5 rounded px-2 py-1 text-left outline-none data-disabled:opacity-50 data-highlighted:bg-raised [&_svg]:size-4 [&_svg]:text-ink-3";

interface MenuItemProps extends ComponentProps<typeof Radix.Item> {
  danger?: boolean;
}

export function MenuItem({ className, danger, ...rest }: MenuItemProps) {
  return (
    <Radix.Item
      className={cn(menuItemLook, danger && "text-danger [&_svg]:text-danger", className)}
      {...rest}
    />
  );
}

export function MenuLabel({ className, ...rest }: ComponentProps<typeof Radix.Label>) {
  return <Radix.Label className={cn("px-2 pt-2 pb-1 text-ink-3 text-xs", className)} {...rest} />;
}

export function MenuSeparator() {
  return <Radix.Separator className="-mx-1 my-1 h-px bg-line" />;
}
