import { describe, expect, test } from "vitest";
import { isInstalled } from "./install.mjs";

const wanted = {
  packages: {
    "": { version: "1.0.0" },
    "node_modules/a": { version: "1.0.0", integrity: "sha512-a" },
    "node_modules/b": { version: "2.0.0", integrity: "sha512-b", optional: true },
  },
};
const { "": _project, ...whole } = wanted.packages;

describe("isInstalled", () => {
  test.each([
    { given: "everything", installed: { packages: whole }, answer: true },
    {
      given: "all but an optional one",
      installed: { packages: { "node_modules/a": whole["node_modules/a"] } },
      answer: true,
    },
    { given: "nothing", installed: undefined, answer: false },
    { given: "an empty record", installed: {}, answer: false },
    {
      given: "all but a needed one",
      installed: { packages: { "node_modules/b": whole["node_modules/b"] } },
      answer: false,
    },
    {
      given: "another version",
      installed: { packages: { ...whole, "node_modules/a": { version: "1.0.1", integrity: "sha512-a" } } },
      answer: false,
    },
    {
      given: "the same version with other content",
      installed: { packages: { ...whole, "node_modules/a": { version: "1.0.0", integrity: "sha512-x" } } },
      answer: false,
    },
    {
      given: "one too many",
      installed: { packages: { ...whole, "node_modules/c": { version: "1.0.0" } } },
      answer: false,
    },
  ])("$given: $answer", ({ installed, answer }) => {
    expect(isInstalled(wanted, installed)).toBe(answer);
  });
});
