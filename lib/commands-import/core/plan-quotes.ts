import type { Choices, FileQuote } from "../schema";
import type { ChannelState } from "./existing";
import { type Decided, keyAt, LEFT_OUT, leaveOut, SAME_ALREADY, unreadable } from "./plan-item";
import type { Readout } from "./readout";

/**
 * Decides what becomes of each quote of a file. One that the channel has word for word is left out. A number that is
 * higher than any the channel ever gave is kept; otherwise the quote gets the next, because none is given twice.
 */
export function planQuotes(
  readouts: readonly Readout<FileQuote>[],
  { quotes, lastQuote }: Pick<ChannelState, "quotes" | "lastQuote">,
  choices: Choices,
): { items: Decided<FileQuote>[]; writes: FileQuote[] } {
  const there = new Set(quotes.map(words));
  let last = lastQuote;
  const items = readouts.map((readout, index): Decided<FileQuote> => {
    if (!readout.ok) return unreadable("quote", index, readout);
    const { value } = readout;
    const item: Decided<FileQuote> = {
      key: keyAt("quote", index),
      kind: "quote",
      name: `#${value.number}`,
      outcome: "create",
      why: null,
      text: value.text,
      was: null,
      notes: [],
      terms: value.saidBy,
      conflict: null,
      value,
    };
    if (there.has(words(value))) leaveOut(item, "skip", SAME_ALREADY);
    else if (choices.items[item.key] === "skip") leaveOut(item, "skip", LEFT_OUT);
    else {
      there.add(words(value));
      const number = value.number > last && value.number - last <= LARGEST_GAP ? value.number : last + 1;
      if (number !== value.number) item.notes.push(`It was #${value.number} where it comes from.`);
      last = number;
      item.name = `#${number}`;
      item.value = { ...value, number };
    }
    return item;
  });
  return { items, writes: items.flatMap(({ value }) => value ?? []) };
}

/** A file must not use up the numbers that there are. */
const LARGEST_GAP = 100_000;

const words = ({ text, saidBy }: Pick<FileQuote, "text" | "saidBy">) => `${saidBy}\n${text}`;
