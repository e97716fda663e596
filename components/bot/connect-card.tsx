"use client";
import { Check, EyeOff, MessagesSquare, Search, Shield, Trash2, Unplug } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { CardSection } from "@/components/ui/card";
import { RelativeTime } from "@/components/ui/relative-time";
import { useChannelChange } from "./use-channel";

interface ConnectCardProps {
  login: string;
  /** It was connected before: what was recorded then is still there. */
  again: boolean;
  /** Since when it is not allowed on Twitch any more; null: nobody took that back. */
  revokedAt: string | null;
  retentionDays: number;
}

/** What connecting means, and the broadcaster's yes to it. */
export function ConnectCard({ login, again, revokedAt, retentionDays }: ConnectCardProps) {
  const t = useTranslations("bot");
  const [consents, setConsents] = useState(true);
  const change = useChannelChange(login);
  const connect = () => change.mutate({ kind: "connect", input: { login, logging: consents } });
  const meanings = [
    {
      icon: MessagesSquare,
      text: t("connect.meanings.reads"),
    },
    {
      icon: Search,
      text: t("connect.meanings.search"),
    },
    { icon: Shield, text: t("connect.meanings.private") },
    { icon: Trash2, text: t("connect.meanings.deleted", { days: retentionDays }) },
    { icon: EyeOff, text: t("connect.meanings.erase") },
  ];
  return (
    <CardSection title={again ? t("connect.titleAgain") : t("connect.title")}>
      <div className="space-y-5 p-4">
        {revokedAt !== null && (
          <p role="status" className="flex gap-3 text-pretty rounded-md border border-warn/40 p-3">
            <Unplug aria-hidden className="mt-0.5 size-4 shrink-0 text-warn" />
            <span>{t.rich("connect.revoked", { time: () => <RelativeTime at={revokedAt} /> })}</span>
          </p>
        )}
        <ul className="space-y-3">
          {meanings.map(({ icon: Icon, text }) => (
            <li key={text} className="flex gap-3">
              <Icon aria-hidden className="mt-0.5 size-4 shrink-0 text-accent" />
              <span className="text-pretty">{text}</span>
            </li>
          ))}
        </ul>
        <label className="flex items-start gap-3 rounded-md border border-line p-3">
          <input
            type="checkbox"
            checked={consents}
            onChange={(event) => setConsents(event.target.checked)}
            className="mt-1 size-4 shrink-0 accent-accent"
          />
          <span>
            <span className="font-medium">{t("connect.keep")}</span>
            <span className="block text-ink-2">{t("connect.keepHint")}</span>
          </span>
        </label>
        <Button look="primary" busy={change.isPending} onClick={connect}>
          <Check aria-hidden />
          {again ? t("connect.connectAgain") : t("connect.connect")}
        </Button>
      </div>
    </CardSection>
  );
}
