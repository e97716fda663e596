import { type Part, printTemplate, type Template } from "@/lib/commands/schema";
import { type ForeignVariable, type Opening, scan } from "./scan";

/** What a variable of another bot becomes; `note`: what is different about it. */
export type Mapped = { parts: readonly Part[]; note?: string } | { cannot: string };

/** How another bot writes its variables, and what they are here. */
export interface Dialect {
  openings: readonly Opening[];
  /** Translates one variable; `inner` what stands inside it. */
  map: (variable: Spoken, inner: (text: string) => Template) => Mapped;
}

/** A variable taken apart: `$(time Europe/Berlin)` has the name `time` and the rest `Europe/Berlin`. */
export interface Spoken {
  raw: string;
  body: string;
  /** In lower case. */
  name: string;
  rest: string;
}

/** `text` in our language, and what is different about it; or why it cannot be said in it. */
export type Translation = { ok: true; text: string; notes: string[] } | { ok: false; why: string };

/** Variables within variables: more than the deepest that anybody wrote. */
const DEEPEST = 8;

/** Translates a response of another bot. Never throws. */
export function translate(text: string, dialect: Dialect): Translation {
  const notes = new Set<string>();
  const missing = new Set<string>();

  const template = (text: string, depth: number): Template =>
    scan(text, dialect.openings).flatMap((part): Template => {
      if (part.kind === "text") return [part];
      if (depth >= DEEPEST) {
        missing.add(`${shortly(part.raw)} is nested too deeply.`);
        return [];
      }
      const mapped = dialect.map(spoken(part), (inner) => template(inner, depth + 1));
      if ("cannot" in mapped) {
        missing.add(`${shortly(part.raw)} ${mapped.cannot}.`);
        return [];
      }
      if (mapped.note) notes.add(`${shortly(part.raw)}: ${mapped.note}.`);
      return mapped.parts;
    });

  const translated = template(text, 0);
  if (missing.size > 0) return { ok: false, why: [...missing].join(" ") };
  return { ok: true, text: printTemplate(translated), notes: [...notes] };
}

function spoken({ raw, body }: ForeignVariable): Spoken {
  const [, name = "", rest = ""] = /^\s*([^\s(){}$'"]*)([\s\S]*)$/.exec(body) ?? [];
  return { raw, body: body.trim(), name: name.toLowerCase(), rest: rest.trim() };
}

/** A variable as it is named to people: a fetched address may be hundreds of characters long. */
const shortly = (raw: string) => {
  const flat = raw.replace(/\s+/g, " ");
  return `“${flat.length > 60 ? `${flat.slice(0, 56)} …${flat.at(-1)}` : flat}”`;
};
