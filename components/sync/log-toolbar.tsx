"use client";
import { Select } from "@/components/ui/select";
import { UrlSearchInput } from "@/components/ui/url-search-input";
import type { ParamEdit } from "@/components/ui/use-url-params";
import type { LogFilters } from "@/lib/live/queries";
import { changeKind, syncLogEntry } from "@/lib/live/schema";
import { CHANGE_KINDS, SOURCES } from "./change-kinds";

const KINDS = [
  { value: "", label: "All changes" },
  ...changeKind.options.map((value) => ({ value, label: CHANGE_KINDS[value].label })),
] as const;
const ALL_SOURCES = [
  { value: "", label: "All sources" },
  ...syncLogEntry.shape.source.options.map((value) => ({ value, label: SOURCES[value] })),
] as const;

interface LogToolbarProps {
  filters: LogFilters;
  onChange: (edit: ParamEdit) => void;
}

/** Narrows the log by channel, kind of change and who told of it. */
export function LogToolbar({ filters, onChange }: LogToolbarProps) {
  return (
    <search className="flex flex-wrap items-center gap-2 max-sm:w-full">
      <UrlSearchInput
        param="login"
        label="Find in the log by channel"
        placeholder="Channel"
        className="w-full sm:w-44"
      />
      <Select<LogFilters["kind"]>
        aria-label="Change"
        options={KINDS}
        value={filters.kind}
        onChoose={(kind) => onChange({ kind })}
        className="max-sm:flex-1"
      />
      <Select<LogFilters["source"]>
        aria-label="Source"
        options={ALL_SOURCES}
        value={filters.source}
        onChoose={(source) => onChange({ source })}
        className="max-sm:flex-1"
      />
    </search>
  );
}
