"use client";
import { useMutation } from "@tanstack/react-query";
import { FlaskConical } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";
import { postDryRun } from "@/lib/moderation/queries";
import type { RuleDraft } from "@/lib/moderation/schema";
import { doneWords } from "./words";

const MESSAGES = 500;
const MOST_SHOWN = 20;

/** What a rule would have done with the channel's newest messages. Asked for by a press: owners see who looks. */
export function DryRunSection({ login, draft }: { login: string; draft: RuleDraft }) {
  const t = useTranslations("moderation");
  const run = useMutation({ mutationFn: () => postDryRun(login, draft, MESSAGES) });
  return (
    <section
      aria-label={t("dryRun.label", { rule: t(`rules.${draft.kind}.title`) })}
      className="border-line border-t pt-4"
    >
      <div className="flex flex-wrap items-center gap-3">
        <Button size="small" busy={run.isPending} onClick={() => run.mutate()}>
          <FlaskConical aria-hidden />
          {t("dryRun.run")}
        </Button>
        <span role="status" className="text-ink-2 text-xs">
          {run.isError && run.error.message}
          {run.data && t("dryRun.result", { hits: run.data.hits.length, looked: run.data.looked })}
        </span>
      </div>
      {run.data && run.data.hits.length > 0 && (
        <ol className="mt-3 divide-y divide-line rounded-md border border-line">
          {run.data.hits.slice(0, MOST_SHOWN).map(({ id, author, text, sentAt, reason, step }) => (
            <li key={id} className="px-3 py-2">
              <p className="break-words">
                <strong className="font-semibold">{author.displayName}</strong>: {text}
              </p>
              <p className="mt-0.5 text-ink-3 text-xs">
                <RelativeTime at={sentAt} />, {reason}: {doneWords(t, step)}
              </p>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
