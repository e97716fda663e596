"use client";
import { CircleCheck, CircleX, RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { RelativeTime } from "@/components/ui/relative-time";
import { useFailureText } from "@/components/ui/use-failure-text";
import type { DeadLetter } from "@/lib/publishers/schema";
import { RetryDeadLetters } from "./retry-dead-letters";

const LOOKS = {
  dead: { icon: CircleX, tone: "danger" },
  queued: { icon: RotateCw, tone: "plain" },
  sent: { icon: CircleCheck, tone: "ok" },
} as const;

/** One event that was refused: what it is, why it was, and what was to be sent. */
export function DeadLetterRow({ letter }: { letter: DeadLetter }) {
  const failure = useFailureText();
  const t = useTranslations("publishers.dead");
  const { icon: Icon, tone } = LOOKS[letter.state];
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-4 py-3">
      <div className="min-w-0 flex-1 basis-72">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <code className="font-medium font-mono">{letter.kind}</code>
          <Badge tone={tone}>
            <Icon aria-hidden />
            {t(`state.${letter.state}`)}
          </Badge>
          <span className="text-ink-3 text-xs">
            {t.rich("happened", { key: letter.key, time: () => <RelativeTime at={letter.at} /> })}
          </span>
        </p>
        <p className="mt-1 text-pretty break-words text-ink-2">{failure(letter.reason)}</p>
        <details className="mt-1 text-xs">
          <summary className="w-fit rounded text-ink-3 hover:text-ink">{t("body")}</summary>
          <pre
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
            tabIndex={0}
            className="mt-2 max-h-96 overflow-auto rounded bg-raised p-3 font-mono text-ink-2"
          >
            {JSON.stringify(letter.body, null, 2)}
          </pre>
        </details>
      </div>
      {letter.state === "dead" && (
        <RetryDeadLetters publisherId={letter.publisherId} ids={[letter.id]} count={1} />
      )}
    </li>
  );
}
