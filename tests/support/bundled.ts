import { mkdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { build, type Plugin } from "esbuild";
import { replaceFile } from "@/scripts/up/write-file";

const FOLDER = ".data/test/programs";
const made = new Map<string, Promise<string>>();

/**
 * One file of a program and everything of ours that it imports, for tests that start it again and again: source by
 * source, loading takes each process two seconds of a core, and as one file half a second.
 * @returns the file
 */
export function bundled(entry: string): Promise<string> {
  const file = made.get(entry) ?? bundle(entry);
  made.set(entry, file);
  return file;
}

async function bundle(entry: string): Promise<string> {
  const { outputFiles } = await build({
    ...{ entryPoints: [entry], bundle: true, packages: "external", write: false },
    ...{ platform: "node", format: "esm", logLevel: "silent", plugins: [ownPlaces] },
  });
  mkdirSync(FOLDER, { recursive: true });
  const file = join(FOLDER, `${basename(entry, ".ts")}.mjs`);
  // Whole at any time: two runs of the tests may make it at once.
  replaceFile(file, outputFiles.map(({ text }) => text).join(""));
  return file;
}

/** Each source finds what lies beside it where the source is, not where the one file is. */
const ownPlaces: Plugin = {
  name: "own places",
  setup({ onLoad }) {
    onLoad({ filter: /\.tsx?$/ }, ({ path }) => ({
      contents: readFileSync(path, "utf8")
        .replaceAll("import.meta.url", JSON.stringify(pathToFileURL(path).href))
        .replaceAll("import.meta.dirname", JSON.stringify(dirname(path))),
      loader: path.endsWith("x") ? "tsx" : "ts",
    }));
  },
};
