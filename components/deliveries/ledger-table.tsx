"use client";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { RelativeTime } from "@/components/ui/relative-time";
import { Cell, HeaderCell, Table, TableHead, TableRow } from "@/components/ui/table";
import { useFailureText } from "@/components/ui/use-failure-text";
import type { DeliveryItem } from "@/lib/deliveries/schema";
import { reasonWords } from "./verdict-words";

const TONES = {
  queued: "plain",
  sending: "plain",
  sent: "ok",
  gathering: "plain",
  gathered: "ok",
  skipped: "plain",
  failed: "danger",
} as const;

interface LedgerTableProps {
  items: readonly DeliveryItem[];
  /** The ids of those that are to be tried again. */
  chosen: ReadonlySet<string>;
  onChoose: (id: string, chosen: boolean) => void;
}

/** Deliveries, newest first. Those that failed can be chosen. */
export function LedgerTable({ items, chosen, onChoose }: LedgerTableProps) {
  const t = useTranslations("deliveries.admin.list");
  return (
    <Table aria-label={t("table")} className="min-w-[56rem]">
      <TableHead>
        <TableRow>
          <HeaderCell>{t("decided")}</HeaderCell>
          <HeaderCell>{t("way")}</HeaderCell>
          <HeaderCell>{t("kind")}</HeaderCell>
          <HeaderCell>{t("tells")}</HeaderCell>
          <HeaderCell>{t("target")}</HeaderCell>
          <HeaderCell>{t("state")}</HeaderCell>
          <HeaderCell numeric>{t("attempts")}</HeaderCell>
          <HeaderCell>{t("outcome")}</HeaderCell>
        </TableRow>
      </TableHead>
      <tbody>
        {items.map((item) => (
          <Row key={item.id} item={item} chosen={chosen.has(item.id)} onChoose={onChoose} />
        ))}
      </tbody>
    </Table>
  );
}

interface RowProps extends Pick<LedgerTableProps, "onChoose"> {
  item: DeliveryItem;
  chosen: boolean;
}

function Row({ item, chosen, onChoose }: RowProps) {
  const failure = useFailureText();
  const t = useTranslations("deliveries");
  const target = item.target ?? t("admin.list.nobody");
  const why = item.reason === null ? "" : reasonWords(item.reason, t);
  const words = item.error ? failure(item.error) : why;
  return (
    <TableRow className="align-top">
      <Cell className="whitespace-nowrap text-ink-2">
        <RelativeTime at={item.decidedAt} />
      </Cell>
      <Cell>{t(`ways.${item.medium}`)}</Cell>
      <Cell className="whitespace-nowrap">{t(`admin.kinds.${item.kind}`)}</Cell>
      <Cell className="max-w-40 truncate">{item.broadcaster?.displayName ?? "–"}</Cell>
      <Cell className="max-w-52 break-words text-ink-2">{item.medium === "in_app" ? "–" : target}</Cell>
      <Cell>
        {item.state === "failed" ? (
          <label className="flex items-center gap-2">
            <input
              type="checkbox"
              checked={chosen}
              onChange={(event) => onChoose(item.id, event.target.checked)}
              aria-label={t("admin.list.select", { target })}
              className="size-4 accent-accent"
            />
            <State item={item} />
          </label>
        ) : (
          <State item={item} />
        )}
      </Cell>
      <Cell numeric>{item.attempts}</Cell>
      <Cell className="max-w-md text-pretty break-words text-ink-2">
        {item.sentAt !== null && <RelativeTime at={item.sentAt} />} {words}
      </Cell>
    </TableRow>
  );
}

function State({ item: { state } }: { item: DeliveryItem }) {
  const t = useTranslations("deliveries.admin.states");
  return <Badge tone={TONES[state]}>{t(state)}</Badge>;
}
