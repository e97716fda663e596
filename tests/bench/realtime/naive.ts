import type pg from "pg";
import { POPULAR } from "./audience";

/**
 * The naive way: for each event and each socket, ask the database whether that person follows the
 * broadcaster. Answers how long the last of `sockets` waits, measured on `sample` of them and scaled.
 */
export async function askForEachSocket(
  pool: pg.Pool,
  userIds: string[],
  sample: number,
  rounds: number,
): Promise<number[]> {
  const asked = userIds.slice(0, sample);
  const durations: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const begun = performance.now();
    await Promise.all(
      asked.map((userId) =>
        pool.query("SELECT FROM follow WHERE broadcaster_id = $1 AND user_id = $2 AND active", [
          POPULAR,
          userId,
        ]),
      ),
    );
    durations.push(((performance.now() - begun) * userIds.length) / asked.length);
  }
  return durations;
}
