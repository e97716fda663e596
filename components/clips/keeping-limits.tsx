"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { NumberField } from "@/components/ui/number-field";
import { type ClipArchiveStatus, clipArchiveSettings } from "@/lib/clips/schema";
import { useArchiveLimits } from "./use-archive";

interface KeepingLimitsProps {
  login: string;
  status: Pick<ClipArchiveStatus, "quotaMb" | "retentionDays">;
}

const MOST_MB = 10_000_000;
const MOST_DAYS = 3_650;

/** How much room files may take, and how long they stay. */
export function KeepingLimits({ login, status }: KeepingLimitsProps) {
  const t = useTranslations("clips");
  const [quotaMb, setQuotaMb] = useState<number | null>(status.quotaMb);
  const [retentionDays, setRetentionDays] = useState(status.retentionDays);
  const change = useArchiveLimits(login, t("keeping.saved"));
  const read = clipArchiveSettings.required({ quotaMb: true }).safeParse({ quotaMb, retentionDays });
  const wrong = new Set(read.error?.issues.map(({ path }) => path[0]));
  const changed = quotaMb !== status.quotaMb || retentionDays !== status.retentionDays;
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (read.success) change.mutate(read.data);
  };
  return (
    <form onSubmit={save} noValidate className="grid items-start gap-4 sm:grid-cols-2">
      <NumberField
        label={t("keeping.quota")}
        hint={t("keeping.quotaHint")}
        unit={t("keeping.mb")}
        value={quotaMb}
        min={0}
        max={MOST_MB}
        error={wrong.has("quotaMb") ? t("keeping.quotaWrong", { most: MOST_MB }) : undefined}
        onChange={setQuotaMb}
      />
      <NumberField
        label={t("keeping.days")}
        hint={t("keeping.daysHint")}
        unit={t("keeping.daysUnit")}
        value={retentionDays}
        min={1}
        max={MOST_DAYS}
        error={wrong.has("retentionDays") ? t("keeping.daysWrong", { most: MOST_DAYS }) : undefined}
        onChange={setRetentionDays}
      />
      {changed && (
        <Button
          type="submit"
          look="primary"
          busy={change.isPending}
          disabled={!read.success}
          className="justify-self-start"
        >
          {t("keeping.save")}
        </Button>
      )}
    </form>
  );
}
