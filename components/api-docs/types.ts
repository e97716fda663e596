/** What the reference shows of an operation; its own words are English in every language, as in the description. */
export interface OperationWords {
  id: string;
  method: string;
  path: string;
  summary: string;
  description: string | null;
  scope: string | null;
  open: boolean;
  parameters: readonly (FieldWords & { in: "path" | "query" | "header" })[];
  body: readonly FieldWords[] | null;
  bodyType: string | null;
  bodyExample: string | null;
  answers: readonly { status: string; type: string }[];
  answer: readonly FieldWords[];
}

export interface FieldWords {
  path: string;
  type: string;
  required: boolean;
  limits: readonly string[];
  about: string | null;
}

/** What is told by its name wherever it occurs. */
export interface ShapeWords {
  name: string;
  fields: readonly FieldWords[];
}

/** An operation in a line. */
export interface OperationLine {
  id: string;
  method: string;
  path: string;
  summary: string;
}

export interface ResourceLines {
  resource: string;
  operations: readonly OperationLine[];
}
