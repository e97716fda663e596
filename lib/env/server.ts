import { type Env, parseEnv } from "./schema";

let parsed: Env | undefined;

/**
 * The configuration of this process, parsed once. Lazy, because `next build` imports every route
 * on machines where only the running system has a database.
 * @throws Error listing everything that is missing or wrong
 */
export function env(): Env {
  parsed ??= parseEnv(process.env);
  return parsed;
}
