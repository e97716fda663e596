interface LockFile {
  packages?: Record<string, { version?: string; integrity?: string; optional?: boolean; link?: boolean }>;
}

/**
 * Whether what npm recorded as installed is what the lock file asks for: every package in the same
 * version and integrity (optional ones may be missing), and nothing else.
 */
export function isInstalled(wanted: LockFile, installed: LockFile | undefined): boolean;

/**
 * Installs the packages when they are not those of package-lock.json, and generates the database client
 * when the schema changed. Killed at any point, the next call does it again; two at once wait for each other.
 * @throws Error saying what failed
 */
export function prepare(root: string, say: (line: string) => void): Promise<void>;
