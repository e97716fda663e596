import { foreignAt } from "./foreign";
import type { Part, Template } from "./template";

/** A response as people write it. What was parsed is parsed the same again. */
export function printTemplate(template: Template): string {
  return printParts(template, false);
}

function printParts(parts: Template, inside: boolean): string {
  return joined(parts)
    .map((part, place) => {
      if (part.kind !== "text") return printVariable(part);
      const text = protectDollars(part.text);
      if (inside) return text.replace(/[|)]/g, "$$$&");
      return place > 0 ? text.replace(/^[|)]/, "$$$&") : text;
    })
    .join("");
}

/** Texts next to each other as one: only together they may look like a variable. */
function joined(parts: Template): Part[] {
  const done: Part[] = [];
  for (const part of parts) {
    const last = done.at(-1);
    if (part.kind === "text" && last?.kind === "text")
      done[done.length - 1] = { kind: "text", text: last.text + part.text };
    else done.push(part);
  }
  return done;
}

/** Doubles each “$” that would not be read as text. */
const protectDollars = (text: string): string =>
  text.replace(/\$/g, (dollar, place: number) =>
    /[$(|)]/.test(text[place + 1] ?? "$") || foreignAt(text, place) ? "$$" : dollar,
  );

function printVariable(part: Exclude<Part, { kind: "text" }>): string {
  switch (part.kind) {
    case "value":
      return `$(${part.name}${printFallback(part.fallback)})`;
    case "argument":
      return `$(${part.place}${printFallback(part.fallback)})`;
    case "random":
      return `$(random ${part.least}-${part.most})`;
    case "pick":
      return `$(pick ${part.options.map((option) => printParts(option, true)).join("|")})`;
    case "time":
      return `$(time ${part.zone})`;
    case "quote":
      return `$(quote${part.number === null ? "" : ` ${part.number}`}${printFallback(part.fallback)})`;
    case "call":
      return `$(command ${part.command}${printFallback(part.fallback)})`;
  }
}

const printFallback = (fallback: Template | null): string =>
  fallback ? `|${printParts(fallback, true)}` : "";
