"use client";
import { useTranslations } from "next-intl";
import { Select } from "@/components/ui/select";
import { UrlSearchInput } from "@/components/ui/url-search-input";
import type { ParamEdit } from "@/components/ui/use-url-params";
import type { LogFilters } from "@/lib/live/queries";
import { changeKind, syncLogEntry } from "@/lib/live/schema";

interface LogToolbarProps {
  filters: LogFilters;
  onChange: (edit: ParamEdit) => void;
}

/** Narrows the log by channel, kind of change and who told of it. */
export function LogToolbar({ filters, onChange }: LogToolbarProps) {
  const t = useTranslations("sync");
  return (
    <search className="flex flex-wrap items-center gap-2 max-sm:w-full">
      <UrlSearchInput
        param="login"
        label={t("log.find")}
        placeholder={t("lag.channel")}
        className="w-full sm:w-44"
      />
      <Select<LogFilters["kind"]>
        aria-label={t("log.columns.change")}
        options={[
          { value: "", label: t("log.allChanges") },
          ...changeKind.options.map((value) => ({ value, label: t(`kind.${value}`) })),
        ]}
        value={filters.kind}
        onChoose={(kind) => onChange({ kind })}
        className="max-sm:flex-1"
      />
      <Select<LogFilters["source"]>
        aria-label={t("log.columns.source")}
        options={[
          { value: "", label: t("log.allSources") },
          ...syncLogEntry.shape.source.options.map((value) => ({ value, label: t(`source.${value}`) })),
        ]}
        value={filters.source}
        onChoose={(source) => onChange({ source })}
        className="max-sm:flex-1"
      />
    </search>
  );
}
