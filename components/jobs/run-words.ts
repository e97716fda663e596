import type { Formats } from "@/lib/i18n/format";
import type { Translate } from "@/lib/i18n/types";
import type { RunStatus, RunView } from "@/lib/jobs/schema";

export const RUN_TONES = {
  queued: "plain",
  running: "accent",
  succeeded: "ok",
  failed: "danger",
  cancelled: "plain",
  expired: "warn",
  abandoned: "warn",
} as const satisfies Record<RunStatus, string>;

export const isUnderWay = ({ status }: Pick<RunView, "status">): boolean =>
  status === "queued" || status === "running";

/** What a run did, as far as its answer has plain figures: "40 checked, 12 live". Empty when it says nothing. */
export function resultWords(t: Translate<"jobs">, formats: Formats, result: unknown): string {
  if (typeof result !== "object" || result === null) return "";
  return (
    Object.entries(result)
      .filter((entry): entry is [string, number] => typeof entry[1] === "number" && entry[1] !== 0)
      // Stands in a column of its own.
      .filter(([name]) => name !== "durationMs")
      .slice(0, 5)
      .map(([name, count]) => figureWords(t, formats, name, count))
      .join(", ")
  );
}

function figureWords(t: Translate<"jobs">, formats: Formats, name: string, count: number): string {
  const key = `results.${name}` as Parameters<typeof t.has>[0];
  // A run of another version of this program may have counted something else.
  return t.has(key) ? t(key, { count }) : `${formats.count(count)} ${plain(name)}`;
}

/** "failedBatches" and "total_streams" as words. */
const plain = (name: string): string =>
  name
    .replaceAll("_", " ")
    .replace(/([a-z])([A-Z])/g, (_all, before: string, after: string) => `${before} ${after.toLowerCase()}`);
