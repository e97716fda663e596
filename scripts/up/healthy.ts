import { setTimeout as sleep } from "node:timers/promises";

/** Waits until the address answers 2xx; false when it has not within the time, or `signal` aborts. */
export async function becomesHealthy(url: string, withinMs: number, signal: AbortSignal): Promise<boolean> {
  for (const end = Date.now() + withinMs; Date.now() < end && !signal.aborted; await sleep(100)) {
    if (await answersOk(url)) return true;
  }
  return false;
}

async function answersOk(url: string): Promise<boolean> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(3_000) });
    await answer.body?.cancel();
    return answer.ok;
  } catch {
    return false;
  }
}
