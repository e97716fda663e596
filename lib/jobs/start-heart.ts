import type { Progress } from "./schema";

/** Keeps saying that a run is alive. */
export interface Heart {
  progress(latest: Progress): void;
  /** The last progress that was reported. */
  latest(): Progress | null;
  stop(): void;
}

/** Progress is written down this often. */
const LOOK_MS = 1_000;
/** Without any it is enough to be heard of from time to time. */
const BEAT_MS = 3_000;

/**
 * Beats until it is stopped or hears that the run shall not go on, of which it tells once. A beat that cannot
 * be written is left out: the next one says the same.
 */
export function startHeart(
  beat: (progress: Progress | null) => Promise<"go-on" | "cancelled" | "lost">,
  onEnd: (heard: "cancelled" | "lost") => void,
): Heart {
  let latest: Progress | null = null;
  let written: Progress | null = null;
  let beatAt = performance.now();
  let beating = false;
  const timer = setInterval(() => {
    const due = latest !== written || performance.now() - beatAt >= BEAT_MS;
    if (beating || !due) return;
    beating = true;
    beatAt = performance.now();
    written = latest;
    void beat(latest)
      .then((heard) => {
        if (heard === "go-on") return;
        clearInterval(timer);
        onEnd(heard);
      })
      .catch(() => undefined)
      .finally(() => {
        beating = false;
      });
  }, LOOK_MS);
  return {
    progress: (next) => {
      latest = next;
    },
    latest: () => latest,
    stop: () => clearInterval(timer),
  };
}
