import { CornerDownRight } from "lucide-react";
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

const TAKEN_AWAY: Record<NonNullable<ChatMessage["deleted"]>["by"], string> = {
  deletion: "deleted",
  timeout: "timed out",
  ban: "banned",
  clear: "chat cleared",
};

/** A message without its time and place: what it answers, who wrote, what, and what became of it. */
export const MessageBody = memo(function MessageBody({ message, highlights }: MessageBodyProps) {
  const { author, colour, roles, text, emotes, isAction, deleted } = message;
  return (
    // Marks piled upon a letter stay in their line.
    <div className="min-w-0 overflow-clip">
      <ReplyContext replyTo={message.replyTo} />
      <ChatBadges roles={roles} />
      <ChatName author={author} colour={colour} />
      {isAction ? " " : ": "}
      <span className={cn(isAction && "italic", deleted && "text-ink-3 line-through")}>
        <MessageText text={text} emotes={emotes} {...(highlights && { highlights })} />
      </span>
      <Notes message={message} />
    </div>
  );
});

function ReplyContext({ replyTo }: Pick<ChatMessage, "replyTo">) {
  if (!replyTo) return null;
  return (
    <p className="flex items-center gap-1 text-ink-3 text-xs">
      <CornerDownRight aria-hidden className="size-3 shrink-0" />
      <span className="sr-only">Answers </span>
      {replyTo.author && replyTo.text !== null ? (
        <span className="truncate">
          <bdi>{replyTo.author.displayName}</bdi>: <bdi>{replyTo.text}</bdi>
        </span>
      ) : (
        "a message that is not kept"
      )}
    </p>
  );
}

function Notes({ message }: Pick<MessageBodyProps, "message">) {
  const { bits, isFirst, sourceChannelId, deleted } = message;
  return (
    <span className="[&>*]:ml-1.5">
      {bits !== null && <Badge>{bits === 1 ? "1 bit" : `${bits} bits`}</Badge>}
      {isFirst && <Badge tone="accent">first message</Badge>}
      {sourceChannelId !== null && <Badge>from a shared chat</Badge>}
      {deleted && <Badge tone="warn">{TAKEN_AWAY[deleted.by]}</Badge>}
    </span>
  );
}
