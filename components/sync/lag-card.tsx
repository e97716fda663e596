import { Avatar } from "@/components/ui/avatar";
import { CardSection } from "@/components/ui/card";
import { Count } from "@/components/ui/count";
import { durationText } from "@/components/ui/duration-text";
import { RelativeTime } from "@/components/ui/relative-time";
import type { SyncOverview } from "@/lib/live/schema";
import { Figure } from "./figure";

const text = (ms: number | null) => (ms === null ? "–" : durationText(ms));

/** How long ago channels were last looked at, and who waits longest. */
export function LagCard({ lag }: { lag: SyncOverview["lag"] }) {
  return (
    <CardSection title="Lag" hint="How long ago each tracked channel was last checked">
      <dl className="grid grid-cols-2 border-line border-b sm:grid-cols-4">
        <Figure label="Half within" value={text(lag.p50Ms)} />
        <Figure label="95 % within" value={text(lag.p95Ms)} />
        <Figure label="Longest" value={text(lag.maxMs)} />
        <Figure label="Never checked" value={<Count value={lag.neverChecked} />} />
      </dl>
      {lag.longest.length > 0 && (
        <>
          <h3 className="px-4 pt-3 pb-1 text-ink-3 text-xs">Waiting longest</h3>
          <ol className="grid gap-x-8 px-4 pb-3 sm:grid-cols-2">
            {lag.longest.map((channel) => (
              <li key={channel.id} className="flex h-9 min-w-0 items-center gap-2.5">
                <Avatar name={channel.displayName} src={channel.avatarUrl} size={24} />
                <span className="truncate">{channel.displayName}</span>
                <span className="ml-auto shrink-0 text-ink-3 text-xs">
                  {channel.checkedAt ? <RelativeTime at={channel.checkedAt} /> : "never"}
                </span>
              </li>
            ))}
          </ol>
        </>
      )}
    </CardSection>
  );
}
