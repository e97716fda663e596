import ts from "typescript";

/** What a source file says that could be a key: whole literals, and templates as patterns. */
export interface Uses {
  literals: ReadonlySet<string>;
  patterns: readonly RegExp[];
  /** Whether a translator is called with something that is not written there. */
  computed: boolean;
}

/** The literals, names of properties and templates of a file. */
export function usesIn(path: string, source: string): Uses {
  const kind = path.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true, kind);
  const literals = new Set<string>();
  const patterns: RegExp[] = [];
  let computed = false;
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) literals.add(node.text);
    if (ts.isPropertyAssignment(node) && !ts.isComputedPropertyName(node.name)) {
      literals.add(node.name.getText().replaceAll('"', ""));
    }
    if (ts.isTemplateExpression(node)) patterns.push(patternOf(node));
    if (ts.isCallExpression(node) && isTranslator(node.expression) && isComputed(node.arguments[0])) {
      computed = true;
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return { literals, patterns, computed };
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

function patternOf({ head, templateSpans }: ts.TemplateExpression): RegExp {
  const parts = [head.text, ...templateSpans.map(({ literal }) => literal.text)].map(escaped);
  return new RegExp(`^${parts.join("[\\w-]+")}$`);
}

const isTranslator = (callee: ts.Expression) =>
  /^(\w+\.)?t(\.(rich|markup))?$/.test(callee.getText()) || /^useTranslations\(/.test(callee.getText());

const isComputed = (key: ts.Node | undefined): boolean => {
  if (key === undefined || ts.isStringLiteralLike(key) || ts.isTemplateExpression(key)) return false;
  if (ts.isConditionalExpression(key)) return isComputed(key.whenTrue) || isComputed(key.whenFalse);
  return true;
};
