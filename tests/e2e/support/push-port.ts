import { FIRST_PORT } from "./instance";

/** Where the tests' push service listens: the system may ask no address that is not public but this and the next. */
export const PUSH_PORT = FIRST_PORT + 19;
/** And where their receiver of webhooks does. */
export const WEBHOOK_PORT = FIRST_PORT + 20;
