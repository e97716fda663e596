import { Hash } from "lucide-react";
import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { Cell, HeaderCell, Table, TableHead, TableRow } from "@/components/ui/table";
import { CodeBlock } from "./code-block";

/** A kind of events, in the reader's language. */
export interface KindWords {
  kind: string;
  version: number;
  when: string;
  /** Only for who chose it by name. */
  chosen: boolean;
  fields: readonly { path: string; type: string; optional: boolean; about: string | null }[];
  /** JSON. */
  example: string;
}

/** One kind of events: when it happens, its fields, an example, and an address of its own. */
export function KindSection({ kind, version, when, chosen, fields, example }: KindWords) {
  const t = useTranslations("event-docs.kinds");
  const words = useTranslations("event-docs.table");
  return (
    <section id={kind} aria-labelledby={`${kind}-title`} className="scroll-mt-20">
      <Card>
        <header className="grid gap-1 border-line border-b px-4 py-3">
          <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
            <h3 id={`${kind}-title`} className="break-all font-mono font-semibold">
              {kind}
            </h3>
            <span className="text-ink-3 text-xs">{t("version", { version })}</span>
            {chosen && <span className="text-warn text-xs">{t("chosen")}</span>}
            <a href={`#${kind}`} aria-label={t("anchor", { kind })} className="text-ink-3 hover:text-accent">
              <Hash aria-hidden className="inline size-3.5" />
            </a>
          </div>
          <p className="text-ink-2">{when}</p>
        </header>
        <Table aria-label={t("fields", { kind })}>
          <TableHead>
            <TableRow>
              <HeaderCell>{words("field")}</HeaderCell>
              <HeaderCell>{words("type")}</HeaderCell>
              <HeaderCell>{words("about")}</HeaderCell>
            </TableRow>
          </TableHead>
          <tbody>
            {fields.map(({ path, type, optional, about }) => (
              <TableRow key={path}>
                <Cell className="align-top font-mono text-xs whitespace-nowrap">
                  {path}
                  {optional && <span className="block font-sans text-ink-3">{words("optional")}</span>}
                </Cell>
                <Cell className="align-top font-mono text-ink-2 text-xs">{type}</Cell>
                <Cell className="min-w-48 text-ink-2">{about}</Cell>
              </TableRow>
            ))}
          </tbody>
        </Table>
        <div className="grid grid-cols-1 gap-2 p-4">
          <CodeBlock label={t("example", { kind })}>{example}</CodeBlock>
          <a href={`/api/v1/events/schema/${kind}`} className="text-accent text-xs hover:underline">
            {t("schema", { kind })}
          </a>
        </div>
      </Card>
    </section>
  );
}
