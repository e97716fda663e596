export type ProcessRole = "web" | "realtime" | "worker" | "bot";
export type Role = ProcessRole | "migrate" | "all";
type Settings = Record<string, string | undefined>;

/** Flags of Node for the worker. */
export const WORKER_FLAGS: string[];
/** The processes that go on until they are stopped. */
export const PROCESSES: readonly ProcessRole[];
/** Everything that `scripts/run/main.mjs` can be asked for. */
export const ROLES: readonly Role[];

/** The port of a process, as lib/env has it. */
export function portOf(process: ProcessRole, env: Settings): number;
/** The arguments of `node` for a role in production. */
export function argumentsOf(role: Role): string[];
export function argumentsOf(role: string | undefined): string[] | undefined;
/** What answers 2xx while a role runs; nothing for one that ends by itself. */
export function healthAddressesOf(role: Role, env: Settings): string[];
/** The role that a command line (as in /proc/1/cmdline) names. */
export function roleIn(commandLine: string): Role | undefined;
