"use client";
import { QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { isSigningOut } from "@/components/session/signing-out";
import { createQueryClient } from "./query-client";

/** Back to the sign-in page, and from there to where we are; unless the person is just leaving. */
function signInAgain(): void {
  if (isSigningOut()) return;
  const here = window.location.pathname + window.location.search;
  window.location.assign(`/sign-in?next=${encodeURIComponent(here)}`);
}

/** The page's cache of what the server said. */
export function QueryProvider({ children }: { children: ReactNode }) {
  const [client] = useState(() => createQueryClient(signInAgain));
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}
