"use client";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { UrlSearchInput } from "@/components/ui/url-search-input";
import { useUrlParams } from "@/components/ui/use-url-params";
import { type CommandSort, permission } from "@/lib/commands/schema";
import { type CommandState, isNarrowed, SHOW_ALL, shownFrom, stateFrom } from "./shown-in-url";

const ORDERS: readonly CommandSort[] = ["name", "uses", "last_used", "created"];
const STATES: readonly CommandState[] = ["", "on", "off", "own", "builtin"];

/** Search, order and filters of the table; all of it stands in the address. */
export function CommandsToolbar() {
  const t = useTranslations("commands");
  const [params, setParams] = useUrlParams();
  const shown = shownFrom(params);
  return (
    <search className="mb-4 flex flex-wrap items-center gap-x-3 gap-y-2">
      <UrlSearchInput
        param="q"
        label={t("toolbar.search")}
        placeholder={t("toolbar.searchHint")}
        className="max-sm:w-full sm:w-64"
      />
      <Select
        aria-label={t("toolbar.order")}
        options={ORDERS.map((value) => ({ value, label: t(`toolbar.orders.${value}`) }))}
        value={shown.sort}
        onChoose={(sort) => setParams({ sort: sort === "name" ? "" : sort }, "push")}
      />
      <Select
        aria-label={t("toolbar.which")}
        options={STATES.map((value) => ({ value, label: t(`toolbar.states.${value || "all"}`) }))}
        value={stateFrom(params)}
        onChoose={(state) => setParams({ state }, "push")}
      />
      <Select
        aria-label={t("toolbar.who")}
        options={[
          { value: "", label: t("toolbar.anybody") },
          ...permission.options.map((value) => ({ value, label: t(`permission.${value}`) })),
        ]}
        value={shown.permission ?? ""}
        onChoose={(chosen) => setParams({ permission: chosen }, "push")}
      />
      {isNarrowed(shown) && (
        <Button look="quiet" onClick={() => setParams(SHOW_ALL, "push")}>
          <X aria-hidden />
          {t("toolbar.clear")}
        </Button>
      )}
    </search>
  );
}
