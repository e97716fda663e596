/** The entries of a list that is written one a line: empty lines are none. */
export const entriesOf = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

/** What is wrong with entries ("settings.words.3", from 0), by the lines on which they stand, from 1. */
export function lineErrors(
  text: string,
  field: string,
  errors: Readonly<Record<string, string>>,
): { line: number; message: string }[] {
  const lines = text.split("\n").flatMap((line, at) => (line.trim() === "" ? [] : [at + 1]));
  return Object.entries(errors).flatMap(([name, message]) => {
    if (!name.startsWith(`${field}.`)) return [];
    const line = lines[Number(name.slice(field.length + 1))];
    return line === undefined ? [] : [{ line, message }];
  });
}

/** What a problem says about each field. */
export function errorsOf(error: unknown): Readonly<Record<string, string>> {
  if (typeof error !== "object" || error === null || !("fields" in error) || !Array.isArray(error.fields))
    return {};
  const fields: { field: string; message: string }[] = error.fields;
  return Object.fromEntries(fields.map(({ field, message }) => [field.replace(/^rule\./, ""), message]));
}
