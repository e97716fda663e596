/** One thing that must hold for the whole tree. */
export interface Gate {
  name: string;
  /** Arguments of `node`, one command after the other until one fails. */
  commands: string[][];
  /** What to do about a failure. */
  fix: string;
}

const CODE = ["app", "components", "lib", "scripts", "tests", "trigger"];
const bin = (path: string, ...args: string[]): string[] => [`node_modules/${path}`, ...args];

/** Quick when nothing has changed, so that each gate that reads them makes sure that they are there. */
const API_TYPES = ["--import", "tsx", "scripts/api-types/main.ts"];

/** Cheap ones first. */
export const gates: Gate[] = [
  {
    name: "lock file",
    commands: [["--import", "tsx", "scripts/check/lock-file-main.ts"]],
    fix: "pin a version of that package whose packages for all platforms are published, and install again",
  },
  {
    name: "known weaknesses",
    commands: [["--import", "tsx", "scripts/check/audit-main.ts"]],
    fix: "npm audit says which version mends it",
  },
  {
    name: "format and lint",
    commands: [bin("@biomejs/biome/bin/biome", "check", "--error-on-warnings", ".")],
    fix: "npm run format (what remains needs a hand)",
  },
  {
    name: "promises",
    commands: [bin("oxlint/bin/oxlint", "--type-aware", ...CODE)],
    fix: "await it, return it, or say `void` where nobody waits and its failure is handled",
  },
  {
    name: "boundaries",
    commands: [
      API_TYPES,
      bin(
        "dependency-cruiser/bin/dependency-cruise.mjs",
        ...["--config", ".dependency-cruiser.cjs", "--output-type", "err-long"],
        ...[...CODE, "next.config.ts", "vitest.config.ts", "playwright.config.ts", "trigger.config.ts"],
      ),
    ],
    fix: "see .dependency-cruiser.cjs for what may import what, and why",
  },
  {
    name: "unused code",
    commands: [API_TYPES, bin("knip/bin/knip.js", "--no-config-hints")],
    fix: "remove it, or use it",
  },
  {
    name: "types",
    // Not with tsconfig.json: it includes what `next dev` wrote, which may name pages that are gone by now.
    commands: [
      API_TYPES,
      bin("next/dist/bin/next", "typegen"),
      bin("typescript/bin/tsc", "--noEmit", "--project", "tsconfig.check.json"),
    ],
    fix: "npm run check -- types shows them again",
  },
];
