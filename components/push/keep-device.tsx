"use client";
import { useEffect } from "react";
import { keepWith } from "./device-owner";

/** Keeps this browser's pushes with the person who is signed in. Shows nothing. */
export function KeepDevice({ personId }: { personId: string }) {
  useEffect(() => {
    // Offline, or storage that is closed to pages: the next page tries again.
    keepWith(personId).catch(() => undefined);
  }, [personId]);
  return null;
}
