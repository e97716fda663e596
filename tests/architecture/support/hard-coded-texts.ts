import ts from "typescript";

export interface HardCoded {
  line: number;
  text: string;
}

/** Attributes and properties whose value is read by people, whatever it looks like. */
const SPOKEN =
  /^(aria-(label|description|roledescription|valuetext|placeholder)|alt|altText|title|label|shortLabel|legend|placeholder|heading|summary|hint|description|message|caption|note|text|does)$/;
/** Where words are no words: classes, addresses, technical names. */
const TECHNICAL_ATTRIBUTES =
  /^(class(Name)?|.*ClassName|id|href|src|type|name|role|rel|target|method|d|viewBox|points|transform|style|key|look|size|tone|side|align|lang|data-.*|aria-(describedby|labelledby|controls|live|current|haspopup|hidden|expanded))$/;
const TECHNICAL_CALLS =
  /^(cn|cva|clsx|t|t\.\w+|useTranslations|getTranslations|.*querySelector(All)?|matchMedia|.*\.(startsWith|endsWith|includes|split|join|replace|replaceAll|query|has|get|set|append|matches|closest|debug|info|warn|error)|new (Error|TypeError|RangeError|RegExp))$/;

const hasLetters = (text: string) => /\p{L}/u.test(text.replaceAll(/&\w+;/g, ""));
/** Two words side by side as in a sentence; lists of classes have dashes, colons or brackets in them. */
const isSentence = (text: string) =>
  /\p{L}{2,}[,.;:!?’”]? \p{L}/u.test(text) && !/(^|\s)\(?[a-z]+[-:[][\w[]/u.test(text);
/** Names and units are the same in every language. */
const SAME_EVERYWHERE =
  /^((… · )?Tallylight|Twitch|Ctrl|Esc|Enter|Space|F8|K|⌘|GitHub|Nightbot|StreamElements|Fossabot|%s · Tallylight|UTC|ms|s|min|h|px|ID|CSV|JSON|UTF-8)$/;

/** Texts for people that stand in a source file instead of in the catalogue. */
export function hardCodedTexts(path: string, source: string): HardCoded[] {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true, kindOf(path));
  const found: HardCoded[] = [];
  const report = (node: ts.Node, text: string) => {
    const words = text.replace(/\s+/g, " ").trim();
    if (SAME_EVERYWHERE.test(words)) return;
    found.push({ line: file.getLineAndCharacterOfPosition(node.getStart()).line + 1, text: words });
  };
  const visit = (node: ts.Node): void => {
    if (isTechnical(node)) return;
    if (ts.isJsxText(node)) {
      if (hasLetters(node.text)) report(node, node.text);
    } else if (isText(node)) {
      const text = textOf(node);
      if (hasLetters(text) && (isSpoken(node) || isSentence(text))) report(node, text);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

const kindOf = (path: string) => (path.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS);

type Text = ts.StringLiteralLike | ts.TemplateExpression;
const isText = (node: ts.Node): node is Text => ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);

/** What a literal says; what is filled in is left out. */
function textOf(node: Text): string {
  if (!ts.isTemplateExpression(node)) return node.text;
  return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join("…");
}

/** Whether nothing in it is read by people. */
function isTechnical(node: ts.Node): boolean {
  if (ts.isExpressionStatement(node) && ts.isStringLiteral(node.expression)) return true;
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTypeNode(node)) return true;
  if (ts.isJsxAttribute(node)) return TECHNICAL_ATTRIBUTES.test(node.name.getText());
  if (ts.isCallExpression(node)) return TECHNICAL_CALLS.test(node.expression.getText());
  if (ts.isNewExpression(node)) return TECHNICAL_CALLS.test(`new ${node.expression.getText()}`);
  return ts.isThrowStatement(node) && !node.getText().includes("Tally");
}

/** Whether a literal is, or is one of the choices for, something that people read. */
function isSpoken(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isJsxAttribute(parent)) return SPOKEN.test(parent.name.getText());
  if (ts.isJsxExpression(parent)) {
    return ts.isJsxElement(parent.parent) || ts.isJsxFragment(parent.parent) || isSpoken(parent);
  }
  if (ts.isPropertyAssignment(parent) && parent.initializer === node) {
    return SPOKEN.test(parent.name.getText().replaceAll('"', ""));
  }
  if (ts.isConditionalExpression(parent)) return parent.condition !== node && isSpoken(parent);
  if (ts.isParenthesizedExpression(parent) || ts.isTemplateSpan(parent) || ts.isTemplateExpression(parent)) {
    return isSpoken(parent);
  }
  if (ts.isBinaryExpression(parent)) {
    const joins = ["&&", "||", "??", "+"].includes(parent.operatorToken.getText());
    return joins && parent.right === node && isSpoken(parent);
  }
  return false;
}
