import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { type AuditFilters, type AuditScope, auditFileHref } from "@/lib/audit/queries";

/** What the list shows, all of it, as a file. */
export function ExportButtons({ scope, filters }: { scope: AuditScope; filters: AuditFilters }) {
  const t = useTranslations("audit.export");
  return (["csv", "ndjson"] as const).map((format) => (
    <Button key={format} asChild>
      <a href={auditFileHref(scope, filters, format)} download>
        <Download aria-hidden />
        {t(format)}
      </a>
    </Button>
  ));
}
