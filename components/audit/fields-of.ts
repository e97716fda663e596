/** A field of what was changed, as text; null: it was not there, or is not told. */
export interface ChangedField {
  name: string;
  before: string | null;
  after: string | null;
}

/** The fields that an entry tells of, by name. */
export function fieldsOf(before: unknown, after: unknown): ChangedField[] {
  const [was, is] = [recordOf(before), recordOf(after)];
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])].sort();
  return names.map((name) => ({ name, before: textOf(was, name), after: textOf(is, name) }));
}

const recordOf = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};

function textOf(values: Record<string, unknown>, name: string): string | null {
  if (!Object.hasOwn(values, name)) return null;
  const value = values[name];
  return typeof value === "string" ? value : JSON.stringify(value);
}
