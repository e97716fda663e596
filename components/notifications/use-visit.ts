"use client";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { visitQuery } from "@/lib/notifications/queries";
import type { Absence } from "./sections";

/** The time that the person was away before this visit, the same on all their devices; null: they were not. */
export function useAbsence(): Absence | null {
  const { data } = useQuery(visitQuery());
  return useMemo(
    () => (data?.awaySince ? { since: Date.parse(data.awaySince), until: Date.parse(data.beganAt) } : null),
    [data?.awaySince, data?.beganAt],
  );
}
