"use client";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { UrlSearchInput } from "@/components/ui/url-search-input";
import { useUrlParams } from "@/components/ui/use-url-params";
import { AUDIT_GROUPS, type AuditView, NO_AUDIT_FILTERS } from "./filters";

/** Narrows the list by words, by who did it, by what it was done to and by days. */
export function AuditToolbar({ view }: { view: AuditView }) {
  const t = useTranslations("audit");
  const [, setParams] = useUrlParams();
  const isNarrowed = Object.values(view).some((value) => value !== "");
  return (
    <search className="mb-4 grid grid-cols-1 items-end gap-3 sm:grid-cols-2 lg:grid-cols-[minmax(0,2fr)_minmax(0,1.6fr)_minmax(0,1.2fr)_auto_auto_auto]">
      <UrlSearchInput param="q" label={t("filters.q")} placeholder={t("filters.q")} />
      <UrlSearchInput
        param="actor"
        label={t("filters.actor")}
        placeholder={t("filters.actor")}
        // The key / leads to the field before.
        className="[&_kbd]:hidden"
      />
      <Select<AuditView["group"]>
        aria-label={t("filters.group")}
        options={[
          { value: "", label: t("filters.anyGroup") },
          ...AUDIT_GROUPS.map((value) => ({ value, label: t(`groups.${value}`) })),
        ]}
        value={view.group}
        onChoose={(group) => setParams({ group }, "push")}
      />
      {(["from", "to"] as const).map((param) => (
        <Field key={param} label={t(`filters.${param}`)}>
          {(wiring) => (
            <Input
              {...wiring}
              type="date"
              value={view[param]}
              onChange={({ target }) => setParams({ [param]: target.value }, "push")}
            />
          )}
        </Field>
      ))}
      {isNarrowed && (
        <Button look="quiet" onClick={() => setParams(NO_AUDIT_FILTERS, "push")}>
          <X aria-hidden />
          {t("filters.clear")}
        </Button>
      )}
    </search>
  );
}
