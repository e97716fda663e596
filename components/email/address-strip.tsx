import { MailX } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { AddressWatch } from "./address-watch";

/** Says on every page that mail no longer reaches its reader, who would not hear of it by mail. */
export function AddressStrip({ address }: { address: string | null }) {
  const t = useTranslations("email.strip");
  return (
    <div role="status">
      <AddressWatch />
      {address !== null && (
        <p className="flex items-start gap-2 border-line border-b bg-surface px-4 py-2 text-pretty text-sm md:px-6">
          <MailX aria-hidden className="mt-0.5 size-4 shrink-0 text-warn" />
          <span className="wrap-anywhere min-w-0 text-ink-2">
            {t("stopped", { address })}{" "}
            <Link
              href="/settings/notifications"
              className="rounded font-medium text-accent underline underline-offset-2"
            >
              {t("settings")}
            </Link>
          </span>
        </p>
      )}
    </div>
  );
}
