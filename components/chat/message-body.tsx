import { CornerDownRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo } from "react";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/class-names";
import type { ChatMessage } from "@/lib/chat/schema";
import { ChatBadges } from "./chat-badges";
import { ChatName } from "./chat-name";
import { MessageText } from "./message-text";
import type { Place } from "./text-segments";

interface MessageBodyProps {
  message: ChatMessage;
  /** What was looked for, by code point. */
  highlights?: readonly Place[];
}

/** A message without its time and place: what it answers, who wrote, what, and what became of it. */
export const MessageBody = memo(function MessageBody({ message, highlights }: MessageBodyProps) {
  const t = useTranslations("chat");
  const { author, colour, roles, text, emotes, isAction, deleted } = message;
  return (
    // Marks piled upon a letter stay in their line.
    <div className="min-w-0 overflow-clip">
      <ReplyContext replyTo={message.replyTo} />
      <ChatBadges roles={roles} />
      <ChatName author={author} colour={colour} />
      {isAction ? " " : ": "}
      {deleted && text === "" ? (
        <span className="text-ink-3 italic">{t("message.takenAway")}</span>
      ) : (
        <span className={cn(isAction && "italic", deleted && "text-ink-3 line-through")}>
          <MessageText text={text} emotes={emotes} {...(highlights && { highlights })} />
        </span>
      )}
      <Notes message={message} />
    </div>
  );
});

function ReplyContext({ replyTo }: Pick<ChatMessage, "replyTo">) {
  const t = useTranslations("chat");
  if (!replyTo) return null;
  return (
    <p className="flex items-center gap-1 text-ink-3 text-xs">
      <CornerDownRight aria-hidden className="size-3 shrink-0" />
      <span className="sr-only">{`${t("message.answers")} `}</span>
      {replyTo.author && replyTo.text !== null ? (
        <span className="truncate">
          <bdi>{replyTo.author.displayName}</bdi>: <bdi>{replyTo.text}</bdi>
        </span>
      ) : (
        t("message.notKept")
      )}
    </p>
  );
}

function Notes({ message }: Pick<MessageBodyProps, "message">) {
  const t = useTranslations("chat");
  const { bits, isFirst, sourceChannelId, deleted } = message;
  return (
    <span className="[&>*]:ml-1.5">
      {bits !== null && <Badge>{t("message.bits", { count: bits })}</Badge>}
      {isFirst && <Badge tone="accent">{t("message.first")}</Badge>}
      {sourceChannelId !== null && <Badge>{t("message.shared")}</Badge>}
      {deleted && <Badge tone="warn">{t(`message.taken.${deleted.by}`)}</Badge>}
    </span>
  );
}
