"use client";
import { useState } from "react";
import { useUrlParams } from "@/components/ui/use-url-params";

/**
 * The broadcaster whose sheet is open: in the address, so that other pages lead to it and going back closes it. What
 * is asked for here holds at once: the router tells of a new address in a transition, which a busy page, or a part of
 * it that waits for the server, holds up.
 */
export function useChannelInUrl(): [string | null, (broadcasterId: string | null) => void] {
  const [params, setParams] = useUrlParams();
  const inUrl = idIn(params.get("channel"));
  const [told, setTold] = useState(inUrl);
  const [open, setOpen] = useState(inUrl);
  if (inUrl !== told) {
    setTold(inUrl);
    setOpen(inUrl);
  }
  return [
    open,
    (next) => {
      setOpen(next);
      setParams({ channel: next ?? "" }, next ? "push" : "replace");
    },
  ];
}

const idIn = (channel: string | null): string | null =>
  channel !== null && /^\d{1,20}$/.test(channel) ? channel : null;
