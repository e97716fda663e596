import Link from "next/link";
import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/class-names";
import type { ChatLine } from "@/lib/chat/schema";
import { ChatTime } from "./chat-time";
import { EventBody } from "./event-body";
import { GapLine } from "./gap-line";
import { messagePath } from "./links";
import { MessageBody } from "./message-body";

interface LogLineProps {
  line: ChatLine;
  /** The one that was looked for. */
  current?: boolean;
}

/** A line of a log. A message's time is its address, to be handed on. */
export function LogLine({ line, current = false }: LogLineProps) {
  const t = useTranslations("chat");
  if (line.type === "gap")
    return (
      <div className="px-2 pl-16">
        <GapLine gap={line.gap} />
      </div>
    );
  return (
    <div
      aria-current={current || undefined}
      className={cn(
        "grid grid-cols-[3rem_1fr] gap-x-2 rounded px-2 py-1",
        current ? "bg-accent-soft" : "focus-within:bg-raised hover:bg-raised",
      )}
    >
      {line.type === "event" ? (
        <>
          <ChatTime at={line.event.sentAt} />
          <EventBody event={line.event} />
        </>
      ) : (
        <>
          <Link
            data-row
            href={messagePath(line.message.id)}
            className="h-5 justify-self-start hover:underline"
          >
            <ChatTime at={line.message.sentAt} />
            <span className="sr-only">{`: ${t("message.address")}`}</span>
          </Link>
          <MessageBody message={line.message} />
        </>
      )}
    </div>
  );
}
