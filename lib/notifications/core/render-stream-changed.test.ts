import fc from "fast-check";
import { expect, test } from "vitest";
import { differenceOf, renderStreamChanged } from "./render-stream-changed";

const chess = { title: "Endgames", categoryId: "1", categoryName: "Chess" };
const render = (after: Partial<typeof chess>, before: Partial<typeof chess> = {}) =>
  renderStreamChanged({
    broadcasterName: "Kaya",
    login: "kaya",
    before: { ...chess, ...before },
    after: { ...chess, ...after },
  });

test.each([
  ["the title", { title: "Openings" }, "Kaya changed the title", "Endgames → Openings"],
  ["the category", { categoryId: "2", categoryName: "Go" }, "Kaya plays Go now", "Chess → Go"],
  [
    "both",
    { title: "Openings", categoryId: "2", categoryName: "Go" },
    "Kaya plays Go now",
    "Endgames → Openings - Chess → Go",
  ],
  ["the title to none", { title: "" }, "Kaya changed the title", "Endgames"],
  ["the category to none", { categoryId: "", categoryName: "" }, "Kaya plays no game any more", "Chess"],
])("a change of %s", (_name, after, title, message) => {
  expect(render(after)).toEqual({ title, message, link: "https://twitch.tv/kaya" });
});

test("a category that is only called otherwise has not changed", () => {
  expect(differenceOf(chess, { ...chess, categoryName: "Schach" })).toEqual({
    title: false,
    category: false,
  });
});

test("every difference is named, and nothing that stayed", () => {
  const showing = fc.record({
    title: fc.constantFrom("t1", "t2"),
    categoryId: fc.constantFrom("1", "2"),
    categoryName: fc.constant("c"),
  });
  fc.assert(
    fc.property(showing, showing, (before, after) => {
      const changed = differenceOf(before, after);
      const { message } = render(after, before);
      expect(message.includes("t")).toBe(changed.title);
      expect(message.includes("c")).toBe(changed.category);
    }),
  );
});
