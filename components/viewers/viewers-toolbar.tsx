"use client";
import { X } from "lucide-react";
import { useId } from "react";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { Switch } from "@/components/ui/switch";
import { UrlSearchInput } from "@/components/ui/url-search-input";
import { useUrlParams } from "@/components/ui/use-url-params";
import type { ChatRole } from "@/lib/chat/schema";
import type { ViewerSort } from "@/lib/viewers/schema";
import { isNarrowed, SHOW_ALL, shownFrom } from "./shown-in-url";

const ORDERS: readonly { value: ViewerSort; label: string }[] = [
  { value: "last_seen", label: "Last seen" },
  { value: "first_seen", label: "First seen" },
  { value: "messages", label: "Most messages" },
  { value: "streams", label: "Most streams" },
];

const ROLES: readonly { value: ChatRole | ""; label: string }[] = [
  { value: "", label: "Every role" },
  { value: "lead_moderator", label: "Lead moderators" },
  { value: "moderator", label: "Moderators" },
  { value: "vip", label: "VIPs" },
  { value: "subscriber", label: "Subscribers" },
  { value: "founder", label: "Founders" },
];

/** Order, search and filters of the list; all of it stands in the address. */
export function ViewersToolbar({ own }: { own: boolean }) {
  const [params, setParams] = useUrlParams();
  const shown = shownFrom(params);
  const role = ROLES.find(({ value }) => value === shown.role)?.value ?? "";
  return (
    <search className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-2">
      <UrlSearchInput
        param="q"
        label="Search chatters"
        placeholder="Name"
        className="max-sm:w-full sm:w-56"
      />
      <Select
        aria-label="Order"
        options={ORDERS}
        value={shown.sort}
        onChoose={(sort) => setParams({ sort: sort === "last_seen" ? "" : sort }, "push")}
      />
      <Select
        aria-label="Role"
        options={ROLES}
        value={role}
        onChoose={(chosen) => setParams({ role: chosen }, "push")}
      />
      <Toggle param="present" label="In chat now" on={shown.present} />
      <Toggle param="bots" label="Bots" on={shown.bots} />
      {own && <Toggle param="removed" label="Removed" on={shown.removed} />}
      {isNarrowed(shown) && (
        <Button look="quiet" onClick={() => setParams(SHOW_ALL, "push")}>
          <X aria-hidden />
          Clear
        </Button>
      )}
    </search>
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
