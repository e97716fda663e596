import { Info } from "lucide-react";
import Link from "next/link";
import type { ChannelViewerList } from "@/lib/viewers/schema";

interface PresenceNoteProps {
  login: string;
  source: ChannelViewerList["presenceSource"];
  /** Whether it is the person's own channel: only its owner can allow more. */
  own: boolean;
}

/** Says what is shown: people in the chat, which is less than people who watch, and how they are known. */
export function PresenceNote({ login, source, own }: PresenceNoteProps) {
  return (
    <p className="mb-4 flex gap-2 rounded-md bg-raised px-3 py-2.5 text-ink-2">
      <Info aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-3" />
      <span>
        These are chatters: people seen in the chat. Most people who watch are never in it, so this is not how
        many watched.{" "}
        {source === "chatters" ? (
          "Twitch says who is there, also of those who only read."
        ) : (
          <>
            Without the permission to ask Twitch who is there, people appear when they write.
            {own && (
              <>
                {" "}
                <Link href={`/studio/${login}`} className="text-accent underline underline-offset-2">
                  Grant it on the connection page
                </Link>
                .
              </>
            )}
          </>
        )}
      </span>
    </p>
  );
}
