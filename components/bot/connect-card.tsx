"use client";
import { Check, EyeOff, MessagesSquare, Search, Shield, Trash2 } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { CardSection } from "@/components/ui/card";
import { useChannelChange } from "./use-channel";

interface ConnectCardProps {
  login: string;
  /** It was connected before: what was recorded then is still there. */
  again: boolean;
  retentionDays: number;
}

/** What connecting means, and the broadcaster's yes to it. */
export function ConnectCard({ login, again, retentionDays }: ConnectCardProps) {
  const [consents, setConsents] = useState(true);
  const change = useChannelChange(login);
  const connect = () => change.mutate({ kind: "connect", input: { login, logging: consents } });
  const meanings = [
    { icon: MessagesSquare, text: "A bot joins your chat and reads it around the clock. It writes nothing." },
    {
      icon: Search,
      text: "You can search everything that was said, and see your chat here as it is written.",
    },
    { icon: Shield, text: "Only you read it, and people you let in. Every search is written down for you." },
    { icon: Trash2, text: `Messages are deleted after ${retentionDays} days, or sooner if you say so.` },
    { icon: EyeOff, text: "Everybody may have their own words erased, or opt out of being recorded." },
  ];
  return (
    <CardSection title={again ? "Connect your channel again" : "Connect your channel"}>
      <div className="space-y-5 p-4">
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
            <span className="font-medium">Keep what is said in my chat</span>
            <span className="block text-ink-2">
              Without it the bot is there, and nothing is recorded. You can change this at any time.
            </span>
          </span>
        </label>
        <Button look="primary" busy={change.isPending} onClick={connect}>
          <Check aria-hidden />
          {again ? "Connect again" : "Connect my channel"}
        </Button>
      </div>
    </CardSection>
  );
}
