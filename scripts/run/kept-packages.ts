/** What npm's lock file says of a package, as far as it matters here. */
interface Locked {
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  peerDependenciesMeta?: Record<string, { optional?: boolean }>;
}

/** `packages` of a package-lock.json: by the folder that a package is in; "" is the project itself. */
export type LockedPackages = Record<string, Locked>;

/**
 * The folders of all packages that are needed when the project runs without some of its dependencies: those that it
 * still names, and what these name in turn. A peer that may be missing is needed by nobody.
 */
export function keptPackages(packages: LockedPackages, without: ReadonlySet<string>): Set<string> {
  const kept = new Set<string>();
  const open = [""];
  for (let from = open.pop(); from !== undefined; from = open.pop()) {
    for (const name of namedBy(packages[from] ?? {})) {
      const folder = without.has(name) ? undefined : folderOf(packages, from, name);
      if (folder === undefined || kept.has(folder)) continue;
      kept.add(folder);
      open.push(folder);
    }
  }
  return kept;
}

const namedBy = (one: Locked): string[] => [
  ...Object.keys(one.dependencies ?? {}),
  ...Object.keys(one.optionalDependencies ?? {}),
  ...Object.keys(one.peerDependencies ?? {}).filter((name) => !one.peerDependenciesMeta?.[name]?.optional),
];

/** As Node looks for it: beside the package itself, and then further and further up. */
function folderOf(packages: LockedPackages, from: string, name: string): string | undefined {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf("node_modules/") - 1))) {
    const folder = `${at === "" ? "" : `${at}/`}node_modules/${name}`;
    if (packages[folder]) return folder;
    if (at === "") return undefined;
  }
}
