import { percent } from "@/components/charts/paths";
import { momentText } from "@/components/clips/length-text";

/** The second that the address names: where a clip of the stream begins. */
export function MomentMark({ x, second }: { x: number; second: number }) {
  return (
    <span
      className="pointer-events-none absolute inset-y-0 w-px bg-accent"
      style={{ left: percent(Math.min(1, Math.max(0, x))) }}
    >
      <span
        className={`absolute top-0 rounded bg-accent px-1 py-0.5 text-on-accent text-xs tabular-nums leading-none ${x > 0.9 ? "right-1" : "left-1"}`}
      >
        {momentText(second)}
      </span>
    </span>
  );
}
