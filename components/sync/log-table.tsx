"use client";
import { Avatar } from "@/components/ui/avatar";
import { RelativeTime } from "@/components/ui/relative-time";
import { Cell, HeaderCell, Table, TableHead, TableRow } from "@/components/ui/table";
import type { SyncLogEntry } from "@/lib/live/schema";
import { ChangeWords } from "./change-cell";
import { CHANGE_KINDS, SOURCES } from "./change-kinds";
import { durationText } from "./duration-text";

/** The log as a table. */
export function LogTable({ entries }: { entries: readonly SyncLogEntry[] }) {
  return (
    <Table aria-label="Changes, newest first" className="min-w-[52rem] table-fixed">
      <TableHead>
        <TableRow>
          <HeaderCell className="w-32">When</HeaderCell>
          <HeaderCell className="w-36">Change</HeaderCell>
          <HeaderCell className="w-52">Channel</HeaderCell>
          <HeaderCell>What</HeaderCell>
          <HeaderCell className="w-24">Source</HeaderCell>
          <HeaderCell numeric className="w-24" title="From the stream's own start to when it was recorded">
            Delay
          </HeaderCell>
        </TableRow>
      </TableHead>
      <tbody>
        {entries.map((entry) => (
          <LogRow key={entry.id} entry={entry} />
        ))}
      </tbody>
    </Table>
  );
}

function LogRow({ entry }: { entry: SyncLogEntry }) {
  const { label, icon: Icon } = CHANGE_KINDS[entry.kind];
  const { broadcaster } = entry;
  return (
    <TableRow className="align-top">
      <Cell className="text-ink-2">
        <RelativeTime at={entry.createdAt} />
      </Cell>
      <Cell>
        <span className="flex items-center gap-2 whitespace-nowrap">
          <Icon aria-hidden className="size-4 text-ink-3" />
          {label}
        </span>
      </Cell>
      <Cell>
        <span className="flex min-w-0 items-center gap-2">
          <Avatar name={broadcaster.displayName} src={broadcaster.avatarUrl} size={20} />
          <span className="truncate" title={broadcaster.login}>
            {broadcaster.displayName}
          </span>
        </span>
      </Cell>
      <Cell className="break-words">
        <ChangeWords entry={entry} />
      </Cell>
      <Cell className="text-ink-2">{SOURCES[entry.source]}</Cell>
      <Cell numeric className="text-ink-2">
        {entry.delayMs === null ? "–" : durationText(entry.delayMs)}
      </Cell>
    </TableRow>
  );
}
