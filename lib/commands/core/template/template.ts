/** A response as it is understood: what is said as it stands, and what is put in when it is said. */
export type Template = readonly Part[];

/** Variables that need nothing but their name. */
export type ValueName =
  | "user"
  | "touser"
  | "args"
  | "channel"
  | "title"
  | "game"
  | "uptime"
  | "viewers"
  | "followage"
  | "count";

/** `fallback`: said where there is nothing to put in; null where that is said in words of our own. */
export type Part =
  | { kind: "text"; text: string }
  | { kind: "value"; name: ValueName; fallback: Template | null }
  /** A word behind the command's name; the first is 1, the last that can be asked for 9. */
  | { kind: "argument"; place: number; fallback: Template | null }
  /** A whole number from `least` to `most`, both included. */
  | { kind: "random"; least: number; most: number }
  | { kind: "pick"; options: readonly Template[] }
  /** The time of day in an IANA zone. */
  | { kind: "time"; zone: string }
  /** Null: any. */
  | { kind: "quote"; number: number | null; fallback: Template | null }
  /** What another command answers; its name as it is stored. */
  | { kind: "call"; command: string; fallback: Template | null };

/** A stretch of a response's text in UTF-16 units, the end excluded. */
export interface Span {
  from: number;
  to: number;
}

/** What is wrong with a response, and where; the message says what to write instead. */
export interface TemplateProblem extends Span {
  message: string;
}
