"use client";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { DeviceTest } from "@/lib/deliveries/schema";
import { fetchJson } from "@/lib/http/client";

/** How long a push that was handed over may take to come back before we say that it did not, in ms. */
const ARRIVES_WITHIN_MS = 10_000;

const pathOf = (deviceId: string) => `/api/v1/me/devices/${deviceId}/test` as const;
const isUnderWay = (test: DeviceTest) => test.state === "queued" || test.state === "sending";

/** A test push to a browser: what became of it on the way out, and whether it came back in here. */
export function useDeviceTest(deviceId: string) {
  const begin = useMutation({
    mutationFn: () => fetchJson<DeviceTest>(pathOf(deviceId), { method: "POST" }),
  });
  const begun = begin.data;
  const { data: test = begun } = useQuery({
    queryKey: ["device-test", deviceId, begun?.id],
    queryFn: ({ signal }) => fetchJson<DeviceTest>(pathOf(deviceId), { signal }),
    enabled: begun !== undefined,
    refetchInterval: ({ state }) => (!state.data || isUnderWay(state.data) ? 500 : false),
  });
  const tag = begun ? `test:${begun.id}` : null;
  const arrived = useArrival(tag);
  const isLate = useLate(test?.state === "sent" && !arrived ? tag : null);
  return { begin, test, arrived, isLate };
}

/** Whether the service worker has said that the push with this tag has arrived. */
function useArrival(tag: string | null): boolean {
  const [seen, setSeen] = useState<string | null>(null);
  useEffect(() => {
    const worker = navigator.serviceWorker;
    if (!worker) return;
    const hear = ({ data }: MessageEvent<{ type?: string; tag?: string } | null>) => {
      if (data?.type === "push" && data.tag) setSeen(data.tag);
    };
    worker.addEventListener("message", hear);
    worker.startMessages();
    return () => worker.removeEventListener("message", hear);
  }, []);
  return tag !== null && seen === tag;
}

/** Whether what is waited for (null: nothing) has taken too long. */
function useLate(waitedFor: string | null): boolean {
  const [late, setLate] = useState<string | null>(null);
  useEffect(() => {
    if (waitedFor === null) return;
    const timer = setTimeout(() => setLate(waitedFor), ARRIVES_WITHIN_MS);
    return () => clearTimeout(timer);
  }, [waitedFor]);
  return waitedFor !== null && late === waitedFor;
}
