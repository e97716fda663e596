"use client";
import { Copy, KeyRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast-store";
import { CurlExample } from "./curl-example";

interface KeyOnceProps {
  token: string;
  origin: string;
  onClose: () => void;
}

/** A new key, which is shown this once, with the way to take it along and how it is used. */
export function KeyOnce({ token, origin, onClose }: KeyOnceProps) {
  const t = useTranslations("api-keys.once");
  const copy = () =>
    navigator.clipboard.writeText(token).then(
      () => toast(t("copied")),
      () => toast(t("notCopied"), { tone: "danger" }),
    );
  return (
    <div className="space-y-4">
      <div className="space-y-2 rounded-md border border-line bg-raised p-3">
        <p role="status" className="flex items-start gap-2 text-pretty">
          <KeyRound aria-hidden className="mt-0.5 size-4 shrink-0 text-warn" />
          {t("text")}
        </p>
        <code
          data-testid="new-key"
          className="block select-all break-all rounded bg-surface px-2 py-1.5 font-mono text-xs"
        >
          {token}
        </code>
        <Button size="small" onClick={() => void copy()}>
          <Copy aria-hidden />
          {t("copy")}
        </Button>
      </div>
      <CurlExample origin={origin} />
      <div className="flex justify-end">
        <Button look="primary" onClick={onClose}>
          {t("close")}
        </Button>
      </div>
    </div>
  );
}
