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
  /** ms since the epoch */
  now: () => number;
  /** In [0, 1). */
  random: () => number;
  /** @throws the signal's reason when aborted */
  sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  log: { warn(fields: object, message: string): void };
}
