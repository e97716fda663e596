import { readdirSync } from "node:fs";
import { join } from "node:path";
import { Spool, type SpoolOptions } from "./spool";

/**
 * The spools in a folder that belong to nobody alive any more, now ours: bots that were killed. `known` are the
 * names of those that we have.
 */
export function adoptOrphans(
  directory: string,
  known: ReadonlySet<string>,
  options: Omit<SpoolOptions, "directory">,
): Map<string, Spool> {
  const adopted = new Map<string, Spool>();
  for (const folder of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, folder.name);
    if (!folder.isDirectory() || known.has(folder.name) || !Spool.isOne(path)) continue;
    const spool = Spool.open({ ...options, directory: path });
    if (spool) adopted.set(folder.name, spool);
  }
  return adopted;
}
