import type { PublisherKind } from "../schema";

/** What operators are told of; an alert each. */
export type Trouble = "broker" | "webhook" | "events-lost";

/** What of a publisher can be trouble. Times are the database's. */
export interface Troubled {
  kind: PublisherKind;
  name: string;
  paused: boolean;
  disabledAt: Date | null;
  disabledReason: string | null;
  failingSince: Date | null;
  lastError: string | null;
  lost: number;
  lostAt: Date | null;
}

/** Brokers restart now and then. */
const BROKER_FAILS_MS = 5 * 60_000;
/** So long it is shown that a webhook was given up, or that events were lost. */
const SHOWN_MS = 24 * 3_600_000;

/** What is wrong, in words for operators; null: nothing of that kind. */
export function troubleWith(kind: Trouble, publishers: readonly Troubled[], now: Date): string | null {
  const since = (moment: Date | null) => (moment ? now.getTime() - moment.getTime() : Number.NaN);
  const say = (told: string[]) => (told.length > 0 ? told.join(" ") : null);
  switch (kind) {
    case "broker":
      return say(
        publishers
          .filter(
            (one) => one.kind !== "webhook" && !one.paused && since(one.failingSince) >= BROKER_FAILS_MS,
          )
          .map(
            ({ name, lastError }) =>
              `${name} takes no events: ${lastError ?? "no reason is known."} They wait, and are sent in order when it does.`,
          ),
      );
    case "webhook":
      return say(
        publishers
          .filter((one) => one.kind === "webhook" && since(one.disabledAt) < SHOWN_MS)
          .map(({ name, disabledReason }) =>
            `The webhook ${name} was given up: ${disabledReason ?? ""}`.trim(),
          ),
      );
    case "events-lost":
      return say(
        publishers
          .filter(({ lostAt }) => since(lostAt) < SHOWN_MS)
          .map(
            ({ name, lost }) => `${lost} events could not be sent to ${name} within a week, and are gone.`,
          ),
      );
  }
}
