import { useTranslations } from "next-intl";
import { Cell, HeaderCell, Table, TableHead, TableRow } from "@/components/ui/table";
import { TypeWords } from "./type-words";
import type { FieldWords } from "./types";

interface FieldsTableProps {
  label: string;
  fields: readonly (FieldWords & { in?: string })[];
}

/** Parameters or fields, row by row. */
export function FieldsTable({ label, fields }: FieldsTableProps) {
  const t = useTranslations("api-docs.table");
  return (
    <div>
      <p className="px-4 pt-3 pb-1 font-medium text-ink-2 text-xs">{label}</p>
      <Table aria-label={label}>
        <TableHead>
          <TableRow>
            <HeaderCell>{t("name")}</HeaderCell>
            <HeaderCell>{t("type")}</HeaderCell>
            <HeaderCell>{t("limits")}</HeaderCell>
          </TableRow>
        </TableHead>
        <tbody>
          {fields.map(({ path, type, required, limits, about, in: where }) => (
            <TableRow key={`${where} ${path}`}>
              <Cell className="align-top font-mono text-xs">
                {path}
                <span className="block font-sans text-ink-3">
                  {[...(where ? [where] : []), ...(required ? [t("required")] : [])].join(" · ")}
                </span>
              </Cell>
              <Cell className="max-w-64 break-words align-top font-mono text-ink-2 text-xs">
                <TypeWords type={type} />
              </Cell>
              <Cell className="align-top text-ink-2 text-xs">
                {limits.length > 0 && <span className="break-all font-mono">{limits.join(", ")}</span>}
                {about && (
                  <span className="block" lang="en">
                    {about}
                  </span>
                )}
              </Cell>
            </TableRow>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
