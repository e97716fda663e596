import type { StreamSummary } from "@/lib/streams/schema";
import { useHistoryWords } from "./use-history-words";
import type { Selection } from "./use-selection";

/** Takes a stream into a comparison. The whole left edge of the row can be pressed. */
export function TickBox({ stream, selection }: { stream: StreamSummary; selection: Selection }) {
  const { t, title } = useHistoryWords();
  const ticked = selection.ids.includes(stream.id);
  return (
    <label className="relative z-1 flex w-10 shrink-0 cursor-pointer items-center justify-end">
      <input
        type="checkbox"
        checked={ticked}
        disabled={!ticked && selection.full}
        onChange={() => selection.toggle(stream.id)}
        className="size-4 accent-accent disabled:opacity-40"
      />
      <span className="sr-only">{t("selection.tick", { title: title(stream.title) })}</span>
    </label>
  );
}
