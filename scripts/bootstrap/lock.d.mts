export interface Lock {
  /** Gives it back; harmless when it is no longer ours. */
  release(): void;
}

/**
 * Tells a process from a later one that got the same id: pid and time of start. Undefined when it is gone.
 * From /proc (Linux) because slim images have no `ps`; from `ps` elsewhere.
 */
export function identityOf(pid: number): string | undefined;

/** The lock of that file, or nothing when a living process holds it (this one included). The dead hold nothing. */
export function takeLock(file: string): Lock | undefined;

/** The lock of that file, as soon as it is free. `onWait` is told once who holds it. */
export function waitForLock(file: string, onWait: (pid: string) => void): Promise<Lock>;
