"use client";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { ListToolbar } from "@/components/ui/list-toolbar";
import { Select } from "@/components/ui/select";
import { Switch } from "@/components/ui/switch";
import { useUrlParams } from "@/components/ui/use-url-params";
import type { ViewerSort } from "@/lib/viewers/schema";
import { isNarrowed, SHOW_ALL, shownFrom } from "./shown-in-url";

const ORDERS: readonly ViewerSort[] = ["last_seen", "first_seen", "messages", "streams"];

/** Those that can be asked for; "" for all. */
const ROLES = ["", "lead_moderator", "moderator", "vip", "subscriber", "founder"] as const;

/** Order, search and filters of the list; all of it stands in the address. */
export function ViewersToolbar({ own }: { own: boolean }) {
  const t = useTranslations("viewers");
  const [params, setParams] = useUrlParams();
  const shown = shownFrom(params);
  const role = ROLES.find((value) => value === shown.role) ?? "";
  return (
    <ListToolbar
      search={{ label: t("toolbar.search"), placeholder: t("toolbar.name") }}
      order={{
        label: t("toolbar.order"),
        options: ORDERS.map((value) => ({ value, label: t(`toolbar.orders.${value}`) })),
        value: shown.sort,
        first: "last_seen",
      }}
      clear={isNarrowed(shown) ? { label: t("toolbar.clear"), params: SHOW_ALL } : null}
    >
      <Select
        aria-label={t("toolbar.role")}
        options={ROLES.map((value) => ({ value, label: t(`toolbar.roles.${value || "all"}`) }))}
        value={role}
        onChoose={(chosen) => setParams({ role: chosen }, "push")}
      />
      <Toggle param="present" label={t("toolbar.inChatNow")} on={shown.present} />
      <Toggle param="bots" label={t("toolbar.bots")} on={shown.bots} />
      {own && <Toggle param="removed" label={t("toolbar.removed")} on={shown.removed} />}
    </ListToolbar>
  );
}

function Toggle({ param, label, on }: { param: string; label: string; on: boolean }) {
  const [, setParams] = useUrlParams();
  const id = useId();
  return (
    <label htmlFor={id} className="flex h-9 cursor-pointer items-center gap-2">
      <Switch
        id={id}
        checked={on}
        onChange={(event) => setParams({ [param]: event.target.checked ? "true" : "" }, "push")}
      />
      {label}
    </label>
  );
}
