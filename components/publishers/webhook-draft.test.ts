import { describe, expect, test } from "vitest";
import { webhookInput } from "@/lib/webhooks/schema";
import { changeOf, draftOf, EMPTY_DRAFT, inputOf } from "./webhook-draft";

const saved = draftOf({
  name: "Bridge",
  url: "https://example.org/in",
  kinds: ["stream.online", "chat.message"],
});

test("a new one gets all that is not personal, and nothing personal when one begins to choose", () => {
  expect(inputOf({ ...EMPTY_DRAFT, name: " Bridge ", url: " https://example.org/in " })).toEqual({
    name: "Bridge",
    url: "https://example.org/in",
    kinds: null,
  });
  expect(EMPTY_DRAFT.kinds.has("chat.message")).toBe(false);
  expect(EMPTY_DRAFT.kinds.has("stream.online")).toBe(true);
});

test("what a form sends is what the server takes", () => {
  expect(webhookInput.safeParse(inputOf(saved)).success).toBe(true);
  expect(webhookInput.safeParse(inputOf({ ...saved, all: true })).success).toBe(true);
  expect(webhookInput.safeParse(inputOf({ ...saved, kinds: new Set() })).success).toBe(false);
});

test("kinds that are known no more are left out", () => {
  expect(inputOf(draftOf({ name: "a", url: "b", kinds: ["stream.online", "stream.dreamt"] })).kinds).toEqual([
    "stream.online",
  ]);
});

describe("what changed", () => {
  test("is nothing at first, and nothing after a step there and back", () => {
    expect(changeOf(saved, saved)).toBeNull();
    expect(changeOf({ ...saved, kinds: new Set([...saved.kinds].reverse()) }, saved)).toBeNull();
    expect(changeOf({ ...saved, name: "Bridge " }, saved)).toBeNull();
  });

  test("is only what is another", () => {
    expect(changeOf({ ...saved, name: "Tower" }, saved)).toEqual({ name: "Tower" });
    expect(changeOf({ ...saved, all: true }, saved)).toEqual({ kinds: null });
    expect(changeOf({ ...saved, kinds: new Set(["stream.online"]) }, saved)).toEqual({
      kinds: ["stream.online"],
    });
  });
});
