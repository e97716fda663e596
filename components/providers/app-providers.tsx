"use client";
import type { ReactNode } from "react";
import { EarlyPresses } from "@/components/early-presses/early-presses";
import { ClockProvider } from "@/components/ui/clock";
import { Toaster } from "@/components/ui/toaster";
import { TooltipProvider } from "@/components/ui/tooltip";
import type { ClockSetting } from "@/lib/kernel/clock";
import { RememberZone } from "./remember-zone";

interface AppProvidersProps {
  renderedAt: number;
  timeZone: string;
  instance: ClockSetting;
  children: ReactNode;
}

/** What every page needs, signed in or not. */
export function AppProviders({ renderedAt, timeZone, instance, children }: AppProvidersProps) {
  return (
    <ClockProvider renderedAt={renderedAt} timeZone={timeZone} instance={instance}>
      <RememberZone />
      <TooltipProvider>{children}</TooltipProvider>
      <Toaster />
      <EarlyPresses />
    </ClockProvider>
  );
}
