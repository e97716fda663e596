import { AsyncLocalStorage } from "node:async_hooks";
import { TallyError } from "@/lib/kernel/errors";
import { stampOf, stampsOf } from "./etag";

/** What the caller of a change has seen. */
interface Expectation {
  stamps: "*" | string[];
  /** Whether a service has looked. */
  checked: boolean;
}

// Next may load a module once for each kind of route: the store is one all the same.
const home = globalThis as { tallylightExpectation?: AsyncLocalStorage<Expectation> };
home.tallylightExpectation ??= new AsyncLocalStorage<Expectation>();
const store = home.tallylightExpectation;

/**
 * Does `work`, a change, provided that what it changes is as the caller's If-Match says (null: however it is).
 * @throws Error when `work` changed something without a look at it: that is a defect of ours
 */
export async function expecting<T>(ifMatch: string | null, work: () => Promise<T>): Promise<T> {
  if (ifMatch === null) return work();
  const expectation: Expectation = { stamps: stampsOf(ifMatch), checked: false };
  const result = await store.run(expectation, work);
  if (!expectation.checked)
    throw new Error("a change with If-Match was made without a look at what it changes");
  return result;
}

/**
 * Refuses a change of what is no longer as its caller saw it. To be called in the transaction that makes the change,
 * once nobody else can change it any more; `current` gives what the route's `etag` gives of the answer, and is asked
 * only where a caller expects something.
 * @throws TallyError precondition_failed
 */
export async function assertUnchanged(current: () => unknown): Promise<void> {
  const expectation = store.getStore();
  if (!expectation) return;
  expectation.checked = true;
  if (expectation.stamps === "*" || expectation.stamps.includes(stampOf(await current()))) return;
  throw new TallyError(
    "precondition_failed",
    "Somebody changed this meanwhile. Look at it again before you change it.",
  );
}
