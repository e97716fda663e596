import { startService } from "./service";

/** A process that starts a Redis, says where, and goes on until it is killed. */
const { address, folder } = await startService("Redis");
process.send?.({ address, folder });
setInterval(() => undefined, 60_000);
