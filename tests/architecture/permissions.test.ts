import { expect, test } from "vitest";
import { STREAMER_PERMISSIONS } from "@/components/bot/channel-words";
import { ROLE_SCOPES } from "@/lib/twitch";

test("what Twitch wants for each list of roles is explained where permissions are asked for", () => {
  const explained: string[] = STREAMER_PERMISSIONS.map(({ scope }) => scope);
  expect(Object.values(ROLE_SCOPES).filter((scope) => !explained.includes(scope))).toEqual([]);
});
