import { useTranslations } from "next-intl";
import { CodeBlock } from "@/components/event-docs/code-block";
import { INLINE_TAGS } from "@/components/event-docs/inline-tags";
import { CardSection } from "@/components/ui/card";
import { Page } from "@/components/ui/page";
import { curlOf } from "./curl-of";
import { OperationIndex } from "./operation-index";
import type { ResourceLines } from "./types";

const RULES = ["who", "lists", "failures", "limits", "again", "unchanged", "restore", "times"] as const;

const DESCRIPTION = "/api/openapi.json";
/** What most programs begin with. */
const FIRST = {
  method: "GET",
  path: "/api/v1/following?live=true",
  parameters: [],
  bodyExample: null,
  open: false,
};

/** The reference of the API: what holds everywhere, and every operation in a line. */
export function ApiDocs({ resources, appUrl }: { resources: readonly ResourceLines[]; appUrl: string }) {
  const t = useTranslations("api-docs");
  return (
    <Page title={t("title")} summary={t("summary")}>
      <div className="grid gap-5 lg:grid-cols-[minmax(0,1fr)_minmax(0,1.2fr)]">
        <div className="grid min-w-0 grid-cols-1 content-start gap-5">
          <CardSection title={t("rules.title")}>
            <ul className="grid grid-cols-1 gap-2 p-4 text-ink-2">
              {RULES.map((rule) => (
                <li key={rule}>{t.rich(`rules.${rule}`, INLINE_TAGS)}</li>
              ))}
            </ul>
          </CardSection>
          <CodeBlock label={t("example")}>{curlOf(FIRST, appUrl)}</CodeBlock>
          <p className="text-ink-2">
            {t("forPrograms")}{" "}
            <a href={DESCRIPTION} className="font-mono text-accent text-xs hover:underline">
              {DESCRIPTION}
            </a>
          </p>
        </div>
        <OperationIndex resources={resources} />
      </div>
    </Page>
  );
}
