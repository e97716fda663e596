/**
 * Dependencies that are in the pages once these are built, or make them: no process of an instance loads them. So do
 * those that others would like to have and do without (sharp, to make pictures smaller, which nothing asks for).
 */
export const ONLY_TO_BUILD = [
  "@next/swc-linux-arm64-gnu",
  "@next/swc-linux-x64-gnu",
  "@tailwindcss/postcss",
  "geist",
  "lucide-react",
  "prisma",
  "sharp",
  "typescript",
];

const PATTERNS = [
  // Maps, types and manuals.
  /\.(?:map|md|markdown)$|\.d\.[cm]?ts$|\.tsbuildinfo$/i,
  // Databases that this is not.
  /^@prisma\/client\/runtime\/(?:query_compiler_(?:small|fast_bg\.(?!postgresql))|wasm-compiler-edge)/,
  // Of Next what bundlers and `next dev` take.
  /^next\/dist\/(?:docs|esm|compiled\/next-devtools)\//,
  /^next\/dist\/compiled\/next-server\/.*\.dev\.js$/,
  /^next\/dist\/compiled\/react[\w-]*-experimental\//,
];

/** Whether a file of a package that is needed is not. The path is relative to node_modules. */
export const isOnlyToBuild = (path: string): boolean => PATTERNS.some((pattern) => pattern.test(path));
