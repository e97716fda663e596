import { describe, expect, test } from "vitest";
import { shownFrom } from "./shown-in-url";

const RUN = "0193f1a0-7b1c-7000-8000-000000000001";
const from = (query: string) => shownFrom(new URLSearchParams(query));

describe("shownFrom", () => {
  test("an address that says nothing shows subscribers", () => {
    expect(from("")).toEqual({ view: "members", role: "subscriber", q: "", run: "" });
  });

  test.each([
    ["role=vip&q=%20Vera%20", { view: "members", role: "vip", q: "vera", run: "" }],
    ["view=syncs", { view: "syncs", role: "subscriber", q: "", run: "" }],
    [`run=${RUN.toUpperCase()}`, { view: "syncs", role: "subscriber", q: "", run: RUN }],
    [`view=members&run=${RUN}`, { view: "syncs", role: "subscriber", q: "", run: RUN }],
    ["q=%00a", { view: "members", role: "subscriber", q: "", run: "" }],
    ["role=boss&view=all&run=../../x", { view: "members", role: "subscriber", q: "", run: "" }],
  ])("%s", (query, shown) => {
    expect(from(query)).toEqual(shown);
  });

  test("what is looked for is no longer than the server takes", () => {
    expect(from(`q=${"a".repeat(80)}`).q).toHaveLength(50);
  });
});
