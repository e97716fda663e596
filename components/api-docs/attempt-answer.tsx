import { useTranslations } from "next-intl";
import { CodeBlock } from "@/components/event-docs/code-block";
import type { AttemptState } from "./use-attempt";

/** What became of an attempt. */
export function AttemptAnswer({ state }: { state: AttemptState }) {
  const t = useTranslations("api-docs.try");
  return (
    <div aria-live="polite">
      {state.is === "offline" && <p className="border-line border-t p-4 text-danger">{t("offline")}</p>}
      {state.is === "answered" && (
        <div className="grid min-w-0 grid-cols-1 gap-3 border-line border-t p-4">
          <p className={state.answer.status < 400 ? "font-medium text-ok" : "font-medium text-danger"}>
            {t("answered", { status: state.answer.status, ms: state.answer.ms })}
          </p>
          <CodeBlock label={t("headers")}>{state.answer.headers}</CodeBlock>
          {state.answer.body === "" ? (
            <p className="text-ink-2">{t("noBody")}</p>
          ) : (
            <CodeBlock label={t("answerBody")}>{state.answer.body}</CodeBlock>
          )}
        </div>
      )}
    </div>
  );
}
