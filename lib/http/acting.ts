import { AsyncLocalStorage } from "node:async_hooks";

/** Who does what is being done just now, and from where. Filled in as it becomes known. */
export interface Acting {
  requestId: string;
  /** Null: nobody known yet, or not signed in. */
  personId: string | null;
  /** The API key that was used; null: a session. */
  keyId: string | null;
  address: string | null;
}

// Next may load a module once for routes and once for actions: the store is one all the same.
const home = globalThis as { tallylightActing?: AsyncLocalStorage<Acting> };
home.tallylightActing ??= new AsyncLocalStorage<Acting>();
const store = home.tallylightActing;

/** Runs `work` in the name of `acting`, so that what it records says who did it. The object may be filled in meanwhile. */
export const actingAs = <T>(acting: Acting, work: () => T): T => store.run(acting, work);

/** Who acts; undefined: the instance itself, as in a job. */
export const whoActs = (): Acting | undefined => store.getStore();
