import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { RelativeTime } from "@/components/ui/relative-time";
import { useFailureText } from "@/components/ui/use-failure-text";
import type { OutgoingMessage } from "@/lib/sending/schema";
import { STATE_TONES } from "./outgoing-words";

/** One thing that the bot said, is to say, or did not say, with the reason. */
export function OutgoingRow({ message }: { message: OutgoingMessage }) {
  const failure = useFailureText();
  const t = useTranslations("sending");
  const { text, state, source, createdAt, sentAt, dropReason, via } = message;
  return (
    <li className="px-4 py-2.5">
      <div className="flex items-baseline justify-between gap-4">
        <bdi className="min-w-0 break-words">{text}</bdi>
        <Badge tone={STATE_TONES[state]}>{t(`outgoing.state.${state}`)}</Badge>
      </div>
      <p className="mt-0.5 text-ink-3 text-xs">
        {t.rich("outgoing.forWhat", {
          source: t(`outgoing.source.${source}`),
          time: () => <RelativeTime at={sentAt ?? createdAt} />,
        })}
        {via === "irc" && `, ${t("outgoing.overIrc")}`}
      </p>
      {dropReason && <p className="mt-0.5 text-pretty text-ink-2 text-xs">{failure(dropReason)}</p>}
    </li>
  );
}
