import type pg from "pg";
import { POPULAR } from "./audience";

/**
 * The naive way: for one event, ask the database for each socket whether that person follows the
 * broadcaster. Answers how long each socket waits in ms, measured with `sample` sockets and scaled to all
 * of them; sending is left out, which flatters it.
 */
export async function askForEachSocket(
  pool: pg.Pool,
  userIds: string[],
  sample: number,
  rounds: number,
): Promise<number[]> {
  const asked = userIds.slice(0, sample);
  const scale = userIds.length / asked.length;
  const waits: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const begun = performance.now();
    const ask = async (userId: string) => {
      await pool.query("SELECT FROM follow WHERE broadcaster_id = $1 AND user_id = $2 AND active", [
        POPULAR,
        userId,
      ]);
      waits.push((performance.now() - begun) * scale);
    };
    await Promise.all(asked.map(ask));
  }
  return waits;
}
