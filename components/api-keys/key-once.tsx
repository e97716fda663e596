"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { SecretOnce } from "@/components/ui/secret-once";
import { CurlExample } from "./curl-example";

interface KeyOnceProps {
  token: string;
  origin: string;
  onClose: () => void;
}

/** A new key, which is shown this once, with the way to take it along and how it is used. */
export function KeyOnce({ token, origin, onClose }: KeyOnceProps) {
  const t = useTranslations("api-keys.once");
  return (
    <div className="space-y-4">
      <SecretOnce secret={token} copy={t("copy")}>
        {t("text")}
      </SecretOnce>
      <CurlExample origin={origin} />
      <div className="flex justify-end">
        <Button look="primary" onClick={onClose}>
          {t("close")}
        </Button>
      </div>
    </div>
  );
}
