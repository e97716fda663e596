import { Agent, get, type RequestOptions } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import autocannon, { type Result } from "autocannon";
import { PEOPLE, tokenOf } from "./rows";

/** How long a list's answers took, in ms. */
export interface Answers {
  p50: number;
  p95: number;
  perSecond: number;
  count: number;
}

export const cookieOf = (person: number): string => `next-auth.session-token=${tokenOf(person)}`;

/**
 * As many clients as there are people, each with a session of its own, ask for these pages in turn, again as soon as
 * they are answered. @throws Error when one is not answered with 200
 */
export async function withoutPause(url: string, paths: readonly string[], seconds: number): Promise<Answers> {
  let asked = 0;
  const times: number[] = [];
  const result = await new Promise<Result>((resolve, reject) => {
    const running = autocannon(
      {
        ...{ url, connections: PEOPLE, duration: seconds },
        requests: paths.map((path) => ({
          path,
          // Here and not for each client: the first request of one goes out without what is set for it.
          setupRequest: (request) => ({ ...request, headers: { cookie: cookieOf(asked++ % PEOPLE) } }),
        })),
      },
      (error, all) => (error ? reject(error) : resolve(all)),
    );
    running.on("response", (_client, _status, _bytes, ms) => times.push(ms));
  });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${paths[0]}: ${result.non2xx} answers were not 200, ${result.errors} errors`);
  return answersOf(times, result.duration, paths);
}

/**
 * The same clients, each of which asks so many times a second, at moments of its own. By hand, because autocannon lets
 * all clients ask at the beginning of each second. A client whose answer is late asks again when it is there.
 */
export async function atPace(
  url: string,
  paths: readonly string[],
  { seconds, perSecond }: { seconds: number; perSecond: number },
): Promise<Answers> {
  const agent = new Agent({ keepAlive: true, maxSockets: PEOPLE });
  const times: number[] = [];
  const begun = performance.now();
  const client = async (person: number) => {
    for (let turn = 0; turn < seconds * perSecond; turn += 1) {
      // Measured from when it is due: what waited behind a late answer was late as well.
      const due = begun + ((turn + person / PEOPLE) * 1_000) / perSecond;
      await sleep(Math.max(0, due - performance.now()));
      const path = paths[(turn + person) % paths.length] ?? "/";
      const status = await ask(url + path, { agent, headers: { cookie: cookieOf(person) } });
      if (status !== 200) throw new Error(`${path}: ${status}`);
      times.push(performance.now() - due);
    }
  };
  try {
    await Promise.all(Array.from({ length: PEOPLE }, (_, person) => client(person)));
  } finally {
    agent.destroy();
  }
  return answersOf(times, seconds, paths);
}

/** The status of an answer that was read to its end. */
const ask = (url: string, options: RequestOptions): Promise<number> =>
  new Promise((resolve, reject) => {
    const asked = get(url, options, (answer) => {
      answer.resume();
      answer.once("end", () => resolve(answer.statusCode ?? 0));
    });
    asked.once("error", reject);
  });

function answersOf(times: number[], seconds: number, [path]: readonly string[]): Answers {
  if (times.length === 0) throw new Error(`${path}: nothing was answered in ${seconds} s`);
  times.sort((one, other) => one - other);
  const at = (part: number) =>
    Math.round((times[Math.ceil(times.length * part) - 1] ?? Number.NaN) * 10) / 10;
  return { p50: at(0.5), p95: at(0.95), perSecond: Math.round(times.length / seconds), count: times.length };
}
