"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Avatar } from "@/components/ui/avatar";
import { CardSection } from "@/components/ui/card";
import { Count } from "@/components/ui/count";
import { durationText } from "@/components/ui/duration-text";
import { Input } from "@/components/ui/input";
import { RelativeTime } from "@/components/ui/relative-time";
import { isStorable } from "@/lib/kernel/text";
import { lagQuery } from "@/lib/live/queries";
import type { LagAnswer, SyncOverview } from "@/lib/live/schema";
import { Figure } from "./figure";

const wait = (ms: number | null) => (ms === null ? "–" : durationText(ms));

/** Logins are no longer than this. */
const LONGEST_LOGIN = 25;

/** How long ago channels were last looked at, who waits longest, and how long a certain channel does. */
export function LagCard({ lag }: { lag: SyncOverview["lag"] }) {
  const [text, setText] = useState("");
  const login = text.trim().toLowerCase();
  return (
    <CardSection
      title="Lag"
      hint="How long ago each tracked channel was last checked"
      actions={
        <Input
          type="search"
          aria-label="Find how long a channel waits"
          placeholder="Channel"
          autoComplete="off"
          spellCheck={false}
          maxLength={LONGEST_LOGIN}
          value={text}
          onChange={(event) => setText(event.target.value)}
          className="w-full sm:w-44"
        />
      }
    >
      <dl className="grid grid-cols-2 border-line border-b sm:grid-cols-4">
        <Figure label="Half within" value={wait(lag.p50Ms)} />
        <Figure label="95 % within" value={wait(lag.p95Ms)} />
        <Figure label="Longest" value={wait(lag.maxMs)} />
        <Figure label="Never checked" value={<Count value={lag.neverChecked} />} />
      </dl>
      {login !== "" && isStorable(login) ? (
        <Found login={login} />
      ) : (
        lag.longest.length > 0 && <Waiting title="Waiting longest" channels={lag.longest} />
      )}
    </CardSection>
  );
}

function Found({ login }: { login: string }) {
  const { data, error, isPlaceholderData } = useQuery({
    ...lagQuery(login),
    placeholderData: keepPreviousData,
  });
  if (!data) {
    return (
      <p role={error ? "alert" : "status"} className="px-4 py-3 text-ink-2">
        {error ? error.detail : "Looking…"}
      </p>
    );
  }
  return (
    <div aria-busy={isPlaceholderData} className={isPlaceholderData ? "opacity-60" : ""}>
      <p role="status" className="sr-only">
        {data.items.length === 1 ? "1 channel" : `${data.items.length} channels`} found
      </p>
      {data.items.length === 0 ? (
        <p className="px-4 py-3 text-ink-2">No tracked channel is called “{login}”.</p>
      ) : (
        <Waiting
          title={data.more ? "The ten of them that wait longest" : "Waiting longest of them"}
          channels={data.items}
        />
      )}
    </div>
  );
}

function Waiting({ title, channels }: { title: string; channels: LagAnswer["items"] }) {
  return (
    <>
      <h3 className="px-4 pt-3 pb-1 text-ink-3 text-xs">{title}</h3>
      <ol className="grid gap-x-8 px-4 pb-3 sm:grid-cols-2">
        {channels.map((channel) => (
          <li key={channel.id} className="flex h-9 min-w-0 items-center gap-2.5">
            <Avatar name={channel.displayName} src={channel.avatarUrl} size={24} />
            <span className="truncate" title={channel.login}>
              {channel.displayName}
            </span>
            <span className="ml-auto shrink-0 text-ink-3 text-xs">
              {channel.checkedAt ? <RelativeTime at={channel.checkedAt} /> : "never"}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}
