"use client";
import { useMutation } from "@tanstack/react-query";
import { CircleCheck, CircleX, Send } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast-store";
import { useFailureText } from "@/components/ui/use-failure-text";
import { useFormats } from "@/components/ui/use-formats";
import { postWebhookTest } from "@/lib/webhooks/queries";
import type { WebhookTestResult } from "@/lib/webhooks/schema";

/** Sends a signed event to a webhook now, and shows what it answered. */
export function WebhookTest({ id }: { id: string }) {
  const t = useTranslations("publishers.test");
  const { mutate, data, isPending } = useMutation({
    mutationFn: () => postWebhookTest(id),
    onError: (problem) => toast(problem.message, { tone: "danger" }),
  });
  return (
    <div className="space-y-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-ink-2">{t("hint")}</p>
        <Button busy={isPending} onClick={() => mutate()}>
          <Send aria-hidden />
          {t("send")}
        </Button>
      </div>
      <div role="status" aria-busy={isPending}>
        {data && !isPending && <Outcome result={data} />}
      </div>
    </div>
  );
}

function Outcome({ result: { taken, status, ms, answer, error } }: { result: WebhookTestResult }) {
  const failure = useFailureText();
  const t = useTranslations("publishers.test");
  const time = useFormats().duration(ms);
  const Icon = taken ? CircleCheck : CircleX;
  return (
    <div className="space-y-2">
      <p className={`flex items-start gap-1.5 text-pretty ${taken ? "text-ok" : "text-danger"}`}>
        <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
        <span className="min-w-0 break-words">
          {status === null
            ? t("unanswered", { time, error: failure(error ?? "") })
            : t(taken ? "taken" : "refused", { status: String(status), time })}
        </span>
      </p>
      {status !== null &&
        (answer === "" ? (
          <p className="text-ink-3 text-xs">{t("empty")}</p>
        ) : (
          <figure>
            <figcaption className="mb-1 text-ink-3 text-xs">{t("answer")}</figcaption>
            <pre
              // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
              tabIndex={0}
              className="max-h-40 overflow-auto whitespace-pre-wrap break-words rounded bg-raised p-2 font-mono text-xs"
            >
              {answer}
            </pre>
          </figure>
        ))}
    </div>
  );
}
