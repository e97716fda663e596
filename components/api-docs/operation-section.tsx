import { Hash } from "lucide-react";
import { useTranslations } from "next-intl";
import { CodeBlock } from "@/components/event-docs/code-block";
import { Card } from "@/components/ui/card";
import { curlOf } from "./curl-of";
import { FieldsTable } from "./fields-table";
import { MethodBadge } from "./method-badge";
import { TypeWords } from "./type-words";
import type { OperationWords } from "./types";

/** One operation: what it does, who may, what it takes and what it answers. */
export function OperationSection({ operation, appUrl }: { operation: OperationWords; appUrl: string }) {
  const t = useTranslations("api-docs.operation");
  const { id, method, path, summary, description, scope, open, parameters, body, bodyType, answers, answer } =
    operation;
  const who = open ? t("open") : scope === null ? t("noKeys") : t("scope", { scope });
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="min-w-0 scroll-mt-20">
      <Card>
        <header className="grid gap-1 border-line border-b px-4 py-3">
          <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
            <h3 id={`${id}-title`} className="break-all font-mono font-semibold">
              {id}
            </h3>
            <a href={`#${id}`} aria-label={t("anchor", { id })} className="text-ink-3 hover:text-accent">
              <Hash aria-hidden className="inline size-3.5" />
            </a>
          </div>
          <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
            <MethodBadge method={method} />
            <code className="break-all font-mono text-xs">{path}</code>
          </p>
          <p className="text-ink-2" lang="en">
            {summary}.{description && ` ${description}`}
          </p>
          <p className="text-ink-3 text-xs">{who}</p>
        </header>
        {parameters.length > 0 && <FieldsTable label={t("parameters", { id })} fields={parameters} />}
        {bodyType && (
          <p className="px-4 pt-3 text-ink-2 text-xs">
            {t("takes")}{" "}
            <code className="font-mono">
              <TypeWords type={bodyType} />
            </code>
          </p>
        )}
        {body && body.length > 0 && <FieldsTable label={t("body", { id })} fields={body} />}
        <p className="px-4 pt-3 text-ink-2 text-xs">
          {t("answers")}{" "}
          <code className="font-mono">
            <TypeWords type={answers.map(({ status, type }) => `${status} ${type}`.trim()).join(" · ")} />
          </code>
        </p>
        {answer.length > 0 && <FieldsTable label={t("answer", { id })} fields={answer} />}
        <div className="p-4">
          <CodeBlock label={t("curl", { id })}>{curlOf(operation, appUrl)}</CodeBlock>
        </div>
      </Card>
    </section>
  );
}
