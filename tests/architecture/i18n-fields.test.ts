import ts from "typescript";
import { expect, test } from "vitest";
import { germanFields } from "@/lib/i18n/problems/fields-de";
import { translation } from "@/lib/i18n/translation";
import { sourcesIn } from "./support/sources";

/** What only programs that call the API can get wrong, since pages choose these values themselves. */
const OF_PROGRAMS = [
  /^must be (the id|ids|the key|a .*\bid\b|an IANA|an address|one of|Twitch user ids|a Twitch user id)/,
  /^must be \{\} bytes in base64url$/,
  /^must (not lie before 1970|be left out when|name a command, unless)/,
  /^must (be given with|say when a stream began|be a language as Twitch|be letters, digits, - and _$|be an action, or)/,
];
/** Settings are told to whoever starts the processes. */
const SCHEMAS =
  /^lib\/(?!env\/)[^/]+\/schema\.ts$|^lib\/commands\/core\/name\.ts$|^lib\/email\/core\/address\.ts$/;

const said = new Set(
  sourcesIn(["lib"])
    .filter(({ path }) => SCHEMAS.test(path))
    .flatMap(({ path, text }) => messagesIn(path, text)),
);

test("what schemas say is found", () => {
  expect(said.size).toBeGreaterThan(60);
  const planted = `z.string().min(1, "A name is there.").refine(f, { message: \`must be \${n} apart\` }).trim()`;
  expect(messagesIn("planted.ts", planted)).toEqual(["A name is there.", "must be {} apart"]);
});

test("what people can get wrong in a form is told in German too", () => {
  const inGerman = translation(germanFields);
  const untold = [...said].filter(
    (english) =>
      !OF_PROGRAMS.some((pattern) => pattern.test(english)) &&
      inGerman(english.replaceAll("{}", "7")) === null,
  );
  expect(untold).toEqual([]);
});

/** The words that a file gives to zod for what does not fit: as a check's argument, or as its `message`. */
function messagesIn(path: string, text: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) found.push(...node.arguments.flatMap(wordsOf));
    if (ts.isPropertyAssignment(node) && node.name.getText() === "message") {
      found.push(...wordsOf(node.initializer));
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true));
  return found.filter((words) => /^[A-Za-z].* /.test(words));
}

function wordsOf(node: ts.Node): string[] {
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (!ts.isTemplateExpression(node)) return [];
  return [[node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join("{}")];
}
