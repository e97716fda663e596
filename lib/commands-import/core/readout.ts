import type { z } from "zod";
import type { FileCommand, FileQuote, FileRule, FileTimer, Source } from "../schema";

/** One thing of a file as it was understood, or why it was not. */
export type Readout<T> =
  | {
      ok: true;
      value: T;
      /** What the file says, when it is said differently here. */
      was: string | null;
      /** What else is different from where it comes from. */
      notes: string[];
    }
  | { ok: false; name: string; why: string; was: string | null };

/** All that a file holds, in its order. */
export interface FileContents {
  source: Source;
  commands: Readout<FileCommand>[];
  timers: Readout<FileTimer>[];
  quotes: Readout<FileQuote>[];
  rules: Readout<FileRule>[];
  /** What is true of all of it, and what in it is not for us. */
  notes: string[];
}

/** Reads one thing as a service writes it. It does not throw: a broken one must not cost the others. */
export type Reader<T> = (item: unknown) => Readout<T>;

/** Why something does not fit, in words: "“coolDown” must be number, but is string." */
export const whyNot = (error: z.ZodError): string =>
  error.issues
    .slice(0, 3)
    .map(({ path, message }) => {
      const field = path.length > 0 ? `“${path.join(".")}”` : "It";
      const [, wanted, got] = /^Invalid input: expected (\w+), received (\w+)$/.exec(message) ?? [];
      if (got === "undefined") return `${field} is missing.`;
      if (wanted) return `${field} must be ${wanted}, but is ${got}.`;
      return /^[A-Z]/.test(message) ? message : `${field} ${message}.`;
    })
    .join(" ");

/** What something that cannot be read calls itself, as far as that can be told. */
export function nameOf(item: unknown): string {
  if (typeof item !== "object" || item === null) return "";
  const { name, command } = item as { name?: unknown; command?: unknown };
  const found = [name, command].find((value) => typeof value === "string");
  return typeof found === "string" ? found.slice(0, 100) : "";
}

/** A thing that has to be as `schema` asks for, without anything to translate. */
export function asItIs<S extends z.ZodType>(schema: S): Reader<z.output<S>> {
  return (item) => {
    const read = schema.safeParse(item);
    return read.success
      ? { ok: true, value: read.data, was: null, notes: [] }
      : { ok: false, name: nameOf(item), why: whyNot(read.error), was: null };
  };
}
