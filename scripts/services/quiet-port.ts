import { randomInt } from "node:crypto";
import { choosePort } from "../up/ports";

/**
 * A free port below those that the system gives to outgoing connections (from 32768 on Linux): one of those could
 * take it while a service that was killed is to come back on it.
 */
export const quietPort = (): Promise<number> => choosePort(randomInt(20_000, 30_000));
