"use client";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "./button";
import { Select } from "./select";
import { UrlSearchInput } from "./url-search-input";
import { useUrlParams } from "./use-url-params";

interface ListToolbarProps<Order extends string> {
  search: { label: string; placeholder: string };
  order: {
    label: string;
    options: readonly { value: Order; label: string }[];
    value: Order;
    /** The order of a list nobody has ordered: the address does not name it. */
    first: Order;
  };
  /** The way back to the whole list; null where all of it is shown. */
  clear: { label: string; params: Readonly<Record<string, string>> } | null;
  /** What else the list can be narrowed by. */
  children: ReactNode;
}

/** Search, order and filters of a list; all of it stands in the address. */
export function ListToolbar<Order extends string>(props: ListToolbarProps<Order>) {
  const { search, order, clear, children } = props;
  const [, setParams] = useUrlParams();
  return (
    <search className="mb-4 flex flex-wrap items-center gap-x-3 gap-y-2">
      <UrlSearchInput param="q" {...search} className="max-sm:w-full sm:w-64" />
      <Select
        aria-label={order.label}
        options={order.options}
        value={order.value}
        onChoose={(value) => setParams({ sort: value === order.first ? "" : value }, "push")}
      />
      {children}
      {clear && (
        <Button look="quiet" onClick={() => setParams(clear.params, "push")}>
          <X aria-hidden />
          {clear.label}
        </Button>
      )}
    </search>
  );
}
