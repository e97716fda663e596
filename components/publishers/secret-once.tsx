"use client";
import { Copy, KeyRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast-store";

/** A secret that is shown this once, with the way to take it along. */
export function SecretOnce({ secret }: { secret: string }) {
  const t = useTranslations("publishers.secret");
  const copy = () =>
    navigator.clipboard.writeText(secret).then(
      () => toast(t("copied")),
      () => toast(t("notCopied"), { tone: "danger" }),
    );
  return (
    <div className="space-y-2 rounded-md border border-line bg-raised p-3">
      <p className="flex items-start gap-2 text-pretty">
        <KeyRound aria-hidden className="mt-0.5 size-4 shrink-0 text-warn" />
        {t("once")}
      </p>
      <code className="block select-all break-all rounded bg-surface px-2 py-1.5 font-mono text-xs">
        {secret}
      </code>
      <Button size="small" onClick={() => void copy()}>
        <Copy aria-hidden />
        {t("copy")}
      </Button>
    </div>
  );
}
