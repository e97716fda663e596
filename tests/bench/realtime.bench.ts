import { measureRealtime } from "./realtime/measure";
import { atMost, type Bench } from "./support/bench";

const GOAL_MS = 250;

const quantile = (values: readonly number[], q: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * q)] ?? Number.NaN;

/** From the commit of an event to each of 1,000 browser sockets, each person following 60 broadcasters. */
export const bench: Bench = {
  name: "realtime",
  async run({ database, say }) {
    const { all, toAll, toAllNaively } = await measureRealtime(await database());
    say(`${all.length} arrivals at 1,000 sockets; the naive way (a query a socket) on 100, times 10`);
    return [0.5, 0.99].flatMap((q) => {
      const metric = `commit to browser p${q * 100}`;
      return [
        atMost(GOAL_MS, {
          name: "evening at 1,000 sockets",
          metric,
          value: quantile(all, q),
          unit: "ms",
          reference: null,
        }),
        atMost(GOAL_MS, {
          name: "one event to 1,000 sockets",
          metric,
          value: quantile(toAll, q),
          unit: "ms",
          reference: quantile(toAllNaively, q),
        }),
      ];
    });
  },
};
