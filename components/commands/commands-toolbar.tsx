"use client";
import { useTranslations } from "next-intl";
import { ListToolbar } from "@/components/ui/list-toolbar";
import { Select } from "@/components/ui/select";
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
    <ListToolbar
      search={{ label: t("toolbar.search"), placeholder: t("toolbar.searchHint") }}
      order={{
        label: t("toolbar.order"),
        options: ORDERS.map((value) => ({ value, label: t(`toolbar.orders.${value}`) })),
        value: shown.sort,
        first: "name",
      }}
      clear={isNarrowed(shown) ? { label: t("toolbar.clear"), params: SHOW_ALL } : null}
    >
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
    </ListToolbar>
  );
}
