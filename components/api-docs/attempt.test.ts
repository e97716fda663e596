import { expect, test } from "vitest";
import { addressOf } from "./attempt";

const parameters = [
  { in: "path", name: "login" },
  { in: "query", name: "q" },
  { in: "query", name: "limit" },
] as const;
const path = "/api/v1/channels/{login}/clips";

test.each<[Record<string, string>, string]>([
  [{}, path],
  [{ "path login": "kaya" }, "/api/v1/channels/kaya/clips"],
  [{ "path login": "a/b?c" }, "/api/v1/channels/a%2Fb%3Fc/clips"],
  [
    { "path login": "kaya", "query q": "so & so", "query limit": " 5 " },
    "/api/v1/channels/kaya/clips?q=so+%26+so&limit=5",
  ],
  [{ "path login": "kaya", "query q": " " }, "/api/v1/channels/kaya/clips"],
])("%o goes to %s", (values, address) => {
  expect(addressOf({ path, parameters, values })).toBe(address);
});
