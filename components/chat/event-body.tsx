import { Megaphone } from "lucide-react";
import { memo } from "react";
import type { ChatEvent } from "@/lib/chat/schema";
import { ChatName } from "./chat-name";
import { MessageText } from "./message-text";

/** What Twitch said in the chat, such as a subscription or a raid, and what the person wrote with it. */
export const EventBody = memo(function EventBody({ event }: { event: ChatEvent }) {
  return (
    <div className="min-w-0 overflow-clip border-accent border-l-2 pl-2">
      <p className="text-ink-2">
        <Megaphone aria-hidden className="mr-1 inline size-3.5 text-accent" />
        <bdi>{event.systemText || event.kind}</bdi>
      </p>
      {event.text && (
        <p>
          <ChatName author={event.author} />: <MessageText text={event.text} />
        </p>
      )}
    </div>
  );
});
