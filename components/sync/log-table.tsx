"use client";
import { Avatar } from "@/components/ui/avatar";
import { durationText } from "@/components/ui/duration-text";
import { RelativeTime } from "@/components/ui/relative-time";
import { Cell, HeaderCell, Table, TableHead, TableRow } from "@/components/ui/table";
import type { BroadcasterRef } from "@/lib/events/schema";
import type { SyncLogEntry } from "@/lib/live/schema";
import { CHANGE_KINDS, SOURCES } from "./change-kinds";
import { ChangeWords } from "./change-words";

interface EntriesProps {
  entries: readonly SyncLogEntry[];
}

/** The log as a table, where there is room for one. */
export function LogTable({ entries }: EntriesProps) {
  return (
    <Table aria-label="Changes, newest first" className="min-w-[52rem] table-fixed">
      <TableHead>
        <TableRow>
          <HeaderCell className="w-32">When</HeaderCell>
          <HeaderCell className="w-36">Change</HeaderCell>
          <HeaderCell className="w-52">Channel</HeaderCell>
          <HeaderCell>What</HeaderCell>
          <HeaderCell className="w-24">Source</HeaderCell>
          <HeaderCell numeric className="w-24" title="From the stream's own start to when it was seen">
            Delay
          </HeaderCell>
        </TableRow>
      </TableHead>
      <tbody>
        {entries.map((entry) => (
          <TableRow key={entry.id} className="align-top">
            <Cell className="text-ink-2">
              <RelativeTime at={entry.createdAt} />
            </Cell>
            <Cell>
              <Kind kind={entry.kind} />
            </Cell>
            <Cell>
              <Channel channel={entry.broadcaster} />
            </Cell>
            <Cell className="break-words">
              <ChangeWords entry={entry} />
            </Cell>
            <Cell className="text-ink-2">{SOURCES[entry.source]}</Cell>
            <Cell numeric className="text-ink-2">
              {entry.delayMs === null ? "–" : durationText(entry.delayMs)}
            </Cell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  );
}

/** The same for a phone: each entry under the other. */
export function LogList({ entries }: EntriesProps) {
  return (
    <ol aria-label="Changes, newest first" className="divide-y divide-line">
      {entries.map((entry) => (
        <li key={entry.id} className="space-y-1 px-4 py-2.5">
          <span className="flex items-center justify-between gap-3">
            <Channel channel={entry.broadcaster} />
            <RelativeTime at={entry.createdAt} className="shrink-0 text-ink-3 text-xs" />
          </span>
          <p className="break-words text-ink-2">
            <ChangeWords entry={entry} />
          </p>
          <span className="flex items-center gap-3 text-ink-3 text-xs">
            <Kind kind={entry.kind} />
            {SOURCES[entry.source]}
            {entry.delayMs !== null && <span>after {durationText(entry.delayMs)}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}

function Kind({ kind }: Pick<SyncLogEntry, "kind">) {
  const { label, icon: Icon } = CHANGE_KINDS[kind];
  return (
    <span className="flex items-center gap-2 whitespace-nowrap">
      <Icon aria-hidden className="size-4 text-ink-3" />
      {label}
    </span>
  );
}

function Channel({ channel }: { channel: BroadcasterRef }) {
  return (
    <span className="flex min-w-0 items-center gap-2">
      <Avatar name={channel.displayName} src={channel.avatarUrl} size={20} />
      <span className="truncate" title={channel.login}>
        {channel.displayName}
      </span>
    </span>
  );
}
