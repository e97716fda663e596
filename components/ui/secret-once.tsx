"use client";
import { Copy, KeyRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "./button";
import { toast } from "./toast-store";

interface SecretOnceProps {
  secret: string;
  /** The words of the button that copies it. */
  copy: string;
  /** What it is, and that it is not shown again. */
  children: string;
}

/** A secret that is shown this once, with the way to take it along. */
export function SecretOnce({ secret, copy, children }: SecretOnceProps) {
  const t = useTranslations("ui");
  const write = () =>
    navigator.clipboard.writeText(secret).then(
      () => toast(t("copied")),
      () => toast(t("notCopied"), { tone: "danger" }),
    );
  return (
    <div className="space-y-2 rounded-md border border-line bg-raised p-3">
      <p role="status" className="flex items-start gap-2 text-pretty">
        <KeyRound aria-hidden className="mt-0.5 size-4 shrink-0 text-warn" />
        {children}
      </p>
      <code
        data-testid="secret-once"
        className="block select-all break-all rounded bg-surface px-2 py-1.5 font-mono text-xs"
      >
        {secret}
      </code>
      <Button size="small" onClick={() => void write()}>
        <Copy aria-hidden />
        {copy}
      </Button>
    </div>
  );
}
