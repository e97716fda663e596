import { expect, test } from "vitest";
import { categoriesToChoose } from "./categories-to-choose";

const segment = (categoryId: string, categoryName: string) => ({ categoryId, categoryName }) as never;

test("what is shown stands first, and each category once; there may be none", () => {
  const stream = {
    ...{ categoryId: "7", categoryName: "Chess" },
    segments: [segment("1", "Music"), segment("7", "Chess")],
  };
  const usual = [
    { id: "1", name: "Music" },
    { id: "9", name: "Art", hours: 3 },
  ];
  expect(categoriesToChoose(stream, usual)).toEqual([
    { id: "7", name: "Chess" },
    { id: "1", name: "Music" },
    { id: "9", name: "Art" },
    { id: "", name: "" },
  ]);
  expect(categoriesToChoose({ categoryId: "", categoryName: "", segments: [] }, [])).toEqual([
    { id: "", name: "" },
  ]);
});
