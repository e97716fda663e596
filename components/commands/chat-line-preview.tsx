import { CornerDownRight } from "lucide-react";
import type { ReactNode } from "react";
import { ChatName } from "@/components/chat/chat-name";
import { MessageText } from "@/components/chat/message-text";
import { cn } from "@/components/ui/class-names";

interface ChatLinePreviewProps {
  /** What is said. Nothing when it is empty; then `children` says why. */
  text: string;
  /** Who says it, by login. */
  by: string;
  /** What it answers, drawn over it as Twitch does with replies. */
  replyTo?: { name: string; text: string } | null;
  className?: string;
  children?: ReactNode;
}

/** What the bot would say, drawn as the line that the chat would show. */
export function ChatLinePreview({ text, by, replyTo, className, children }: ChatLinePreviewProps) {
  return (
    <div className={cn("rounded-md border border-line bg-canvas px-3 py-2", className)}>
      {replyTo && (
        <p className="flex items-center gap-1 text-ink-3 text-xs">
          <CornerDownRight aria-hidden className="size-3 shrink-0" />
          <span className="truncate">
            <bdi>{replyTo.name}</bdi>: <bdi>{replyTo.text}</bdi>
          </span>
        </p>
      )}
      <p className="min-w-0">
        <ChatName author={{ id: "", login: by, displayName: by }} colour={null} />
        {": "}
        {text === "" ? children : <MessageText text={text} />}
      </p>
    </div>
  );
}
