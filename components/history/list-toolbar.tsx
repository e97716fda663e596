"use client";
import { CalendarDays, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { useUrlParams } from "@/components/ui/use-url-params";
import type { ChannelOverview } from "@/lib/streams/schema";
import { listFiltersFrom, NO_LIST_FILTERS } from "./list-filters";
import { useHistoryWords } from "./use-history-words";

/** Narrows the list of a channel's streams to a category or to a day. */
export function ListToolbar({ categories: all }: Pick<ChannelOverview, "categories">) {
  const { t, category: nameOf } = useHistoryWords();
  const [params, setParams] = useUrlParams();
  const filters = listFiltersFrom(params);
  const categories = all.filter(({ id }) => id !== "");
  // One that was chosen elsewhere stays in the list, even before the list is here.
  const known = filters.category === "" || categories.some(({ id }) => id === filters.category);
  const options = [
    { value: "", label: t("filters.all") },
    ...categories.map(({ id, name }) => ({ value: id, label: nameOf(name) })),
    ...(known ? [] : [{ value: filters.category, label: t("filters.chosen") }]),
  ];
  return (
    <search className="mb-4 flex flex-wrap items-center gap-2">
      <Select
        aria-label={t("filters.category")}
        options={options}
        value={filters.category}
        onChoose={(category) => setParams({ category }, "push")}
        className="max-w-full max-sm:w-full sm:w-56"
      />
      <span className="relative max-sm:w-full">
        <CalendarDays aria-hidden className="pointer-events-none absolute top-2.5 left-3 size-4 text-ink-3" />
        <Input
          type="date"
          aria-label={t("filters.day")}
          value={filters.day}
          onChange={(event) => setParams({ day: event.target.value }, "push")}
          className="pl-9 sm:w-44"
        />
      </span>
      {(filters.category || filters.day) && (
        <Button look="quiet" onClick={() => setParams(NO_LIST_FILTERS, "push")}>
          <X aria-hidden />
          {t("filters.clear")}
        </Button>
      )}
    </search>
  );
}
