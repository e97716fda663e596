import { cache } from "react";
import { newestSeq } from "@/lib/events";

/**
 * The outbox's newest seq, read once per request. Pages await it before they load what events keep fresh:
 * the browser asks the sidecar for everything after it, so nothing falls between the two.
 */
export const realtimeCursor = cache(() => newestSeq());
