"use client";
import { useState } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { CardSection } from "@/components/ui/card";
import { Dialog } from "@/components/ui/dialog";
import { RelativeTime } from "@/components/ui/relative-time";
import type { ConnectedChannel } from "@/lib/bot/schema";
import { paceWords, STATE_TONES, STATE_WORDS } from "./channel-words";
import { useChannelChange } from "./use-channel";

/** Every connected channel and how reading it goes; for operators. */
export function ChannelList({ channels }: { channels: readonly ConnectedChannel[] }) {
  return (
    <CardSection title="Channels">
      {channels.length === 0 && <p className="p-4 text-ink-2">No channel is connected yet.</p>}
      <ul className="divide-y divide-line" aria-label="Connected channels">
        {channels.map((channel) => (
          <ChannelItem key={channel.channel.id} channel={channel} />
        ))}
      </ul>
    </CardSection>
  );
}

function ChannelItem({ channel }: { channel: ConnectedChannel }) {
  const { displayName, avatarUrl, login } = channel.channel;
  const { state, lastError, joinedAt, authorisedBy, authorisedByName, joinWanted } = channel;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2.5">
      <Avatar name={displayName} src={avatarUrl} size={32} />
      <div className="min-w-40 flex-1">
        <p className="truncate font-medium">{displayName}</p>
        <p className="text-ink-3 text-xs">
          {authorisedBy === "owner"
            ? "Connected by its owner"
            : `${authorisedByName ?? "An operator"} answers for it`}
          {channel.exempt && ", costs nothing of the budget"}
          {!channel.logging && ", nothing is kept"}
        </p>
        {lastError && <p className="text-danger text-xs">{lastError}</p>}
      </div>
      <span className="text-ink-2 text-xs tabular-nums">
        {state === "joined" && paceWords(channel.messagesPerMinute)}
        {joinedAt && (
          <>
            , since <RelativeTime at={joinedAt} />
          </>
        )}
      </span>
      <Badge tone={STATE_TONES[state]}>{STATE_WORDS[state]}</Badge>
      {joinWanted && <LeaveButton login={login} name={displayName} />}
    </li>
  );
}

function LeaveButton({ login, name }: { login: string; name: string }) {
  const [asking, setAsking] = useState(false);
  const change = useChannelChange(login);
  return (
    <>
      <Button size="small" onClick={() => setAsking(true)} aria-label={`Leave ${name}`}>
        Leave
      </Button>
      <Dialog
        open={asking}
        onOpenChange={setAsking}
        title={`Have the bot leave ${name}?`}
        description="From then on nothing is recorded there, which cannot be made up for later. What was recorded stays as long as messages are kept."
      >
        <div className="flex justify-end gap-2">
          <Button onClick={() => setAsking(false)}>Stay</Button>
          <Button
            look="danger"
            busy={change.isPending}
            onClick={() => change.mutate({ kind: "leave" }, { onSuccess: () => setAsking(false) })}
          >
            Leave
          </Button>
        </div>
      </Dialog>
    </>
  );
}
