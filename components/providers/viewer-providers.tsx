"use client";
import type { ReactNode } from "react";
import { RealtimeProvider } from "@/lib/realtime/client";
import { QueryProvider } from "./query-provider";
import { RealtimeBridge } from "./realtime-bridge";

interface ViewerProvidersProps {
  realtimeUrl: string;
  /** The outbox's newest seq, read before the page's data. */
  cursor: number;
  children: ReactNode;
}

/** What every page of somebody signed in needs: the cache, and the socket that keeps it fresh. */
export function ViewerProviders({ realtimeUrl, cursor, children }: ViewerProvidersProps) {
  return (
    <QueryProvider>
      <RealtimeProvider url={realtimeUrl} cursor={cursor}>
        <RealtimeBridge />
        {children}
      </RealtimeProvider>
    </QueryProvider>
  );
}
