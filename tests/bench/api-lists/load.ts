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
 * As many clients as there are people, each with a session of its own, ask for these pages in turn: again as soon
 * as they are answered, or at a pace. @throws Error when one is not answered with 200
 */
export async function load(
  url: string,
  paths: readonly string[],
  { seconds, perSecond }: { seconds: number; perSecond?: number },
): Promise<Answers> {
  let asked = 0;
  const times: number[] = [];
  const result = await new Promise<Result>((resolve, reject) => {
    const running = autocannon(
      {
        ...{ url, connections: PEOPLE, duration: seconds },
        ...(perSecond !== undefined && { overallRate: perSecond, ignoreCoordinatedOmission: true }),
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
  if (result.non2xx > 0 || result.errors > 0 || times.length === 0)
    throw new Error(`${paths[0]}: ${result.non2xx} answers were not 200, ${result.errors} errors`);
  times.sort((one, other) => one - other);
  const at = (part: number) =>
    Math.round((times[Math.ceil(times.length * part) - 1] ?? Number.NaN) * 10) / 10;
  return {
    p50: at(0.5),
    p95: at(0.95),
    perSecond: Math.round(times.length / result.duration),
    count: times.length,
  };
}
