import type { TestDatabase } from "@/tests/support/database";
import { measureRealtime } from "./realtime/measure";

const GOAL_MS = 250;

const quantile = (values: readonly number[], q: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * q))] ?? Number.NaN;

const rounded = (ms: number) => Math.round(ms * 10) / 10;

/** From the commit of an event to each of 1,000 browser sockets, each person following 60 broadcasters. */
export const bench = {
  name: "realtime",
  async run({ database }: { database: () => Promise<TestDatabase> }) {
    const fresh = await database();
    try {
      const { delays, naive } = await measureRealtime(fresh);
      return [0.5, 0.99].map((q) => {
        const value = rounded(quantile(delays, q));
        return {
          name: "realtime",
          metric: `commit to browser socket, p${q * 100} of ${delays.length} arrivals at 1,000 sockets`,
          value,
          unit: "ms",
          goal: `<= ${GOAL_MS}`,
          pass: value <= GOAL_MS,
          reference: `${rounded(quantile(naive, q))} ms for one event alone by a query for each socket (100 measured, times 10)`,
        };
      });
    } finally {
      await fresh.drop();
    }
  },
};
