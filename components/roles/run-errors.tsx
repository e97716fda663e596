import { useTranslations } from "next-intl";
import { useFailureText } from "@/components/ui/use-failure-text";

/** A line on each list that could not be read. */
export function RunErrors({ lines }: { lines: readonly string[] }) {
  const failure = useFailureText();
  const t = useTranslations("roles");
  if (lines.length === 0) return null;
  return (
    <ul aria-label={t("errors")} className="mt-1 space-y-0.5">
      {lines.map((line) => (
        <li key={line} className="break-words font-mono text-danger text-xs">
          {failure(line)}
        </li>
      ))}
    </ul>
  );
}
