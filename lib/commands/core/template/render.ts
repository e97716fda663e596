import type { Facts } from "./facts";
import { type Draft, finish, type Rendered, write } from "./line";
import { CALLS_DEEP } from "./needs";
import type { Part, Template } from "./template";
import { argumentFor, chance, clockOf, quoteFor, randomOf, type Value, valueFor } from "./values";

export type { Called, Facts, Followage } from "./facts";
export type { Rendered } from "./line";

/** Parts that are looked at, at most: calls within calls could otherwise make millions. */
const STEPS_AT_MOST = 2_000;

interface State {
  readonly draft: Draft;
  steps: number;
}

/** Where a part stands: in the command itself, or in one that is called. */
interface Place {
  facts: Facts;
  /** Names of commands that are being put in, the outermost first. */
  within: readonly string[];
}

/**
 * What is said in answer: one line of at most 500 code points, "" when there is nothing to say. Never throws, and its
 * work is bounded whatever is called. What is put in is never read as a response itself, so nothing that a viewer
 * writes or is called becomes a variable. `slashAllowed`: it may begin with "/" or ".", where the channel wrote that.
 */
export function renderTemplate(
  template: Template,
  facts: Facts,
  { slashAllowed = false }: { slashAllowed?: boolean } = {},
): Rendered {
  const state: State = { draft: { text: "", valueAt: Number.POSITIVE_INFINITY, full: false }, steps: 0 };
  renderParts(template, { facts, within: [] }, state);
  return finish(state.draft, slashAllowed);
}

function renderParts(template: Template, place: Place, state: State): void {
  for (const part of template) {
    state.steps += 1;
    if (state.steps > STEPS_AT_MOST) state.draft.full = true;
    if (state.draft.full) return;
    renderPart(part, place, state);
  }
}

function renderPart(part: Part, place: Place, state: State): void {
  const { facts } = place;
  switch (part.kind) {
    case "text":
      write(state.draft, part.text, true);
      break;
    case "value":
      put(valueFor(part.name, facts), part.fallback, place, state);
      break;
    case "argument":
      put(argumentFor(part.place, facts), part.fallback, place, state);
      break;
    case "quote":
      put(quoteFor(part.number, facts), part.fallback, place, state);
      break;
    case "random":
      write(state.draft, randomOf(part, facts), false);
      break;
    case "time":
      write(state.draft, clockOf(part.zone, facts), false);
      break;
    case "pick":
      renderParts(part.options[chance(facts, part.options.length)] ?? [], place, state);
      break;
    case "call":
      renderCall(part, place, state);
  }
}

function put({ found, otherwise }: Value, fallback: Template | null, place: Place, state: State): void {
  if (found !== "" || !fallback) write(state.draft, found || otherwise, false);
  else renderParts(fallback, place, state);
}

/** A command that is not there, is being put in already or lies too deep says nothing. */
function renderCall(
  { command, fallback }: Extract<Part, { kind: "call" }>,
  place: Place,
  state: State,
): void {
  const called = place.facts.calls.get(command);
  if (called && place.within.length < CALLS_DEEP && !place.within.includes(command)) {
    const facts = { ...place.facts, count: called.count };
    renderParts(called.template, { facts, within: [...place.within, command] }, state);
  } else if (fallback) renderParts(fallback, place, state);
}
