import pino from "pino";
import { env } from "@/lib/env/server";

/** Names under which secrets and personal data travel; their values never reach a log line. */
const REDACTED = [
  "accessToken",
  "refreshToken",
  "access_token",
  "refresh_token",
  "authorization",
  "cookie",
  "email",
  "secret",
  "client_secret",
  "sessionToken",
];

export type Logger = pino.Logger;

let root: Logger | undefined;
/** To make one takes as long as to write some lines, and a part writes with every request. */
const parts = new Map<string, Logger>();

/** A logger for one part of the system. JSON lines on stdout; ids, not personal data. */
export function logger(part: string): Logger {
  root ??= pino({
    level: env().LOG_LEVEL,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: { paths: REDACTED.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: "[redacted]" },
  });
  const made = parts.get(part) ?? root.child({ part });
  parts.set(part, made);
  return made;
}
