import { describe, expect, test } from "vitest";
import { hardCodedTexts } from "./support/hard-coded-texts";
import { sourcesIn } from "./support/sources";

/** What looks like a text and is none: states of the program, and what is typed at a prompt. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  "components/api-docs/curl-of.ts": [
    '-H "Authorization: Bearer $TALLYLIGHT_KEY"',
    '-H "Content-Type: application/json"',
  ],
  "components/api-keys/curl-example.tsx": [
    'curl -H "Authorization: Bearer $TALLYLIGHT_KEY" …/api/v1/streams',
  ],
  "components/live-banner/use-banners.ts": ["once told"],
  "components/live-banner/wanted.ts": ["once told"],
};

const sources = sourcesIn(["app", "components"]).filter(
  ({ path }) => !/\.test\.tsx?$|\/route\.ts$/.test(path),
);

describe("every text for people is in the catalogue", () => {
  test("and not in pages or components", () => {
    const found = sources.flatMap(({ path, text }) =>
      hardCodedTexts(path, text)
        .filter((one) => !ALLOWED[path]?.includes(one.text))
        .map(({ line, text: words }) => `${path}:${line} ${words}`),
    );
    expect(found).toEqual([]);
  });

  test("and nothing is allowed that is not there", () => {
    const gone = Object.entries(ALLOWED).flatMap(([path, texts]) => {
      const there = hardCodedTexts(path, sources.find((source) => source.path === path)?.text ?? "");
      return texts.filter((words) => !there.some(({ text }) => text === words));
    });
    expect(gone).toEqual([]);
  });

  test.each([
    ["<p>Hello</p>", "Hello"],
    ["<p>{count} streams</p>", "streams"],
    ['<p>{live ? "Live" : name}</p>', "Live"],
    ['<p>{live && "Live"}</p>', "Live"],
    [`<p>{\`Since \${time}\`}</p>`, "Since …"],
    ['<Button aria-label="Close" />', "Close"],
    [`<Button label={\`Unfollow \${name}\`} />`, "Unfollow …"],
    ['<input placeholder={busy ? "Wait" : hint} />', "Wait"],
    ['const items = [{ href: "/", label: "Live" }];', "Live"],
    [`toast(\`\${name} is muted\`);`, "… is muted"],
    ['const words = "Nobody is live.";', "Nobody is live."],
    ['export const metadata = { title: "Streams" };', "Streams"],
  ])("in %s one is seen", (code, words) => {
    expect(hardCodedTexts("planted.tsx", code).map(({ text }) => text)).toEqual([words]);
  });

  test.each([
    '<p className="flex items-center">{t("list.empty")}</p>',
    'const look = cn("rounded border", wide && "w-full p-4");',
    '"use client";',
    'import { one } from "two three";',
    '<a href="/live now" rel="noopener noreferrer">{name}</a>',
    "<p>Twitch</p>",
    "<p>{name} · {count}</p>",
    'throw new Error("no such thing");',
    'const dark = window.matchMedia("(prefers-color-scheme: dark)");',
    'const media = "(prefers-color-scheme: dark)";',
    "type Kind = 'one two' | 'three';",
  ])("in %s none is seen", (code) => expect(hardCodedTexts("planted.tsx", code)).toEqual([]));
});
