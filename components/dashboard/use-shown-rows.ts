"use client";
import { useMemo, useState } from "react";
import { keepOrder, orderOf, type ShownOrder } from "@/lib/broadcasters/queries";
import type { FollowedBroadcaster } from "@/lib/broadcasters/schema";

/**
 * The rows in the order to show. While somebody points at the list or is in it with the keyboard, rows do not
 * change places because of viewer counts; when somebody goes live or ends they always do.
 */
export function useShownRows(sorted: readonly FollowedBroadcaster[]) {
  const [held, setHeld] = useState<ShownOrder | null>(null);
  const rows = useMemo(() => (held ? keepOrder(held, sorted) : sorted), [held, sorted]);
  // The order held does not hold any more: from here on the new one is.
  if (held && rows === sorted) setHeld(orderOf(sorted));
  return { rows, onHeld: (holds: boolean) => setHeld(holds ? orderOf(rows) : null) };
}
