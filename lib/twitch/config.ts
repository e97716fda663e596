import { type ClockSetting, instanceTime, realTime } from "@/lib/kernel/clock";

/** What the client must know of this instance. */
export interface TwitchConfig {
  clientId: string;
  clientSecret: string;
  /** Base addresses, with or without a slash at the end. */
  apiUrl: string;
  authUrl: string;
  /** 32 bytes in base64: seals tokens at rest. */
  encryptionKey: string;
  /** How long one answer may take, read to its end; 10,000 when left out. */
  timeoutMs?: number;
  /** How long a call may wait for Helix points; 65,000 (one refill and a little) when left out. */
  maxWaitMs?: number;
}

/** What a test wants to hold in its hands. */
export interface Surroundings {
  fetch: typeof fetch;
  /** The real time, in ms since the epoch. */
  now: () => number;
  /** The time that goes on Twitch, which a simulated one may play quickly. */
  clock: ClockSetting;
  /** In [0, 1). */
  random: () => number;
  /** @throws the signal's reason when aborted */
  sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  log: { warn(fields: object, message: string): void };
}

/** The shortest real pause that a quick clock leaves of one: whoever waits must not spin. */
const LEAST_PAUSE_MS = 50;

/** The same surroundings as they are on Twitch: its time, and pauses that are as long there as was asked for. */
export function onTwitchTime(real: Surroundings): Surroundings {
  const now = () => instanceTime(real.clock, real.now());
  return {
    ...real,
    now,
    sleep: (ms, signal) => {
      const quick = realTime(real.clock, now() + ms) - real.now();
      return real.sleep(Math.min(ms, Math.max(quick, LEAST_PAUSE_MS)), signal);
    },
  };
}
