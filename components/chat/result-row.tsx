import Link from "next/link";
import { useTranslations } from "next-intl";
import { Avatar } from "@/components/ui/avatar";
import { cn } from "@/components/ui/class-names";
import type { ChatMessage, SearchOrder } from "@/lib/chat/schema";
import type { BroadcasterRef } from "@/lib/events/schema";
import { ChatTime } from "./chat-time";
import { messagePath } from "./links";
import { MessageBody } from "./message-body";
import type { Place } from "./text-segments";

interface FoundMessageProps {
  message: ChatMessage;
  highlights: readonly Place[];
  order: SearchOrder;
}

/** A message that was found. Its time leads to what was said around it. */
export function FoundMessage({ message, highlights, order }: FoundMessageProps) {
  const t = useTranslations("chat");
  const withDay = order === "best";
  return (
    <div
      className={cn(
        "grid gap-x-2 rounded px-2 py-1 focus-within:bg-raised hover:bg-raised",
        withDay ? "sm:grid-cols-[6.5rem_1fr]" : "grid-cols-[3rem_1fr]",
      )}
    >
      <Link data-row href={messagePath(message.id)} className="h-5 justify-self-start hover:underline">
        <ChatTime at={message.sentAt} withDay={withDay} />
        <span className="sr-only">{`: ${t("message.around")}`}</span>
      </Link>
      <MessageBody message={message} highlights={highlights} />
    </div>
  );
}

/** Stands over the messages of one channel. */
export function ChannelHeading({ channel }: { channel: BroadcasterRef | undefined }) {
  if (!channel) return null;
  return (
    <h3 className="flex items-center gap-2 px-2 pt-3 pb-1 font-medium">
      <Avatar name={channel.displayName} src={channel.avatarUrl} size={20} />
      <bdi>{channel.displayName}</bdi>
    </h3>
  );
}
