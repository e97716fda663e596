import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";

/** A source file of ours: what it imports, and whether it says that it is for browsers. */
interface Module {
  imports: string[];
  client: boolean;
  text: string;
}

const known = new Map<string, Module>();

function moduleAt(path: string): Module {
  const held = known.get(path);
  if (held) return held;
  const text = readFileSync(path, "utf8");
  const { importedFiles } = ts.preProcessFile(text, true, true);
  const fresh = {
    text,
    client: /^"use client"/.test(text),
    imports: importedFiles.flatMap(({ fileName }) => resolved(path, fileName) ?? []),
  };
  known.set(path, fresh);
  return fresh;
}

/** The file of ours that an import means; null for packages, data and types of the framework. */
function resolved(from: string, specifier: string): string | null {
  const base = specifier.startsWith("@/")
    ? specifier.slice(2)
    : specifier.startsWith(".")
      ? join(dirname(from), specifier)
      : null;
  if (base === null) return null;
  return [".ts", ".tsx", "/index.ts"].map((end) => base + end).find((path) => existsSync(path)) ?? null;
}

/**
 * The files that are sent to browsers for these pages and layouts: each that says "use client", and everything
 * it imports. Types are imported too, which is too much by a little and never too little.
 */
export function clientFiles(entries: readonly string[]): { path: string; text: string }[] {
  const onServer = reach(entries, ({ client }) => !client);
  const gates = [...onServer].filter((path) => moduleAt(path).client);
  return [...reach(gates, () => true)].map((path) => ({ path, text: moduleAt(path).text }));
}

/** The files of ours that a file imports. */
export const importsOf = (path: string): readonly string[] => moduleAt(path).imports;

function reach(entries: readonly string[], goesOn: (module: Module) => boolean): Set<string> {
  const seen = new Set<string>();
  const open = [...entries];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    const module = moduleAt(path);
    if (goesOn(module)) open.push(...module.imports);
  }
  return seen;
}
