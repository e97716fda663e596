"use client";
import { useQuery } from "@tanstack/react-query";
import { Command } from "cmdk";
import { Plus } from "lucide-react";
import { useState } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { LiveLamp } from "@/components/ui/live-lamp";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { followingQuery, sortRows } from "@/lib/broadcasters/queries";
import type { BroadcasterRef } from "@/lib/events/schema";
import { useHistoryWords } from "./use-history-words";

interface ChannelPickerProps {
  label: string;
  /** Logins that are not offered any more. */
  chosen: readonly string[];
  onChoose: (channel: BroadcasterRef) => void;
}

/** A button that opens a list of the followed channels, to be found by typing. */
export function ChannelPicker({ label, chosen, onChoose }: ChannelPickerProps) {
  const [open, setOpen] = useState(false);
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <Button>
          <Plus aria-hidden />
          {label}
        </Button>
      </PopoverTrigger>
      <PopoverContent aria-label={label} className="w-80 overflow-hidden">
        <ChannelChoices
          chosen={chosen}
          onChoose={(channel) => {
            setOpen(false);
            onChoose(channel);
          }}
        />
      </PopoverContent>
    </Popover>
  );
}

export const pickerItemLook =
  "flex min-h-9 cursor-pointer items-center gap-2.5 rounded px-2 py-1 data-[selected=true]:bg-raised";
export const pickerInputLook =
  "h-10 w-full border-line border-b bg-transparent px-3 outline-none placeholder:text-ink-3";

/** Rows drawn at most: somebody who follows 2,000 channels types a letter or two. */
const MOST_ROWS = 50;

export function ChannelChoices({ chosen, onChoose }: Omit<ChannelPickerProps, "label">) {
  const { t } = useHistoryWords();
  const { data, isPending } = useQuery(followingQuery());
  const [typed, setTyped] = useState("");
  const wanted = typed.trim().toLowerCase();
  const found = sortRows(data?.items ?? []).filter(
    ({ login, displayName }) =>
      !chosen.includes(login) && (login.includes(wanted) || displayName.toLowerCase().includes(wanted)),
  );
  return (
    <Command label={t("pickChannel.label")} shouldFilter={false} loop>
      <Command.Input
        value={typed}
        onValueChange={setTyped}
        placeholder={t("pickChannel.find")}
        className={pickerInputLook}
      />
      <Command.List className="max-h-72 overflow-y-auto p-1">
        <Command.Empty className="px-3 py-6 text-center text-ink-2">
          {isPending ? t("pickChannel.loading") : t("pickChannel.none")}
        </Command.Empty>
        {found.slice(0, MOST_ROWS).map((channel) => (
          <Command.Item
            key={channel.id}
            value={channel.id}
            onSelect={() => onChoose(channel)}
            className={pickerItemLook}
          >
            <Avatar name={channel.displayName} src={channel.avatarUrl} size={24} />
            <span className="truncate">{channel.displayName}</span>
            {channel.live && <LiveLamp lit label={t("pickChannel.live")} className="ml-auto" />}
          </Command.Item>
        ))}
      </Command.List>
    </Command>
  );
}
