"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { alertKeys, alertsQuery, isAboutAlert } from "@/lib/alerts/queries";
import type { AlertList } from "@/lib/alerts/schema";
import { useRealtimeEvents, useRealtimeRefetch } from "@/lib/realtime/client";

/** What operators have to know, kept fresh by the socket; nothing for everybody else. */
export function useAlerts(operator: boolean): AlertList | undefined {
  const client = useQueryClient();
  const readAgain = () => void client.invalidateQueries({ queryKey: alertKeys.all });
  useRealtimeEvents((events) => operator && events.some(isAboutAlert) && readAgain());
  useRealtimeRefetch(() => operator && readAgain());
  return useQuery({ ...alertsQuery(), enabled: operator }).data;
}
