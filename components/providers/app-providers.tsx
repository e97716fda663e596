"use client";
import type { ReactNode } from "react";
import { ClockProvider } from "@/components/ui/clock";
import { Toaster } from "@/components/ui/toaster";
import { TooltipProvider } from "@/components/ui/tooltip";
import { RememberZone } from "./remember-zone";

interface AppProvidersProps {
  renderedAt: number;
  timeZone: string;
  children: ReactNode;
}

/** What every page needs, signed in or not. */
export function AppProviders({ renderedAt, timeZone, children }: AppProvidersProps) {
  return (
    <ClockProvider renderedAt={renderedAt} timeZone={timeZone}>
      <RememberZone />
      <TooltipProvider>{children}</TooltipProvider>
      <Toaster />
    </ClockProvider>
  );
}
