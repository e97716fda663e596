import { useTranslations } from "next-intl";

/** How a key is used, with this instance's own address. */
export function CurlExample({ origin }: { origin: string }) {
  const t = useTranslations("api-keys.example");
  return (
    <figure className="space-y-1.5">
      <figcaption className="text-ink-2 text-xs">{t("caption")}</figcaption>
      <code className="block whitespace-pre-wrap break-all rounded-md border border-line bg-raised px-3 py-2 text-left font-mono text-xs">
        {`curl -H "Authorization: Bearer $TALLYLIGHT_KEY" ${origin}/api/v1/streams`}
      </code>
    </figure>
  );
}
