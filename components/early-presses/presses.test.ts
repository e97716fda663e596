import fc from "fast-check";
import { expect, test } from "vitest";
import { type Control, mayHappen, PATIENCE_MS, waits } from "./presses";

const control = (
  tagName: string,
  attributes: Record<string, string> = {},
  form: Control | null = null,
): Control => ({
  ...{ tagName, form, type: attributes.type ?? "submit" },
  hasAttribute: (name) => name in attributes,
  getAttribute: (name) => attributes[name] ?? null,
});
const form = (attributes: Record<string, string> = {}) => control("FORM", attributes);

test.each([
  ["a button", control("BUTTON", { type: "button" }), true],
  [
    "a button within a form with an action",
    control("BUTTON", { type: "button" }, form({ action: "" })),
    true,
  ],
  ["a button that would send, without a form", control("BUTTON"), true],
  ["a button that sends a form of a script", control("BUTTON", {}, form()), true],
  ["a form of a script", form(), true],
  ["a button that sends a real form", control("BUTTON", {}, form({ action: "", method: "POST" })), false],
  ["a button that sends React's own", control("BUTTON", {}, form({ action: "javascript:throw" })), false],
  ["a button with an action of its own", control("BUTTON", { formaction: "/out" }, form()), false],
  ["a button that closes a dialog", control("BUTTON", {}, form({ method: "Dialog" })), false],
  ["a button that opens something without a script", control("BUTTON", { popovertarget: "more" }), false],
  ["a button that empties a form", control("BUTTON", { type: "reset" }, form()), false],
  ["a real form", form({ action: "/commands" }), false],
  ["a link", control("A"), false],
  ["a summary", control("SUMMARY"), false],
  ["a checkbox", control("INPUT", { type: "checkbox" }, form()), false],
  ["a select", control("SELECT", {}, form()), false],
])("%s: whether a press waits is known", (_, pressed, expected) => expect(waits(pressed)).toBe(expected));

test("it can be a text in a page: it needs nothing but what it is given", () => {
  const alone = new Function(`return ${waits}`)() as typeof waits;
  expect(alone(control("BUTTON", {}, form()))).toBe(true);
  expect(alone(control("BUTTON", {}, form({ action: "" })))).toBe(false);
});

test("a press happens within the patience of who pressed, and only on what can be pressed", () => {
  fc.assert(
    fc.property(fc.nat(10 * PATIENCE_MS), fc.boolean(), (waited, pressable) => {
      expect(mayHappen({ at: 1_000, pressable }, 1_000 + waited)).toBe(pressable && waited <= PATIENCE_MS);
    }),
  );
});

test("a clock that was put back lets nothing happen", () =>
  expect(mayHappen({ at: 1_000, pressable: true }, 999)).toBe(false));
