import { Readable } from "node:stream";
import { ZipFile } from "yazl";
import type { Db } from "@/lib/db/client";
import { readmeOf } from "./core/readme";
import { readerOf, rowsOf, SECTIONS, type Section } from "./repository-sections";

/** A file is made of pieces of this size; the last is smaller. */
const PART_BYTES = 1_048_576;

interface ZipOf {
  userId: string;
  twitchId: string;
  login: string;
  now: Date;
  /** Told of each entry that goes in. */
  onRow: () => void;
}

/**
 * Everything that is kept of a person as a ZIP, in pieces, made while it is read: at no time there is more of it than a
 * piece and a few rows. Reads in the caller's transaction, so that all of it is of one moment.
 */
export async function* zipOf(tx: Db, who: ZipOf): AsyncGenerator<Buffer> {
  // The streams may go on for a moment when nobody reads any more; the connection is somebody else's by then.
  const reading = readerOf(tx);
  const counts: Record<string, number> = {};
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  zip.on("error", (error: Error) => output.destroy(error));
  const options = { mtime: who.now };
  const add = (path: string, parts: () => AsyncIterable<string>) =>
    // Not before its turn: there is one connection, which reads one section after the other.
    zip.addReadStreamLazy(path, options, (use) => use(null, Readable.from(parts(), { objectMode: false })));

  add("README.txt", () => once(readmeOf(SECTIONS, who)));
  for (const section of SECTIONS) {
    const rows = () => counted(rowsOf(reading.db, section, who), section, counts, who.onRow);
    add(fileOf(section), () => (section.long ? asLines(rows()) : asList(rows())));
  }
  // Made when all the others are: then the counts are known.
  add("manifest.json", () => once(() => manifestOf(who, counts)));
  zip.end();
  try {
    yield* inParts(output);
  } finally {
    reading.end();
  }
}

export const fileOf = ({ name, long }: Pick<Section, "name" | "long">): string =>
  `${name}.${long ? "ndjson" : "json"}`;

const manifestOf = ({ twitchId, login, now }: ZipOf, counts: Readonly<Record<string, number>>): string => {
  const files = SECTIONS.map((section) => ({ file: fileOf(section), entries: counts[section.name] ?? 0 }));
  return `${JSON.stringify({ version: 1, madeAt: now.toISOString(), twitchId, login, files }, null, 2)}\n`;
};

async function* counted(
  rows: AsyncIterable<string>,
  { name }: Section,
  counts: Record<string, number>,
  onRow: () => void,
): AsyncGenerator<string> {
  for await (const row of rows) {
    counts[name] = (counts[name] ?? 0) + 1;
    onRow();
    yield row;
  }
}

async function* asLines(rows: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const row of rows) yield `${row}\n`;
}

async function* asList(rows: AsyncIterable<string>): AsyncGenerator<string> {
  let before = "[\n";
  for await (const row of rows) {
    yield before + row;
    before = ",\n";
  }
  yield before === "[\n" ? "[]\n" : "\n]\n";
}

async function* once(text: string | (() => string)): AsyncGenerator<string> {
  yield await Promise.resolve(typeof text === "string" ? text : text());
}

async function* inParts(output: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let size = 0;
  for await (const bytes of output) {
    held.push(bytes);
    size += bytes.length;
    if (size < PART_BYTES) continue;
    const whole = Buffer.concat(held);
    let from = 0;
    for (; whole.length - from >= PART_BYTES; from += PART_BYTES)
      yield whole.subarray(from, from + PART_BYTES);
    held = from < whole.length ? [whole.subarray(from)] : [];
    size = whole.length - from;
  }
  if (size > 0) yield Buffer.concat(held);
}
