"use client";
import { useQuery } from "@tanstack/react-query";
import { TriangleAlert } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useChannel } from "@/components/bot/use-channel";
import { botStatusQuery } from "@/lib/bot/queries";

interface BotNoteProps {
  login: string;
  /** Others have no page of bots to be led to. */
  operator: boolean;
}

/** Says why nothing would be answered now, and what to do; nothing when all is well. */
export function BotNote({ login, operator }: BotNoteProps) {
  const t = useTranslations("commands");
  const { channel } = useChannel(login, true);
  const { data: status } = useQuery(botStatusQuery());
  if (channel && !channel.joinWanted)
    return (
      <Note>
        {t.rich("botNote.notInChat", {
          link: (text) => (
            <Link href={`/studio/${login}`} className="underline underline-offset-2">
              {text}
            </Link>
          ),
        })}
      </Note>
    );
  if (status && !status.account)
    return (
      <Note>
        {t.rich("botNote.noAccount", {
          link: (text) =>
            operator ? (
              <Link href="/admin/bot" className="underline underline-offset-2">
                {text}
              </Link>
            ) : (
              text
            ),
        })}
      </Note>
    );
  return null;
}

function Note({ children }: { children: ReactNode }) {
  return (
    <p className="mb-4 flex items-start gap-2 rounded-lg bg-warn-soft px-4 py-3 text-warn">
      <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      <span className="text-pretty">{children}</span>
    </p>
  );
}
