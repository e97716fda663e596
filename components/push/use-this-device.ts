"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useState } from "react";
import { toast } from "@/components/ui/toast-store";
import { Problem } from "@/lib/http/client";
import { deleteDevice, deviceKeys, devicesQuery } from "@/lib/push/queries";
import type { Device } from "@/lib/push/schema";
import { useRealtimeEvents } from "@/lib/realtime/client";
import { currentSubscription, fingerprintOf, readFacts, registerThisBrowser } from "./browser-push";
import { rememberOwner } from "./device-owner";
import { type BrowserFacts, type DeviceState, deviceStateOf } from "./device-state";

interface Known {
  facts: BrowserFacts;
  fingerprint: string | null;
}

/** What this browser is, and how it stands; undefined until it has been looked at, which only a browser can do. */
function useBrowser(): { known: Known | undefined; look: () => Promise<void> } {
  const [known, setKnown] = useState<Known>();
  const look = useCallback(async () => {
    const subscription = await currentSubscription().catch(() => null);
    const fingerprint = subscription && (await fingerprintOf(subscription));
    setKnown({ facts: readFacts(), fingerprint });
  }, []);
  useEffect(() => {
    void look();
    // The permission is given and taken in the browser's own settings, too.
    const watch = navigator.permissions?.query({ name: "notifications" }).catch(() => null);
    const onChange = () => void look();
    void watch?.then((status) => status?.addEventListener("change", onChange));
    return () => void watch?.then((status) => status?.removeEventListener("change", onChange));
  }, [look]);
  return { known, look };
}

/** The person's browsers, and how pushing to this one stands. */
export function useThisDevice(personId: string) {
  const t = useTranslations("push");
  const client = useQueryClient();
  const query = useQuery(devicesQuery());
  const { known, look } = useBrowser();
  const refresh = () => client.invalidateQueries({ queryKey: deviceKeys.all });
  useRealtimeEvents((events) => {
    if (events.some(({ kind, payload }) => kind === "preferences.changed" && payload.what === "devices"))
      void refresh();
  });

  const devices = query.data?.devices;
  const own: Device | undefined = devices?.find(({ fingerprint }) => fingerprint === known?.fingerprint);
  const state: DeviceState | undefined =
    known && (devices || !known.facts.able) ? deviceStateOf(known.facts, own !== undefined) : undefined;

  const turn = useMutation({
    mutationFn: async (on: boolean) => {
      if (on) {
        // Asked first: a browser only lets a page ask right after a click.
        const permission = await Notification.requestPermission();
        if (permission === "granted") await registerThisBrowser({ anew: own === undefined });
        rememberOwner(personId);
        return;
      }
      if (own) await deleteDevice(own.id);
      await (await currentSubscription())?.unsubscribe();
    },
    onError: (error) => toast(error instanceof Problem ? error.detail : t("unreachable"), { tone: "danger" }),
    onSettled: () => Promise.all([look(), refresh()]),
  });
  return { query, devices, own, state, turn };
}
