"use client";
import { useTranslations } from "next-intl";
import { Avatar } from "@/components/ui/avatar";
import { RelativeTime } from "@/components/ui/relative-time";
import { Cell, HeaderCell, Table, TableHead, TableRow } from "@/components/ui/table";
import { useFormats } from "@/components/ui/use-formats";
import type { BroadcasterRef } from "@/lib/events/schema";
import type { SyncLogEntry } from "@/lib/live/schema";
import { CHANGE_ICONS } from "./change-icons";
import { ChangeWords } from "./change-words";

interface EntriesProps {
  entries: readonly SyncLogEntry[];
}

/** The log as a table, where there is room for one. */
export function LogTable({ entries }: EntriesProps) {
  const formats = useFormats();
  const t = useTranslations("sync");
  return (
    <Table aria-label={t("log.label")} className="min-w-[52rem] table-fixed">
      <TableHead>
        <TableRow>
          <HeaderCell className="w-32">{t("log.columns.when")}</HeaderCell>
          <HeaderCell className="w-36">{t("log.columns.change")}</HeaderCell>
          <HeaderCell className="w-52">{t("log.columns.channel")}</HeaderCell>
          <HeaderCell>{t("log.columns.what")}</HeaderCell>
          <HeaderCell className="w-24">{t("log.columns.source")}</HeaderCell>
          <HeaderCell numeric className="w-24" title={t("log.delayHint")}>
            {t("log.columns.delay")}
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
            <Cell className="text-ink-2">{t(`source.${entry.source}`)}</Cell>
            <Cell numeric className="text-ink-2">
              {entry.delayMs === null ? "–" : formats.duration(entry.delayMs)}
            </Cell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  );
}

/** The same for a phone: each entry under the other. */
export function LogList({ entries }: EntriesProps) {
  const formats = useFormats();
  const t = useTranslations("sync");
  return (
    <ol aria-label={t("log.label")} className="divide-y divide-line">
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
            {t(`source.${entry.source}`)}
            {entry.delayMs !== null && (
              <span>{t("log.after", { span: formats.duration(entry.delayMs) })}</span>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}

function Kind({ kind }: Pick<SyncLogEntry, "kind">) {
  const t = useTranslations("sync");
  const Icon = CHANGE_ICONS[kind];
  return (
    <span className="flex items-center gap-2 whitespace-nowrap">
      <Icon aria-hidden className="size-4 text-ink-3" />
      {t(`kind.${kind}`)}
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
