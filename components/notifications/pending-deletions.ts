"use client";
import { useSyncExternalStore } from "react";
import { deleteOne } from "@/lib/notifications/queries";

/**
 * Ids taken off the list while "Undo" is still offered. The server hears of them only afterwards: so undo
 * needs nothing from it, and other devices never see one come back.
 */
let pending: ReadonlySet<string> = new Set();
const listeners = new Set<() => void>();

function change(edit: (ids: Set<string>) => void): void {
  const next = new Set(pending);
  edit(next);
  pending = next;
  for (const tell of listeners) tell();
}

export const pendingDeletions = {
  begin: (id: string) => change((ids) => ids.add(id)),
  end: (id: string) => change((ids) => ids.delete(id)),
  has: (id: string) => pending.has(id),
};

const NONE: ReadonlySet<string> = new Set();

/** The ids that are not to be shown. */
export function usePendingDeletions(): ReadonlySet<string> {
  return useSyncExternalStore(
    subscribe,
    () => pending,
    () => NONE,
  );
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) window.addEventListener("pagehide", deleteAllNow);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.removeEventListener("pagehide", deleteAllNow);
  };
}

/** Whoever leaves the page has not undone. */
function deleteAllNow(): void {
  for (const id of pending) deleteOne(id, true).catch(() => undefined);
}
