"use client";
import { useTranslations } from "next-intl";
import { Avatar } from "@/components/ui/avatar";
import { CardSection } from "@/components/ui/card";
import { NotYet } from "@/components/ui/not-yet";
import type { ChannelVoice } from "@/lib/sending/schema";
import { OutgoingRow } from "./outgoing-row";
import { SayBox } from "./say-box";
import { useOutgoing } from "./use-outgoing";

interface OutgoingCardProps {
  login: string;
  /** The bot is in the channel: a test can be sent. */
  connected: boolean;
}

/** What the bot said in a channel and what it did not, live; which account says it; and a way to try it. */
export function OutgoingCard({ login, connected }: OutgoingCardProps) {
  const t = useTranslations("sending");
  const query = useOutgoing(login);
  const { data } = query;
  return (
    <CardSection title={t("outgoing.title")} hint={t("outgoing.hint")}>
      {data ? (
        <>
          <Voice voice={data.voice} />
          {connected && data.voice?.works && <SayBox login={login} />}
          {data.items.length === 0 ? (
            <p className="p-4 text-ink-2">{t("outgoing.none")}</p>
          ) : (
            <ul
              className="max-h-[28rem] divide-y divide-line overflow-y-auto"
              aria-label={t("outgoing.title")}
              // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by the keyboard
              tabIndex={0}
            >
              {data.items.map((message) => (
                <OutgoingRow key={message.id} message={message} />
              ))}
            </ul>
          )}
        </>
      ) : (
        <NotYet query={query} loading={t("outgoing.loading")} />
      )}
    </CardSection>
  );
}

/** The account that writes, and how much it may here. */
function Voice({ voice }: { voice: ChannelVoice | null }) {
  const t = useTranslations("sending");
  if (!voice) {
    return <p className="border-line border-b px-4 py-3 text-pretty text-warn">{t("outgoing.noAccount")}</p>;
  }
  const { login, displayName, avatarUrl, role, works } = voice;
  return (
    <div className="flex gap-3 border-line border-b px-4 py-3">
      <Avatar name={displayName} src={avatarUrl} size={32} />
      <div className="min-w-0 text-pretty">
        <p>
          {t.rich("outgoing.writes", {
            name: displayName,
            bold: (text) => <bdi className="font-medium">{text}</bdi>,
          })}
        </p>
        {!works && <p className="text-warn">{t("outgoing.revoked")}</p>}
        {works && role !== null && <p className="text-ink-2">{t(`outgoing.role.${role}`)}</p>}
        {works && role === "nobody" && (
          <p className="text-ink-3 text-xs">
            {t.rich("outgoing.toChange", {
              login,
              code: (text) => <code className="font-mono">{text}</code>,
            })}
          </p>
        )}
      </div>
    </div>
  );
}
