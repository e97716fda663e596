import fc from "fast-check";
import { expect, test } from "vitest";
import { parseTemplate } from "./parse";
import { printTemplate } from "./print";
import type { Part, Template } from "./template";

test.each<[string, Template]>([
  ["Hello $(user)!", [text("Hello "), { kind: "value", name: "user", fallback: null }, text("!")]],
  ["$(touser|)", [{ kind: "value", name: "touser", fallback: [] }]],
  ["$5, $$(user), $${user}, $$user, $users", [text(`$5, $(user), \${user}, $user, $users`)]],
  ["$$user", [text("$us"), text("er")]],
  ["$(3|a$|b$))$) | :)", [{ kind: "argument", place: 3, fallback: [text("a|b)")] }, text(") | :)")]],
  ["$(random -1-6)", [{ kind: "random", least: -1, most: 6 }]],
  ["$(pick |a)$| ", [{ kind: "pick", options: [[], [text("a")]] }, text("| ")]],
  ["$(time Europe/Berlin)$$$(quote 3)", [{ kind: "time", zone: "Europe/Berlin" }, text("$"), quote(3)]],
  ["$(quote|none) $(command hi|?)", [quote(null, "none"), text(" "), call("hi", "?")]],
])("%s", (printed, template) => {
  expect(printTemplate(template)).toBe(printed);
});

function text(words: string): Part {
  return { kind: "text", text: words };
}
function quote(number: number | null, fallback?: string): Part {
  return { kind: "quote", number, fallback: fallback === undefined ? null : [text(fallback)] };
}
function call(command: string, fallback: string): Part {
  return { kind: "call", command, fallback: [text(fallback)] };
}

/** Templates as other code may make them: texts next to each other, empty ones, and every special character. */
const { template } = fc.letrec<{ template: Template; part: Part; fallback: Template | null }>((tie) => ({
  fallback: fc.option(tie("template"), { depthSize: "small" }),
  part: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc
      .oneof(fc.constantFrom("$", "|", ")", "(", "{", "user", "${", "$(", "a"), fc.string({ maxLength: 4 }))
      .map(text),
    fc.record({
      kind: fc.constant("value" as const),
      name: fc.constantFrom("args" as const, "uptime" as const),
      fallback: tie("fallback"),
    }),
    fc.record({ kind: fc.constant("call" as const), command: fc.constant("hi"), fallback: tie("fallback") }),
    fc.record({
      kind: fc.constant("pick" as const),
      options: fc.array(tie("template"), { minLength: 2, maxLength: 3 }),
    }),
  ),
  template: fc.array(tie("part"), { maxLength: 4 }),
}));

/** Without what no text can say: empty texts, and space at the ends of what is within a variable. */
function tidy(parts: Template, inside = false): Template {
  const joined: Part[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (part.kind === "text" && last?.kind === "text") joined.splice(-1, 1, text(last.text + part.text));
    else joined.push(part);
  }
  return joined
    .map((part, place): Part => {
      if (part.kind === "pick")
        return { kind: "pick", options: part.options.map((option) => tidy(option, true)) };
      if (part.kind !== "text")
        return "fallback" in part && part.fallback ? { ...part, fallback: tidy(part.fallback, true) } : part;
      const start = inside && place === 0 ? part.text.trimStart() : part.text;
      return text(inside && place === joined.length - 1 ? start.trimEnd() : start);
    })
    .filter((part) => part.kind !== "text" || part.text !== "");
}

test("whatever is printed is read as it was meant", () => {
  fc.assert(
    fc.property(template, (parts) => {
      const printed = printTemplate(parts);
      fc.pre(printed.length <= 2_000);
      const parsed = parseTemplate(printed);
      fc.pre(parsed.ok || !/at most 10 deep/.test(parsed.problems[0]?.message ?? ""));
      expect(parsed).toEqual({ ok: true, template: tidy(parts) });
    }),
    { numRuns: 1_000 },
  );
});
