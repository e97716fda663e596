import { expect, test } from "vitest";
import { deriveSecret } from "./derive";

const source = "a secret of this instance, long enough";

test("a derived secret is the same each time, and another for another purpose or source", () => {
  const secret = deriveSecret(source, "eventsub");
  expect(secret).toMatch(/^[0-9a-f]{64}$/);
  expect(deriveSecret(source, "eventsub")).toBe(secret);
  expect(deriveSecret(source, "webhooks")).not.toBe(secret);
  expect(deriveSecret(`${source}!`, "eventsub")).not.toBe(secret);
});

test("stays what it was: Twitch signs with it", () => {
  expect(deriveSecret("0123456789abcdef0123456789abcdef", "eventsub")).toBe(
    "3c895942ec3b77f658110a7f4309ba8a59f7c08deb6b86bb2f68da0faf6493e2",
  );
});
