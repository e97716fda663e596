import { parseTemplate } from "@/lib/commands/schema";
import type { FileCommand, FileTimer } from "../schema";
import { fileCommand, fileQuote, fileRule, fileTimer, MOST_ITEMS, type Source } from "../schema";
import { type Detected, detect } from "./detect";
import { fossabotReader } from "./read-fossabot";
import { readNightbotCommand, readNightbotTimer } from "./read-nightbot";
import { readStreamElementsCommand, readStreamElementsTimer } from "./read-streamelements";
import { readText } from "./read-text";
import { asItIs, type FileContents, type Reader, type Readout } from "./readout";

export type FileOpened = { ok: true; file: Detected } | { ok: false; why: string };

/**
 * Tells whose file a text is and finds the lists in it. Never throws; `why` says what it is instead, or where it is
 * broken.
 */
export function openFile(text: string): FileOpened {
  const json = readText(text);
  if (!json.ok) return json;
  const detected = detect(json.value);
  if (!detected.ok) return detected;
  const { file } = detected;
  const tooMany = (["commands", "timers", "quotes", "rules"] as const).find(
    (kind) => file[kind].length > MOST_ITEMS,
  );
  if (!tooMany) return detected;
  const many = file[tooMany].length.toLocaleString("en");
  const most = MOST_ITEMS.toLocaleString("en");
  return {
    ok: false,
    why: `The file has ${many} ${tooMany}; at most ${most} are read at once. Split it in parts.`,
  };
}

/** What a file holds, of which each thing is read when its turn comes: thousands at once would keep others waiting. */
export type Unread = {
  [Field in keyof FileContents]: Field extends "source" | "notes"
    ? FileContents[Field]
    : Iterable<FileContents[Field][number]>;
};

/** Reads all that a file holds, once. */
export function readFile(file: Detected): Unread {
  const { command, timer } = readersOf(file);
  return {
    source: file.source,
    commands: readEach(file.commands, (item) => understood(command(item), ({ response }) => response)),
    timers: readEach(file.timers, (item) => understood(timer(item), ({ message }) => message)),
    quotes: readEach(file.quotes, asItIs(fileQuote)),
    rules: readEach(file.rules, asItIs(fileRule)),
    notes: [
      ...GENERAL[file.source],
      ...(file.left.length > 0
        ? [`Not taken from the file: ${file.left.map((name) => `“${name.slice(0, 40)}”`).join(", ")}.`]
        : []),
    ],
  };
}

function* readEach<T>(list: readonly unknown[], read: Reader<T>): Generator<Readout<T>> {
  for (const item of list) yield read(item);
}

/** What is said has to be in our language: also in our own files, which people may have edited. */
function understood<T extends { name: string }>(readout: Readout<T>, said: (value: T) => string): Readout<T> {
  if (!readout.ok) return readout;
  const text = said(readout.value);
  // Without a "$" there is nothing that could be misunderstood.
  const parsed = text.includes("$") ? parseTemplate(text) : null;
  if (parsed === null || parsed.ok) return readout;
  const [problem] = parsed.problems;
  const why = problem ? `${problem.message} (at character ${problem.from + 1})` : "It cannot be understood.";
  return { ok: false, name: readout.value.name, why, was: readout.was ?? text };
}

interface Readers {
  command: Reader<FileCommand>;
  timer: Reader<FileTimer>;
}

function readersOf({ source, roles }: Detected): Readers {
  switch (source) {
    case "tallylight":
      return { command: asItIs(fileCommand), timer: asItIs(fileTimer) };
    case "nightbot":
      return { command: readNightbotCommand, timer: readNightbotTimer };
    case "streamelements":
      return { command: readStreamElementsCommand, timer: readStreamElementsTimer };
    case "fossabot":
      return { command: fossabotReader(roles), timer: asItIs(fileTimer) };
  }
}

/** What a service's files do not hold, whatever is in them. */
const GENERAL: Readonly<Record<Source, readonly string[]>> = {
  tallylight: [],
  nightbot: ["Moderators do not wait for cooldowns here; that can be changed for each command."],
  streamelements: ["Moderators do not wait for cooldowns here; that can be changed for each command."],
  fossabot: ["Fossabot's list leaves cooldowns out: each command gets 5 seconds for everyone."],
};
