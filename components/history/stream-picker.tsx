"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Command } from "cmdk";
import { ChevronLeft, Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import type { BroadcasterRef } from "@/lib/events/schema";
import { streamsQuery } from "@/lib/streams/queries";
import { ChannelChoices, pickerInputLook, pickerItemLook } from "./channel-picker";
import { StreamTime } from "./moment";
import { useHistoryWords } from "./use-history-words";

interface StreamPickerProps {
  /** Ids that are not offered any more. */
  chosen: readonly string[];
  onChoose: (id: string) => void;
}

/** Finds a stream in two steps: whose, then which. */
export function StreamPicker({ chosen, onChoose }: StreamPickerProps) {
  const { t } = useHistoryWords();
  const [open, setOpen] = useState(false);
  const [channel, setChannel] = useState<BroadcasterRef | null>(null);
  return (
    <Popover
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        if (next) setChannel(null);
      }}
    >
      <PopoverTrigger asChild>
        <Button>
          <Plus aria-hidden />
          {t("pickStream.add")}
        </Button>
      </PopoverTrigger>
      <PopoverContent aria-label={t("pickStream.add")} className="w-96 overflow-hidden">
        {channel ? (
          <StreamChoices
            channel={channel}
            chosen={chosen}
            onBack={() => setChannel(null)}
            onChoose={(id) => {
              setOpen(false);
              onChoose(id);
            }}
          />
        ) : (
          <ChannelChoices chosen={[]} onChoose={setChannel} />
        )}
      </PopoverContent>
    </Popover>
  );
}

interface StreamChoicesProps extends StreamPickerProps {
  channel: BroadcasterRef;
  onBack: () => void;
}

function StreamChoices({ channel, chosen, onBack, onChoose }: StreamChoicesProps) {
  const { t, formats, title } = useHistoryWords();
  const { data, isPending } = useInfiniteQuery(streamsQuery(channel.login, {}));
  const streams = data?.pages.flatMap(({ items }) => items).filter(({ id }) => !chosen.includes(id)) ?? [];
  return (
    <Command label={t("pickStream.label", { name: channel.displayName })} loop>
      <div className="flex items-center">
        <Button
          look="quiet"
          size="small"
          className="ml-1 w-7 px-0"
          onClick={onBack}
          aria-label={t("pickStream.back")}
        >
          <ChevronLeft aria-hidden />
        </Button>
        <Command.Input
          autoFocus
          placeholder={t("pickStream.find", { name: channel.displayName })}
          className={pickerInputLook}
        />
      </div>
      <Command.List className="max-h-72 overflow-y-auto p-1">
        <Command.Empty className="px-3 py-6 text-center text-ink-2">
          {isPending ? t("pickStream.loading") : t("pickStream.none")}
        </Command.Empty>
        {streams.map((stream) => (
          <Command.Item
            key={stream.id}
            value={stream.id}
            keywords={[stream.title, stream.categoryName]}
            onSelect={() => onChoose(stream.id)}
            className={pickerItemLook}
          >
            <span className="min-w-0">
              <span className="block truncate">{title(stream.title)}</span>
              <span className="block text-ink-3 text-xs">
                <StreamTime at={stream.startedAt} /> · {formats.span(stream.durationSeconds * 1_000)}
              </span>
            </span>
          </Command.Item>
        ))}
      </Command.List>
    </Command>
  );
}
