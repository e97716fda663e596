import fc from "fast-check";
import { expect, test } from "vitest";
import { missingScopes, scopesToAsk, VIEWER_SCOPES } from "./scopes";

const scopes = fc.array(
  fc.constantFrom("channel:bot", "moderator:read:chatters", ...VIEWER_SCOPES, "bits:read"),
);

test("nothing that was allowed is given up, and all that is wanted is asked for, once", () => {
  fc.assert(
    fc.property(scopes, scopes, (held, wanted) => {
      const asked = scopesToAsk(held, wanted);
      expect(new Set(asked)).toEqual(new Set([...VIEWER_SCOPES, ...held, ...wanted]));
      expect(asked).toHaveLength(new Set(asked).size);
      expect(missingScopes(asked, wanted)).toEqual([]);
    }),
  );
});

test("a viewer is asked for no more than a viewer needs", () => {
  expect(scopesToAsk([], [])).toEqual(["user:read:email", "user:read:follows"]);
});

test("missing is what is wanted and not held", () => {
  expect(missingScopes(["channel:bot"], ["channel:bot", "moderator:read:chatters"])).toEqual([
    "moderator:read:chatters",
  ]);
});
