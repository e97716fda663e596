import { foreignAt } from "./foreign";
import type { Span, TemplateProblem } from "./template";

/** Variables within variables, at most. */
export const NESTING_AT_MOST = 10;

/** A variable as it is written, before anybody asks whether there is one of that name. */
export interface WrittenVariable extends Span {
  kind: "variable";
  /** Where its name stands. */
  nameAt: Span;
  name: string;
  closed: boolean;
  /** What stands behind the name; null: nothing. */
  argument: Branch | null;
  /** What stands behind each “|”. */
  alternatives: Branch[];
}

export type Written = { kind: "text"; text: string } | WrittenVariable;

/** A text with variables, up to the “|” or “)” that ends it. */
export interface Branch extends Span {
  parts: Written[];
}

interface State {
  readonly text: string;
  place: number;
  readonly problems: TemplateProblem[];
  /** It makes no sense to read on: what is wrong has been said. */
  stopped: boolean;
}

/**
 * Finds the variables of a text and what belongs to them, in one walk over it. “$$”, “$|” and “$)” stand for the
 * character behind the “$”; any other “$” is text.
 */
export function scan(text: string): { branch: Branch; problems: TemplateProblem[] } {
  const state: State = { text, place: 0, problems: [], stopped: false };
  return { branch: readBranch(state, 0), problems: state.problems };
}

const PLAIN = { outside: /[^$]+/y, inside: /[^$|)]+/y };

function readBranch(state: State, depth: number): Branch {
  const { text } = state;
  const from = state.place;
  const parts: Written[] = [];
  const say = (words: string) => {
    const last = parts.at(-1);
    if (last?.kind === "text") last.text += words;
    else parts.push({ kind: "text", text: words });
  };
  while (state.place < text.length && !state.stopped) {
    const plain = match(depth > 0 ? PLAIN.inside : PLAIN.outside, state);
    if (plain !== "") say(plain);
    else if (text[state.place] !== "$") break;
    else if (text[state.place + 1] === "(") parts.push(readVariable(state, depth + 1));
    else say(readDollar(state));
  }
  return { from, to: state.place, parts };
}

/** What a “$” that begins no variable stands for. */
function readDollar(state: State): string {
  const next = state.text[state.place + 1];
  if (next === "$" || next === "|" || next === ")") {
    state.place += 2;
    return next;
  }
  const foreign = foreignAt(state.text, state.place);
  if (foreign) {
    const { from, to, name } = foreign;
    const message = `Variables are written “$(${name})”. For a “$” of the text itself write “$$”.`;
    state.problems.push({ from, to, message });
  }
  state.place += 1;
  return "$";
}

function readVariable(state: State, depth: number): Written {
  const from = state.place;
  state.place += 2;
  if (depth > NESTING_AT_MOST) {
    state.stopped = true;
    const message = `Variables are within each other at most ${NESTING_AT_MOST} deep.`;
    state.problems.push({ from, to: state.place, message });
    return { kind: "text", text: "" };
  }
  skipSpace(state);
  const nameFrom = state.place;
  const name = match(/[^\s$|()]+/y, state);
  const nameAt = { from: nameFrom, to: state.place };
  skipSpace(state);
  const argument = /[|)]/.test(state.text[state.place] ?? ")") ? null : readBranch(state, depth);
  const alternatives: Branch[] = [];
  while (state.text[state.place] === "|" && !state.stopped) {
    state.place += 1;
    alternatives.push(readBranch(state, depth));
  }
  const closed = state.text[state.place] === ")";
  if (closed) state.place += 1;
  else if (!state.stopped) {
    const message = "This “$(” is never closed. Put a “)” where it ends.";
    state.problems.push({ from, to: Math.max(nameAt.to, from + 2), message });
  }
  const variable: WrittenVariable = {
    kind: "variable",
    from,
    to: state.place,
    nameAt,
    name,
    closed,
    argument,
    alternatives,
  };
  if (closed) lookForEarlyEnd(state, variable, depth);
  return variable;
}

/**
 * “$(pick yes (really)|no)” ends before “|no”, which nobody wants to find out in chat. So a “|” or “)” right behind
 * a variable that holds texts has to say that it is meant as text.
 */
function lookForEarlyEnd(state: State, { from, to, argument, alternatives }: WrittenVariable, depth: number) {
  const next = state.text[to];
  const texts = [...(argument ? [argument] : []), ...alternatives];
  if (texts.length === 0 || depth > 1 || (next !== "|" && next !== ")")) return;
  if (next === ")" && !texts.some(isOpen)) return;
  const message = `The “$(” before it ends at the first “)”: inside it write “$)” for a “)” of the text. If “${next}” is text too, write “$${next}”.`;
  state.problems.push({ from: Math.max(from, to - 1), to: to + 1, message });
}

/** Whether a “(” of the text has no “)”. */
const isOpen = ({ parts }: Branch): boolean => {
  const said = parts.map((part) => (part.kind === "text" ? part.text : "")).join("");
  return said.split("(").length > said.split(")").length;
};

function skipSpace(state: State): void {
  match(/\s+/y, state);
}

/** Steps over what matches there; "" when nothing does. */
function match(pattern: RegExp, state: State): string {
  pattern.lastIndex = state.place;
  const found = pattern.exec(state.text)?.[0] ?? "";
  state.place += found.length;
  return found;
}
