import { UserX } from "lucide-react";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { formatsFor } from "@/lib/i18n/format";

/** Says on every page that the account is to be deleted, and where to keep it. */
export function DeletionStrip({ dueAt }: { dueAt: string | null }) {
  const t = useTranslations("account.strip");
  const locale = useLocale();
  if (dueAt === null) return null;
  const date = formatsFor(locale, "UTC").exact(Date.parse(dueAt));
  return (
    <p
      role="status"
      className="flex items-start gap-2 border-line border-b bg-surface px-4 py-2 text-pretty text-sm md:px-6"
    >
      <UserX aria-hidden className="mt-0.5 size-4 shrink-0 text-warn" />
      <span className="min-w-0 text-ink-2">
        {t("text", { date })}{" "}
        <Link
          href="/settings/account"
          className="rounded font-medium text-accent underline underline-offset-2"
        >
          {t("keep")}
        </Link>
      </span>
    </p>
  );
}
