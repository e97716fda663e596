import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { sourcesFingerprint } from "../up/build-sources";

/** What was built for an image, without what only building takes. `all` finds it built from the sources as they are. */
const PLAIN = { target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.ESNext };

// Next reads settings that are TypeScript through its compiler, which weighs more than everything else.
writeFileSync(
  "next.config.mjs",
  ts.transpileModule(readFileSync("next.config.ts", "utf8"), { compilerOptions: PLAIN }).outputText,
);
rmSync("next.config.ts");
for (const name of ["cache", "build", "types", "diagnostics", "trace", "trace-build", "turbopack"])
  rmSync(join(".next", name), { recursive: true, force: true });
for (const path of readdirSync(".next/server", { recursive: true, encoding: "utf8" }))
  if (path.endsWith(".map")) rmSync(join(".next/server", path));
writeFileSync(".next/sources", sourcesFingerprint(process.cwd()));
