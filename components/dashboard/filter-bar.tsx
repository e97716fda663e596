"use client";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { Button } from "@/components/ui/button";
import { digits } from "@/components/ui/count";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { UrlSearchInput } from "@/components/ui/url-search-input";
import type { ParamEdit } from "@/components/ui/use-url-params";
import { facets, type RowFilters } from "@/lib/broadcasters/queries";
import type { FollowedBroadcaster } from "@/lib/broadcasters/schema";
import { FacetPicker } from "./facet-picker";
import { CLEARED, isFiltered } from "./filters-in-url";
import { useLanguageName } from "./use-language-name";

interface FilterBarProps {
  rows: readonly FollowedBroadcaster[];
  filters: RowFilters;
  /** How many rows the filters leave. */
  found: number;
  onChange: (edit: ParamEdit) => void;
}

const SHOWS = ["all", "live", "offline"] as const;

/** Narrows the list by name, state, category, language and tag. */
export function FilterBar({ rows, filters, found, onChange }: FilterBarProps) {
  const t = useTranslations("dashboard.filters");
  const nameOf = useLanguageName();
  const values = useMemo(() => facets(rows, filters), [rows, filters]);
  return (
    <search className="mb-4 flex flex-wrap items-center gap-2">
      <UrlSearchInput param="q" label={t("find")} placeholder={t("find")} className="w-full sm:w-60" />
      <SegmentedControl<RowFilters["show"]>
        legend={t("show")}
        name="show"
        segments={SHOWS.map((value) => ({ value, label: t(value) }))}
        value={filters.show}
        onChange={(show) => onChange({ show: show === "all" ? "" : show })}
        className="max-sm:w-full"
      />
      <FacetPicker
        facet="category"
        values={values.categories}
        chosen={filters.category}
        onChoose={(category) => onChange({ category })}
      />
      <FacetPicker
        facet="language"
        values={values.languages}
        chosen={filters.language}
        onChoose={(language) => onChange({ language })}
        nameOf={nameOf}
      />
      <FacetPicker
        facet="tag"
        values={values.tags}
        chosen={filters.tag}
        onChoose={(tag) => onChange({ tag })}
      />
      {isFiltered(filters) && (
        <Button look="quiet" onClick={() => onChange(CLEARED)}>
          <X aria-hidden />
          {t("clear")}
        </Button>
      )}
      <p role="status" className="ml-auto text-ink-3 text-xs max-sm:sr-only">
        {isFiltered(filters) && t.rich("found", { found, total: rows.length, n: digits })}
      </p>
    </search>
  );
}
