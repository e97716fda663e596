import { Info } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ChannelViewerList } from "@/lib/viewers/schema";

interface PresenceNoteProps {
  login: string;
  source: ChannelViewerList["presenceSource"];
  /** Whether it is the person's own channel: only its owner can allow more. */
  own: boolean;
}

/** Says what is shown: people in the chat, which is less than people who watch, and how they are known. */
export function PresenceNote({ login, source, own }: PresenceNoteProps) {
  const t = useTranslations("viewers");
  return (
    <p className="mb-4 flex gap-2 rounded-md bg-raised px-3 py-2.5 text-ink-2">
      <Info aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-3" />
      <span>
        {t("note.chatters")}{" "}
        {source === "chatters" ? (
          t("note.told")
        ) : (
          <>
            {t("note.untold")}
            {own && (
              <>
                {" "}
                {t.rich("note.grant", {
                  link: (text) => (
                    <Link href={`/studio/${login}`} className="text-accent underline underline-offset-2">
                      {text}
                    </Link>
                  ),
                })}
              </>
            )}
          </>
        )}
      </span>
    </p>
  );
}
