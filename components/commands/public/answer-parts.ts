import { parseTemplate } from "@/lib/commands/queries";
import type { Words } from "../words";

/** A piece of an answer as viewers read it: words as they are said, or the name of what is put in. */
export interface AnswerPart {
  text: string;
  putIn: boolean;
}

type Template = Extract<ReturnType<typeof parseTemplate>, { ok: true }>["template"];
type Part = Template[number];

/** An answer without the signs of its language. One that cannot be read stands as it was written. */
export function answerParts(t: Words, response: string): AnswerPart[] {
  const parsed = parseTemplate(response);
  if (!parsed.ok) return [{ text: response, putIn: false }];
  return parsed.template.map((part) =>
    part.kind === "text" ? { text: part.text, putIn: false } : { text: nameOf(t, part), putIn: true },
  );
}

function nameOf(t: Words, part: Exclude<Part, { kind: "text" }>): string {
  switch (part.kind) {
    case "value":
      return t(`parts.value.${part.name}`);
    case "argument":
      return t("parts.word", { place: part.place });
    case "random":
      return t("parts.random", { least: part.least, most: part.most });
    case "pick":
      return t("parts.pick", { count: part.options.length });
    case "time":
      return t("parts.time");
    case "quote":
      return part.number === null ? t("parts.quote") : t("parts.quoteNumber", { number: part.number });
    case "call":
      return `!${part.command}`;
  }
}
