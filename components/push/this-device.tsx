import { CircleCheck, CircleSlash, Smartphone, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { Switch } from "@/components/ui/switch";
import type { Device } from "@/lib/push/schema";
import { DeviceRow } from "./device-row";
import type { DeviceState } from "./device-state";
import { DeviceTest } from "./device-test";
import type { useThisDevice } from "./use-this-device";

interface ThisDeviceProps {
  state: DeviceState;
  own: Device | undefined;
  turn: ReturnType<typeof useThisDevice>["turn"];
}

const LOOKS = {
  insecure: { Icon: TriangleAlert, tone: "text-warn" },
  "home-screen": { Icon: Smartphone, tone: "text-ink-3" },
  unsupported: { Icon: CircleSlash, tone: "text-ink-3" },
  denied: { Icon: TriangleAlert, tone: "text-warn" },
  ask: { Icon: CircleSlash, tone: "text-ink-3" },
  off: { Icon: CircleSlash, tone: "text-ink-3" },
  on: { Icon: CircleCheck, tone: "text-ok" },
} as const;

/** Whether this browser gets pushes, and if it cannot, what has to be done. */
export function ThisDevice({ state, own, turn }: ThisDeviceProps) {
  const t = useTranslations("push");
  const id = useId();
  const { Icon, tone } = LOOKS[state];
  const canTurn = state === "ask" || state === "off" || state === "on";
  return (
    <div className="space-y-3 p-3">
      <div className="flex items-start gap-3">
        <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${tone}`} />
        <div className="min-w-0 flex-1">
          {canTurn ? (
            <label htmlFor={id} className="block font-medium">
              {t("here")}
            </label>
          ) : (
            <p className="font-medium">{t("here")}</p>
          )}
          <p id={`${id}-state`} role="status" className="max-w-prose text-pretty text-ink-2">
            {t(`states.${state}`)}
          </p>
        </div>
        {canTurn && (
          <Switch
            id={id}
            aria-describedby={`${id}-state`}
            checked={turn.isPending ? turn.variables : state === "on"}
            disabled={turn.isPending}
            onChange={({ target }) => turn.mutate(target.checked)}
          />
        )}
      </div>
      {own && state === "on" && (
        <>
          <ul>
            <DeviceRow device={own} />
          </ul>
          <DeviceTest key={own.id} device={own} />
        </>
      )}
    </div>
  );
}
