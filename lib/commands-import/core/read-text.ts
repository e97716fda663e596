import { findJsonFault } from "./json-fault";

export type TextRead = { ok: true; value: unknown } | { ok: false; why: string };

/**
 * Reads a file's text as JSON. When it is none, says what it looks like, or where it breaks off.
 * Never throws.
 */
export function readText(text: string): TextRead {
  // Windows editors begin a file with a byte order mark, which JSON does not know.
  const json = text.replace(/^\ufeff/, "");
  if (json.trim() === "") return { ok: false, why: "The file is empty." };
  try {
    const halves = HALVES.test(json);
    return { ok: true, value: JSON.parse(json, halves ? (_, value) => whole(value) : undefined) };
  } catch {
    return { ok: false, why: whyNot(json) };
  }
}

/** Where a text may hold halves of characters, which Postgres does not take: written out, or as JSON escapes them. */
const HALVES = /\p{Surrogate}|\\u[dD][89a-fA-F]/u;

const whole = (value: unknown): unknown =>
  typeof value === "string" ? value.replace(/\p{Surrogate}/gu, "\ufffd") : value;

function whyNot(text: string): string {
  const looks = looksLike(text.trimStart());
  if (looks) return `This is ${looks}, not a JSON file. ${EXPECTED}`;
  const fault = findJsonFault(text);
  if (!fault) return `The file could not be read as JSON. ${EXPECTED}`;
  const where = `line ${fault.line}, column ${fault.column}`;
  if (!fault.cutOff) return `The file is not valid JSON: it goes wrong at ${where}. ${EXPECTED}`;
  const after =
    fault.complete > 0
      ? `, after ${fault.complete} complete ${fault.complete === 1 ? "entry" : "entries"}`
      : "";
  return `The file is cut off: it ends at ${where}${after}. Save or download it again; nothing was taken from it.`;
}

/** What is asked for, in words. */
export const EXPECTED =
  "Expected is an export from Tallylight, or the JSON of Nightbot, StreamElements or Fossabot.";

const SIGNS: readonly [RegExp, string][] = [
  [/^<(?:!doctype|html|head|body)/i, "a web page"],
  [/^<\?xml|^<[a-z]+[\s>]/i, "an XML file"],
  [/^PK\p{Cc}\p{Cc}/u, "a ZIP archive (unpack it first)"],
  [/^%PDF/, "a PDF"],
  [/^\{\\rtf/, "a text document with formatting"],
  [/^![^\s{]+\s/, "a list of chat lines"],
  [/^"?[\w ]+"?[,;\t]"?[\w ]+"?(?:[,;\t]|\r?\n)/, "a table (CSV)"],
];

const looksLike = (text: string): string | undefined =>
  SIGNS.find(([sign]) => sign.test(text.slice(0, 500)))?.[1];
