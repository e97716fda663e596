import type { Formats } from "@/lib/i18n/format";
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

/** What a run did, as far as its answer has plain figures: "checked 40, live 12". Empty when it says nothing. */
export function resultWords(formats: Formats, result: unknown): string {
  if (typeof result !== "object" || result === null) return "";
  return (
    Object.entries(result)
      .filter((entry): entry is [string, number] => typeof entry[1] === "number" && entry[1] !== 0)
      // Stands in a column of its own.
      .filter(([name]) => name !== "durationMs")
      .map(([name, value]) => `${plain(name)} ${formats.count(value)}`)
      .slice(0, 5)
      .join(", ")
  );
}

/** "failedBatches" and "total_streams" as words. */
const plain = (name: string): string =>
  name
    .replaceAll("_", " ")
    .replace(/([a-z])([A-Z])/g, (_all, before: string, after: string) => `${before} ${after.toLowerCase()}`);
