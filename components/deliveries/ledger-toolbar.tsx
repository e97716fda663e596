"use client";
import { useTranslations } from "next-intl";
import { Select } from "@/components/ui/select";
import type { ParamEdit } from "@/components/ui/use-url-params";
import type { DeliveryFilters } from "@/lib/deliveries/queries";
import { deliveryKind, deliveryState } from "@/lib/deliveries/schema";
import { medium } from "@/lib/preferences/schema";

interface LedgerToolbarProps {
  filters: DeliveryFilters;
  onChange: (edit: ParamEdit) => void;
}

/** Narrows the ledger by way, state and kind. */
export function LedgerToolbar({ filters, onChange }: LedgerToolbarProps) {
  const t = useTranslations("deliveries");
  return (
    <search className="flex flex-wrap items-center gap-2 max-sm:grid max-sm:w-full">
      <Select<DeliveryFilters["medium"]>
        aria-label={t("admin.list.way")}
        options={[
          { value: "", label: t("admin.list.anyWay") },
          ...medium.options.map((value) => ({ value, label: t(`ways.${value}`) })),
        ]}
        value={filters.medium}
        onChoose={(value) => onChange({ medium: value })}
      />
      <Select<DeliveryFilters["state"]>
        aria-label={t("admin.list.state")}
        options={[
          { value: "", label: t("admin.list.anyState") },
          ...deliveryState.options.map((value) => ({ value, label: t(`admin.states.${value}`) })),
        ]}
        value={filters.state}
        onChoose={(value) => onChange({ state: value })}
      />
      <Select<DeliveryFilters["kind"]>
        aria-label={t("admin.list.kind")}
        options={[
          { value: "", label: t("admin.list.anyKind") },
          ...deliveryKind.options.map((value) => ({ value, label: t(`admin.kinds.${value}`) })),
        ]}
        value={filters.kind}
        onChoose={(value) => onChange({ kind: value })}
      />
    </search>
  );
}
