import { readFileSync } from "node:fs";
import ts from "typescript";
import { expect, test } from "vitest";
import { importsOf } from "./support/module-graph";

// Zod would be a tenth of what browsers load for a page, and few pages need it there.

/** The frame of every page of somebody signed in, and what is opened most. */
const PAGES = [
  "app/signed-in-frame.tsx",
  "app/(viewer)/dashboard/page.tsx",
  "app/(viewer)/following/page.tsx",
  "app/(viewer)/notifications/page.tsx",
  "app/(viewer)/settings/page.tsx",
  "app/(viewer)/streams/page.tsx",
];

const texts = new Map<string, string>();

/** What is left of a file when its types are taken away, as a browser gets it. */
function codeOf(path: string): string {
  const held = texts.get(path);
  if (held !== undefined) return held;
  const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ESNext };
  const code = ts.transpileModule(readFileSync(path, "utf8"), {
    compilerOptions: { ...compilerOptions, jsx: ts.JsxEmit.Preserve },
    fileName: path,
  }).outputText;
  texts.set(path, code);
  return code;
}

/** The ends of what a file imports, its types aside: enough to tell which of all its imports they are. */
const imported = (path: string): string[] =>
  ts
    .preProcessFile(codeOf(path), true, true)
    .importedFiles.map(({ fileName }) => fileName.replace(/^(@|\.\.?)\/(\.\.\/)*/, ""));

/** The files of ours that a file imports, those aside of which it only takes types. */
function filesIn(path: string): string[] {
  const ends = imported(path);
  return importsOf(path).filter((file) => {
    const bare = file.replace(/(\/index)?\.tsx?$/, "");
    return ends.some((end) => bare.endsWith(end));
  });
}

function reach(entries: readonly string[], next: (path: string) => readonly string[]): string[] {
  const seen = new Set<string>();
  const open = [...entries];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    open.push(...next(path));
  }
  return [...seen];
}

const isClient = (path: string): boolean => readFileSync(path, "utf8").startsWith('"use client"');

test.each(PAGES)("%s sends no library of schemas to browsers", (page) => {
  const gates = reach([page], (path) => (isClient(path) ? [] : importsOf(path))).filter(isClient);
  expect(gates).not.toEqual([]);
  expect(reach(gates, filesIn).filter((path) => imported(path).includes("zod"))).toEqual([]);
});
