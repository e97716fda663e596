import { expect, test } from "vitest";
import { missingFromLock } from "./lock-file";

const next = { optionalDependencies: { "@next/swc-linux-x64": "1.0.0", "@next/swc-darwin-arm64": "1.0.0" } };

test("names what is missing", () => {
  const packages = { "": {}, "node_modules/next": next, "node_modules/@next/swc-linux-x64": {} };
  expect(missingFromLock({ packages })).toEqual(["node_modules/next -> @next/swc-darwin-arm64@1.0.0"]);
});

test.each([
  ["node_modules/a/node_modules/next", "node_modules/a/node_modules/next/node_modules/"],
  ["node_modules/a/node_modules/next", "node_modules/a/node_modules/"],
  ["node_modules/a/node_modules/next", "node_modules/"],
  ["node_modules/@scope/next", "node_modules/"],
  ["", "node_modules/"],
])("what %j needs may be in %s", (path, folder) => {
  const packages = {
    [path]: next,
    [`${folder}@next/swc-linux-x64`]: {},
    [`${folder}@next/swc-darwin-arm64`]: {},
  };
  expect(missingFromLock({ packages })).toEqual([]);
});

test("a package beside another one is not within reach", () => {
  const packages = {
    "node_modules/next": { optionalDependencies: { swc: "1.0.0" } },
    "node_modules/b/node_modules/swc": {},
  };
  expect(missingFromLock({ packages })).toEqual(["node_modules/next -> swc@1.0.0"]);
});
