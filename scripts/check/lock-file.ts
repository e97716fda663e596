export interface LockFile {
  packages: Record<string, { optionalDependencies?: Record<string, string> }>;
}

/**
 * Optional dependencies that the lock file names but does not hold, as "who -> what". npm writes such a lock
 * when the registry lacks a package for some platform, and `npm ci` then refuses it on every machine.
 */
export function missingFromLock({ packages }: LockFile): string[] {
  return Object.entries(packages).flatMap(([path, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name]) => !placesFor(path, name).some((place) => place in packages))
      .map(([name, version]) => `${path || "package.json"} -> ${name}@${version}`),
  );
}

/** Where Node would look for a package on behalf of another, nearest first. */
function placesFor(path: string, name: string): string[] {
  const parts = path === "" ? [] : path.split("/node_modules/");
  return [...parts.keys(), parts.length]
    .reverse()
    .map((depth) => [...parts.slice(0, depth), name])
    .map((way) => way.join("/node_modules/"))
    .map((way) => (way.startsWith("node_modules/") ? way : `node_modules/${way}`));
}
