import Link from "next/link";
import { useTranslations } from "next-intl";
import { Page } from "@/components/ui/page";
import { OperationSection } from "./operation-section";
import { ShapesSection } from "./shapes-section";
import { TryIt } from "./try-it";
import type { OperationWords, ShapeWords } from "./types";

interface ResourceDocsProps {
  resource: string;
  operations: readonly OperationWords[];
  shapes: readonly ShapeWords[];
  appUrl: string;
}

/** The operations of one resource, and a form to try them. */
export function ResourceDocs({ resource, operations, shapes, appUrl }: ResourceDocsProps) {
  const t = useTranslations("api-docs");
  const tried = operations.map(({ id, method, path, parameters, bodyExample }) => ({
    ...{ id, method, path, bodyExample },
    parameters: parameters.flatMap(({ in: where, path: name, required }) =>
      where === "header" ? [] : [{ in: where, name, required }],
    ),
  }));
  return (
    <Page
      title={t("resource", { resource })}
      summary={
        <Link href="/docs/api" className="text-accent hover:underline">
          {t("all")}
        </Link>
      }
    >
      <div className="grid gap-5 lg:grid-cols-[16rem_minmax(0,1fr)]">
        <nav aria-label={t("contents")} className="text-sm lg:sticky lg:top-20 lg:self-start">
          <ul className="flex flex-wrap gap-x-3 gap-y-1 lg:block">
            <li>
              <a href="#try-it" className="text-accent hover:underline">
                {t("try.title")}
              </a>
            </li>
            {operations.map(({ id }) => (
              <li key={id}>
                <a href={`#${id}`} className="break-all font-mono text-accent text-xs hover:underline">
                  {id}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div className="grid min-w-0 grid-cols-1 gap-5">
          <TryIt operations={tried} />
          {operations.map((operation) => (
            <OperationSection key={operation.id} operation={operation} appUrl={appUrl} />
          ))}
          {shapes.length > 0 && <ShapesSection shapes={shapes} />}
        </div>
      </div>
    </Page>
  );
}
