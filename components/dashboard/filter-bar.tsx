"use client";
import { X } from "lucide-react";
import { useMemo } from "react";
import { Button } from "@/components/ui/button";
import { Count } from "@/components/ui/count";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { UrlSearchInput } from "@/components/ui/url-search-input";
import type { ParamEdit } from "@/components/ui/use-url-params";
import { facets, type RowFilters } from "@/lib/broadcasters/queries";
import type { FollowedBroadcaster } from "@/lib/broadcasters/schema";
import { FacetPicker } from "./facet-picker";
import { CLEARED, isFiltered } from "./filters-in-url";
import { languageName } from "./language-name";

interface FilterBarProps {
  rows: readonly FollowedBroadcaster[];
  filters: RowFilters;
  /** How many rows the filters leave. */
  found: number;
  onChange: (edit: ParamEdit) => void;
}

const SHOWS = [
  { value: "all", label: "All" },
  { value: "live", label: "Live" },
  { value: "offline", label: "Offline" },
] as const;

/** Narrows the list by name, state, category, language and tag. */
export function FilterBar({ rows, filters, found, onChange }: FilterBarProps) {
  const values = useMemo(() => facets(rows, filters), [rows, filters]);
  return (
    <search className="mb-4 flex flex-wrap items-center gap-2">
      <UrlSearchInput
        param="q"
        label="Find a channel"
        placeholder="Find a channel"
        className="w-full sm:w-60"
      />
      <SegmentedControl<RowFilters["show"]>
        legend="Show"
        name="show"
        segments={SHOWS}
        value={filters.show}
        onChange={(show) => onChange({ show: show === "all" ? "" : show })}
        className="max-sm:w-full"
      />
      <FacetPicker
        label="Category"
        values={values.categories}
        chosen={filters.category}
        onChoose={(category) => onChange({ category })}
      />
      <FacetPicker
        label="Language"
        values={values.languages}
        chosen={filters.language}
        onChoose={(language) => onChange({ language })}
        nameOf={languageName}
      />
      <FacetPicker
        label="Tag"
        values={values.tags}
        chosen={filters.tag}
        onChoose={(tag) => onChange({ tag })}
      />
      {isFiltered(filters) && (
        <Button look="quiet" onClick={() => onChange(CLEARED)}>
          <X aria-hidden />
          Clear
        </Button>
      )}
      <p role="status" className="ml-auto text-ink-3 text-xs max-sm:sr-only">
        {isFiltered(filters) && (
          <>
            <Count value={found} /> of <Count value={rows.length} />
          </>
        )}
      </p>
    </search>
  );
}
