import { expect, test } from "vitest";
import { curlOf } from "./curl-of";

const asked = { method: "GET", path: "/api/v1/clips", parameters: [], bodyExample: null, open: false };

test("reading needs a key and nothing else", () => {
  expect(curlOf(asked, "https://tally.example")).toBe(
    'curl "https://tally.example/api/v1/clips" \\\n  -H "Authorization: Bearer $TALLYLIGHT_KEY"',
  );
});

test("what is open needs none", () => {
  expect(curlOf({ ...asked, open: true }, "http://a")).toBe('curl "http://a/api/v1/clips"');
});

test("a body is quoted for the shell", () => {
  const text = curlOf({ ...asked, method: "POST", bodyExample: '{"title":"it\'s"}' }, "http://a");
  expect(text).toContain("curl -X POST ");
  expect(text).toContain(`-d '{"title":"it'\\''s"}'`);
});
