import { identityOf } from "../bootstrap/lock.mjs";
import { commandOf, parentOf } from "./process-table";

const LOOK_EVERY_MS = 1_000;

/**
 * Calls back when the npm that runs us has ended. npm runs a script through a shell that passes no signals on:
 * without this, `kill` of npm would leave everything running with nothing left to stop it by.
 */
export function whenNpmEnds(ended: () => void): void {
  if (!process.env.npm_lifecycle_event) return;
  const identities = starters().map(identityOf);
  const timer = setInterval(() => {
    if (identities.every((identity) => identity && identityOf(Number(identity.split(" ")[0])) === identity))
      return;
    clearInterval(timer);
    ended();
  }, LOOK_EVERY_MS);
  timer.unref();
}

/** The shell that npm made for us, if it is still there, and npm. */
function starters(): number[] {
  const shell = process.ppid;
  const npm = / -c /.test(commandOf(shell)) ? parentOf(shell) : undefined;
  return npm === undefined ? [shell] : [shell, npm];
}
