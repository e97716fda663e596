import type { FieldProblem } from "@/lib/kernel/errors";
import { type NewQuote, newQuote, type Quote, type QuoteChange, quoteChange } from "@/lib/quotes/schema";

/** A quote as its form holds it. */
export interface QuoteDraft {
  text: string;
  saidBy: string;
  categoryName: string;
}

export type QuoteProblems = Partial<Record<keyof QuoteDraft, string>>;

export const EMPTY_DRAFT: QuoteDraft = { text: "", saidBy: "", categoryName: "" };

export const draftOf = ({ text, saidBy, categoryName }: Quote): QuoteDraft => ({
  text,
  saidBy,
  categoryName: categoryName ?? "",
});

type Read<Value> = { value: Value; problems: null } | { value: null; problems: QuoteProblems };

/** What is to be kept of a new one, or what is wrong with each field. */
export function readNew(draft: QuoteDraft): Read<NewQuote> {
  const parsed = newQuote.safeParse(draft);
  return parsed.success
    ? { value: parsed.data, problems: null }
    : { value: null, problems: said(parsed.error.issues) };
}

/** What is to be sent of one that exists: what was changed. */
export function readChange(changed: Partial<QuoteDraft>): Read<QuoteChange> {
  const parsed = quoteChange.safeParse(changed);
  return parsed.success
    ? { value: parsed.data, problems: null }
    : { value: null, problems: said(parsed.error.issues) };
}

/** The first that is said of each field of the form. */
export const problemsOf = (fields: readonly FieldProblem[]): QuoteProblems =>
  Object.fromEntries(
    fields
      .filter(({ field }) => field in EMPTY_DRAFT)
      .toReversed()
      .map(({ field, message }) => [field, message]),
  );

const said = (issues: readonly { path: PropertyKey[]; message: string }[]): QuoteProblems =>
  problemsOf(issues.map(({ path, message }) => ({ field: path.join("."), message })));
