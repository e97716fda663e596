import { type ChatLine, type ChatMessage, type ChatPage, cursorOf, type LiveChat } from "@/lib/chat/schema";
import { lineKey } from "./log-rows";

/** More lines than this are kept nowhere: a chat that is left open for days needs no more than on the first hour. */
export const LINES_AT_MOST = 2_000;

/** What a live view holds. Never changed in place. */
export interface LiveLines {
  /** What is shown, oldest first. */
  shown: readonly ChatLine[];
  /** What came while somebody was reading, oldest first. */
  waiting: readonly ChatLine[];
  /** The log holds nothing older than what is shown. */
  complete: boolean;
  /** What waits does not join on to what is shown: to go on, the newest lines are to be read again. */
  torn: boolean;
}

export const NO_LINES: LiveLines = { shown: [], waiting: [], complete: false, torn: false };

/** Begins with the newest page of the log. */
export const beginWith = (page: ChatPage): LiveLines => ({
  ...NO_LINES,
  shown: page.lines,
  complete: page.olderCursor === null,
});

/** Takes in what was just written: shown at once, or kept for later while `paused`. */
export function takeBatch(held: LiveLines, { lines, deleted, erased }: LiveChat, paused: boolean): LiveLines {
  const marks = new Map(deleted.map(({ id, at, by }) => [id, { at, by }]));
  const cleaned = withoutLines(withMarks(held, marks), new Set(erased));
  return takeLines(cleaned, lines, paused);
}

/** Takes in the newest page, read because the connection was new: it fills what was missed. */
export function takePage(held: LiveLines, page: ChatPage, paused: boolean): LiveLines {
  const known = new Set([...held.shown, ...held.waiting].map(lineKey));
  const joins = page.olderCursor === null || page.lines.some((line) => known.has(lineKey(line)));
  if (joins || known.size === 0) {
    const taken = takeLines(withMarks(held, marksOf(page.lines)), page.lines, paused);
    return page.olderCursor === null ? { ...taken, complete: true } : taken;
  }
  return paused ? { ...held, waiting: [], torn: true } : beginWith(page);
}

/** Takes in a page of older lines, which was asked for by scrolling back. */
export function takeOlder(held: LiveLines, page: ChatPage): LiveLines {
  const known = new Set(held.shown.map(lineKey));
  const older = page.lines.filter((line) => !known.has(lineKey(line)));
  return { ...held, shown: [...older, ...held.shown], complete: page.olderCursor === null };
}

/** Goes on: shows what waited. What is torn is begun anew by `beginWith`. */
export const goOn = (held: LiveLines): LiveLines => ({
  ...held,
  ...bounded(inserted(held.shown, held.waiting), held.complete),
  waiting: [],
});

/** Where the log goes on before what is shown; null when there is nothing, or when enough is held. */
export function olderCursor({ shown, complete }: LiveLines): string | null {
  if (complete || shown.length >= LINES_AT_MOST) return null;
  const oldest = shown.find((line) => line.type !== "gap");
  return oldest ? cursorOf({ at: timeOf(oldest), id: lineKey(oldest) }, "older") : null;
}

/** How many messages and events wait; gaps are nothing to hurry for. */
export const countWaiting = ({ waiting }: LiveLines): number =>
  waiting.filter(({ type }) => type !== "gap").length;

function takeLines(held: LiveLines, lines: readonly ChatLine[], paused: boolean): LiveLines {
  const oldest = held.shown[0];
  // What was written late may be older than all that is shown: it comes when one scrolls back that far.
  const fitting = oldest && !held.complete ? lines.filter((line) => timeOf(line) >= timeOf(oldest)) : lines;
  if (!paused) return { ...held, ...bounded(inserted(held.shown, fitting), held.complete) };
  if (held.torn) return held;
  const shown = new Set(held.shown.map(lineKey));
  const waiting = inserted(
    held.waiting,
    fitting.filter((line) => !shown.has(lineKey(line))),
  );
  return waiting.length > LINES_AT_MOST ? { ...held, waiting: [], torn: true } : { ...held, waiting };
}

/** A closed gap takes the place of the open one; any other line that is there already stays as it is. */
function inserted(held: readonly ChatLine[], lines: readonly ChatLine[]): readonly ChatLine[] {
  if (lines.length === 0) return held;
  const known = new Set(held.map(lineKey));
  const fresh = lines.filter((line) => {
    const key = lineKey(line);
    if (line.type !== "gap" && known.has(key)) return false;
    known.add(key);
    return true;
  });
  if (fresh.length === 0) return held;
  const gaps = new Set(fresh.flatMap((line) => (line.type === "gap" ? [line.gap.from] : [])));
  const kept = gaps.size ? held.filter((line) => line.type !== "gap" || !gaps.has(line.gap.from)) : held;
  const last = kept.at(-1);
  const all = [...kept, ...fresh];
  // Nearly always everything is newer than what is there, and in order.
  return last && fresh.some((line, index) => timeOf(line) < timeOf(fresh[index - 1] ?? last))
    ? all.sort((one, other) => timeOf(one) - timeOf(other))
    : all;
}

const bounded = (shown: readonly ChatLine[], complete: boolean) =>
  shown.length > LINES_AT_MOST
    ? { shown: shown.slice(-LINES_AT_MOST), complete: false }
    : { shown, complete };

type Mark = NonNullable<ChatMessage["deleted"]>;

const marksOf = (lines: readonly ChatLine[]): Map<string, Mark> =>
  new Map(
    lines.flatMap((line) =>
      line.type === "message" && line.message.deleted ? [[line.message.id, line.message.deleted]] : [],
    ),
  );

function withMarks(held: LiveLines, marks: ReadonlyMap<string, Mark>): LiveLines {
  if (marks.size === 0) return held;
  const marked = (line: ChatLine): ChatLine => {
    const mark = line.type === "message" && !line.message.deleted && marks.get(line.message.id);
    return mark ? { type: "message", message: { ...line.message, deleted: mark } } : line;
  };
  return { ...held, shown: held.shown.map(marked), waiting: held.waiting.map(marked) };
}

/** Takes lines out, and out of the answers that repeat them. */
function withoutLines(held: LiveLines, erased: ReadonlySet<string>): LiveLines {
  if (erased.size === 0) return held;
  const cleaned = (lines: readonly ChatLine[]) =>
    lines
      .filter((line) => !erased.has(lineKey(line)))
      .map((line): ChatLine => {
        const answered = line.type === "message" ? line.message.replyTo : null;
        if (line.type !== "message" || !answered || !erased.has(answered.id)) return line;
        return {
          type: "message",
          message: { ...line.message, replyTo: { id: answered.id, author: null, text: null } },
        };
      });
  return { ...held, shown: cleaned(held.shown), waiting: cleaned(held.waiting) };
}

const timeOf = (line: ChatLine): number =>
  Date.parse(
    line.type === "message" ? line.message.sentAt : line.type === "event" ? line.event.sentAt : line.gap.from,
  );
