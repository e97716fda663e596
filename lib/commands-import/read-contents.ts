import { setImmediate as turn } from "node:timers/promises";
import { TallyError } from "@/lib/kernel/errors";
import { openFile, readFile } from "./core/read-file";
import type { FileContents } from "./core/readout";

/** So long is read at once, in ms, for which others wait. */
const AT_ONCE_MS = 10;

/**
 * Reads a file. Thousands of commands take a second or two, in which the process answers others, too.
 * @throws TallyError unprocessable saying what the file is instead, or where it is broken
 */
export async function readContents(text: string): Promise<FileContents> {
  const opened = openFile(text);
  if (!opened.ok) {
    throw new TallyError("unprocessable", opened.why, { fields: [{ field: "text", message: opened.why }] });
  }
  const { commands, timers, quotes, rules, ...rest } = readFile(opened.file);
  return {
    ...rest,
    commands: await inTurns(commands),
    timers: await inTurns(timers),
    quotes: await inTurns(quotes),
    rules: await inTurns(rules),
  };
}

async function inTurns<T>(things: Iterable<T>): Promise<T[]> {
  const done: T[] = [];
  let since = performance.now();
  for (const thing of things) {
    done.push(thing);
    if (performance.now() - since < AT_ONCE_MS) continue;
    await turn();
    since = performance.now();
  }
  return done;
}
