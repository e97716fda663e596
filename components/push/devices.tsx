"use client";
import { useTranslations } from "next-intl";
import { NotYet } from "@/components/ui/not-yet";
import { Skeleton } from "@/components/ui/skeleton";
import { DeviceRow } from "./device-row";
import { ThisDevice } from "./this-device";
import { useThisDevice } from "./use-this-device";

/** The browsers that get pushes: this one, with what it needs for it, and the others. */
export function Devices({ personId }: { personId: string }) {
  const t = useTranslations("push");
  const { query, devices, own, state, turn } = useThisDevice(personId);
  if (!state || !devices) {
    return (
      <NotYet query={query} loading={t("loading")}>
        <Skeleton className="h-16" />
      </NotYet>
    );
  }
  const others = devices.filter(({ id }) => id !== own?.id);
  return (
    <div className="divide-y divide-line rounded-md border border-line">
      <ThisDevice state={state} own={own} turn={turn} />
      {others.length > 0 && (
        <section className="p-3">
          <h3 className="text-ink-3 text-xs">{t("others")}</h3>
          <ul className="mt-1 divide-y divide-line">
            {others.map((device) => (
              <DeviceRow key={device.id} device={device} />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
