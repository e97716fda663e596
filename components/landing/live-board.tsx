import { useTranslations } from "next-intl";
import { Avatar } from "@/components/ui/avatar";
import { Card } from "@/components/ui/card";
import { Count } from "@/components/ui/count";
import { LiveLamp } from "@/components/ui/live-lamp";
import { Elapsed } from "@/components/ui/relative-time";
import type { BroadcasterRef, LiveStream } from "@/lib/events/schema";
import { BoardRefresh } from "./board-refresh";

interface BoardEntry {
  broadcaster: BroadcasterRef;
  live: LiveStream;
}

/** Who is on air on this instance right now. */
export function LiveBoard({ rows }: { rows: readonly BoardEntry[] }) {
  const t = useTranslations("landing");
  return (
    <Card className="overflow-hidden shadow-lift">
      <BoardRefresh />
      <header className="flex items-center gap-2.5 border-line border-b px-4 py-3">
        <LiveLamp lit />
        <h2 className="font-semibold">{t("board.title")}</h2>
        <p className="ml-auto text-ink-3 text-xs">{t("board.note")}</p>
      </header>
      <ul className="divide-y divide-line">
        {rows.map((row) => (
          <BoardRow key={row.broadcaster.id} {...row} />
        ))}
      </ul>
    </Card>
  );
}

function BoardRow({ broadcaster, live }: BoardEntry) {
  const t = useTranslations("landing");
  return (
    <li className="flex h-14 items-center gap-3 px-4">
      <Avatar name={broadcaster.displayName} src={broadcaster.avatarUrl} size={32} />
      <div className="min-w-0 flex-1">
        <p className="flex gap-2">
          <span className="shrink-0 font-medium">{broadcaster.displayName}</span>
          <span className="truncate text-ink-3">{live.categoryName}</span>
        </p>
        <p className="truncate text-ink-2 text-xs">{live.title}</p>
      </div>
      <div className="text-right">
        <p className="font-medium">
          <Count value={live.viewerCount} short />
          <span className="sr-only"> {t("board.viewers")}</span>
        </p>
        <p className="text-ink-3 text-xs tabular-nums">
          <Elapsed since={live.startedAt} />
        </p>
      </div>
    </li>
  );
}
