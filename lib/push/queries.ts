import { queryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/client";
import type { Device, DeviceInput } from "./schema";

export { deviceNameOf } from "./core/device-name";

export const deviceKeys = { all: ["devices"] } as const;

/** The browsers that the person lets us push to, the oldest first. */
export const devicesQuery = () =>
  queryOptions({ queryKey: deviceKeys.all, queryFn: ({ signal }) => devicesOf(signal) });

export const devicesOf = (signal?: AbortSignal): Promise<{ devices: Device[] }> =>
  fetchJson("/api/v1/me/devices", { signal });

/** What browsers subscribe with. */
export const fetchPushKey = (): Promise<{ publicKey: string }> => fetchJson("/api/v1/push/key");

/** Registers this browser, or tells its new subscription. */
export const postDevice = (input: DeviceInput): Promise<Device> =>
  fetchJson("/api/v1/me/devices", { method: "POST", body: input });

export const renameDevice = (id: string, name: string): Promise<Device> =>
  fetchJson(`/api/v1/me/devices/${id}`, { method: "PATCH", body: { name } });

export const deleteDevice = (id: string): Promise<void> =>
  fetchJson(`/api/v1/me/devices/${id}`, { method: "DELETE" });
