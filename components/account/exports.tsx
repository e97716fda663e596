"use client";
import { useQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { NotYet } from "@/components/ui/not-yet";
import { SkeletonRows } from "@/components/ui/skeleton";
import { useFormats } from "@/components/ui/use-formats";
import { exportsQuery, isOpen } from "@/lib/account/queries";
import type { AccountExport } from "@/lib/account/schema";

/** The person's exports: under way with how far they are, or ready to be fetched. */
export function Exports() {
  const t = useTranslations("account.export");
  const query = useQuery(exportsQuery());
  const { data } = query;
  if (!data)
    return (
      <NotYet query={query} loading={t("loading")}>
        <SkeletonRows count={1} height="h-13" />
      </NotYet>
    );
  if (data.items.length === 0) return <p className="p-4 text-ink-2">{t("none")}</p>;
  return (
    <ul aria-label={t("list")} className="divide-y divide-line">
      {data.items.map((item) => (
        <li
          key={item.id}
          id={`export-${item.id}`}
          className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-3"
        >
          {isOpen(item) ? <UnderWay item={item} /> : <Made item={item} />}
        </li>
      ))}
    </ul>
  );
}

function UnderWay({ item: { state, rows } }: { item: AccountExport }) {
  const t = useTranslations("account.export");
  return (
    <div className="flex-1 space-y-1.5">
      <p role="status">{state === "queued" ? t("queued") : t("running", { rows })}</p>
      {/* How much there is to come nobody knows before it is there. */}
      <progress aria-label={t("progress")} className="h-1.5 w-full accent-accent" />
    </div>
  );
}

function Made({ item: { id, state, rows, bytes, expiresAt } }: { item: AccountExport }) {
  const t = useTranslations("account.export");
  const formats = useFormats();
  if (state === "failed") return <p role="alert">{t("broken")}</p>;
  return (
    <>
      <div>
        <p>{t("ready", { rows, size: `${formats.short(bytes)}B` })}</p>
        {expiresAt && (
          <p className="text-ink-3 text-xs">{t("until", { date: formats.exact(Date.parse(expiresAt)) })}</p>
        )}
      </div>
      <Button asChild size="small">
        <a href={`/api/v1/account/exports/${id}/file`} download>
          <Download aria-hidden />
          {t("download")}
        </a>
      </Button>
    </>
  );
}
