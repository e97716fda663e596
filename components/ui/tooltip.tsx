"use client";
import { Tooltip as Radix } from "radix-ui";
import type { ReactElement } from "react";
import { Kbd } from "./kbd";
import { mainLandmark } from "./main-landmark";

interface TooltipProps {
  text: string;
  hotkey?: string;
  side?: "top" | "right" | "bottom" | "left";
  children: ReactElement;
}

/** Words on hover and on keyboard focus. Never the only place where something is said. */
export function Tooltip({ text, hotkey, side = "bottom", children }: TooltipProps) {
  return (
    <Radix.Root delayDuration={350}>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal container={mainLandmark()}>
        <Radix.Content
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className="z-60 flex max-w-72 animate-appear items-center gap-2 rounded-md border border-line bg-overlay px-2 py-1 text-ink text-xs shadow-lift"
        >
          {text}
          {hotkey && <Kbd>{hotkey}</Kbd>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** One for the whole tree: moving from one tooltip to the next shows it at once. */
export const TooltipProvider = Radix.Provider;
