import fc from "fast-check";
import { expect, test } from "vitest";
import { returnPath } from "./return-path";

test.each([
  ["/notifications", "/notifications"],
  ["/following?q=a%20b&sort=name#x", "/following?q=a%20b&sort=name#x"],
  ["/a/../b", "/b"],
  [undefined, "/dashboard"],
  ["", "/dashboard"],
  ["notifications", "/dashboard"],
  ["https://evil.example/", "/dashboard"],
  ["//evil.example/", "/dashboard"],
  ["/\\evil.example", "/dashboard"],
  ["/\t/evil.example", "/dashboard"],
  ["/.//evil.example", "/dashboard"],
  ["javascript:alert(1)", "/dashboard"],
  ["/sign-in?next=/sign-in", "/dashboard"],
  ["/api/auth/signout", "/dashboard"],
])("%j leads to %s", (wanted, path) => expect(returnPath(wanted)).toBe(path));

test("whatever is wanted, a browser stays on the site it is on", () => {
  const parts = fc.constantFrom(
    "/",
    "\\",
    "\t",
    "\n",
    "@",
    "evil.example",
    ":",
    "https:",
    "..",
    ".",
    "a",
    "?",
    "#",
    "%2f",
  );
  const nasty = fc.array(parts).map((some) => some.join(""));
  fc.assert(
    fc.property(
      fc.oneof(
        nasty,
        nasty.map((text) => `/${text}`),
        fc.string(),
      ),
      (wanted) => {
        expect(new URL(returnPath(wanted), "https://tally.example").origin).toBe("https://tally.example");
      },
    ),
    { numRuns: 2_000 },
  );
});
