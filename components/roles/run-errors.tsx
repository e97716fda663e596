import { useTranslations } from "next-intl";

/** The exact lines on the lists that could not be read. */
export function RunErrors({ lines }: { lines: readonly string[] }) {
  const t = useTranslations("roles");
  if (lines.length === 0) return null;
  return (
    <ul aria-label={t("errors")} className="mt-1 space-y-0.5">
      {lines.map((line) => (
        <li key={line} className="break-words font-mono text-danger text-xs">
          {line}
        </li>
      ))}
    </ul>
  );
}
