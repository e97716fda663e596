import { useTranslations } from "next-intl";
import type { DeletionReceipt } from "@/lib/account/schema";
import type { Formats } from "@/lib/i18n/format";

/** What became of a deletion: when, and how much of what. */
export function Receipt({ receipt, formats }: { receipt: DeletionReceipt; formats: Formats }) {
  const t = useTranslations("privacy.receipt");
  const at = (text: string) => formats.exact(Date.parse(text));
  const { askedAt, dueAt, keptAt, doneAt } = receipt;
  const counts = Object.entries(receipt.counts).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return (
    <div className="mx-auto w-full max-w-md px-4 py-10 md:py-20">
      <h1 className="font-semibold text-2xl tracking-tight">{t("title")}</h1>
      <p className="mt-2 text-pretty">
        {doneAt
          ? t("done", { date: at(doneAt) })
          : keptAt
            ? t("kept", { date: at(keptAt) })
            : t("waiting", { date: at(dueAt) })}
      </p>
      <p className="mt-1 text-ink-2">{t("asked", { date: at(askedAt) })}</p>
      {doneAt && (
        <table className="mt-6 w-full text-sm">
          <caption className="pb-2 text-left font-medium">{t("counts")}</caption>
          <thead>
            <tr className="text-left text-ink-3">
              <th scope="col">{t("what")}</th>
              <th scope="col" className="text-right">
                {t("count")}
              </th>
            </tr>
          </thead>
          <tbody>
            {counts.map(([name, count]) => (
              <tr key={name} className="border-line border-t">
                <td className="py-1">{name}</td>
                <td className="py-1 text-right tabular-nums">{formats.count(count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
