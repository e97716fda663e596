import { expect, test } from "vitest";
import { readManagement } from "./read-management";

test.each([
  ["add !hi Hello  there", { do: "add", name: "!hi", text: "Hello  there" }],
  ["ADD hi", { do: "add", name: "hi", text: "" }],
  ["create hi x", { do: "add", name: "hi", text: "x" }],
  ["update hi x\ny", { do: "edit", name: "hi", text: "x\ny" }],
  ["del hi and more", { do: "delete", name: "hi" }],
  ["remove", { do: "delete", name: "" }],
  ["disable hi", { do: "disable", name: "hi" }],
])("%j is understood", (args, management) => {
  expect(readManagement(args)).toEqual(management);
});

test.each(["", "hello", "addition hi", "constructor hi", "__proto__ x"])("%j changes nothing", (args) => {
  expect(readManagement(args)).toBeNull();
});
