import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseTemplate } from "@/lib/commands/core/template/parse";
import { VARIABLES } from "@/lib/commands/core/template/variables";

const DOCUMENT = readFileSync("docs/commands.md", "utf8");

test("docs/commands.md lists every variable as the studio offers it", () => {
  const cell = (text: string) => text.replaceAll("|", "\\|");
  const rows = VARIABLES.map(
    ({ example, gives, shows, missing }) =>
      `| \`${cell(example)}\` | ${cell(gives)} | ${cell(shows)} | ${cell(missing ?? "")} |`,
  );
  const table = [
    "| write | puts in | for example | when there is nothing |",
    "| --- | --- | --- | --- |",
    ...rows,
  ].join("\n");
  expect(DOCUMENT.includes(table), `docs/commands.md has to hold this table:\n${table}\n`).toBe(true);
});

test("every response that docs/commands.md shows can be saved", () => {
  const rules = DOCUMENT.slice(DOCUMENT.indexOf("## Rules"));
  const shown = [...rules.matchAll(/`([^`]*\$[^`]*)`/g)].map(([, code = ""]) => code);
  expect(shown.length).toBeGreaterThan(10);
  for (const response of shown) expect(parseTemplate(response), response).toMatchObject({ ok: true });
});
