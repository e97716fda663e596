import { AsyncLocalStorage } from "node:async_hooks";

const purposes = new AsyncLocalStorage<string>();
let usual = "pages";

/** What this process asks Twitch for where nothing else is said; "pages" until told otherwise. */
export function setUsualPurpose(purpose: string): void {
  usual = purpose;
}

/** Whatever `work` asks Twitch, also later in what it awaits, is counted as asked for `purpose`. */
export function withPurpose<T>(purpose: string, work: () => T): T {
  return purposes.run(purpose, work);
}

/** What a call is for: what was said, else what its endpoint is only ever used for, else what the process is for. */
export function purposeOf(endpoint: string): string {
  return purposes.getStore() ?? (/EventSub|Conduit/.test(endpoint) ? "eventsub" : usual);
}
