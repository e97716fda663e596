import { expect, test } from "vitest";
import { STREAMER_PERMISSIONS } from "@/components/bot/channel-words";
import { ROLE_SCOPES } from "@/lib/twitch";
import { sourcesIn } from "./support/sources";

test("what Twitch wants for each list of roles is explained where permissions are asked for", () => {
  const explained: string[] = STREAMER_PERMISSIONS.map(({ scope }) => scope);
  expect(Object.values(ROLE_SCOPES).filter((scope) => !explained.includes(scope))).toEqual([]);
});

/** Pages that ask the policy nothing, and why they need not. */
const OPEN_PAGES: Readonly<Record<string, string>> = {
  "app/(site)/page.tsx": "the way in",
  "app/(site)/sign-in/page.tsx": "the way in",
  "app/(site)/privacy/page.tsx": "is read before one signs in",
  "app/(site)/receipt/[token]/page.tsx": "the link is the permission: there is no account any more",
  "app/(site)/confirm-address/[token]/page.tsx": "the link is the permission",
  "app/(site)/unsubscribe/[token]/page.tsx": "the link is the permission",
  "app/(shared)/c/[token]/page.tsx": "the link is the permission",
  "app/(shared)/collections/[id]/page.tsx": "the service shows what is public, and the rest to who may",
  "app/(shared)/docs/api/page.tsx": "a manual",
  "app/(shared)/docs/api/[resource]/page.tsx": "a manual",
  "app/(shared)/docs/events/page.tsx": "a manual",
  "app/channels/[login]/commands/page.tsx": "what the bot says in chat to everybody",
};

test("each page asks the policy first, or stands here with its reason", () => {
  const pages = sourcesIn(["app"]).filter(({ path }) => path.endsWith("/page.tsx"));
  expect(pages.length).toBeGreaterThan(50);
  const open = pages.filter(({ text }) => !/^ {2}(const person = )?await authorizePage\(/m.test(text));
  expect(open.map(({ path }) => path).toSorted()).toEqual(Object.keys(OPEN_PAGES).toSorted());
});
