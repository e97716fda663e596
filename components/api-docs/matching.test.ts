import { expect, test } from "vitest";
import { matching } from "./matching";

const line = (id: string, method: string, path: string, summary: string) => ({ id, method, path, summary });
const all = [
  {
    resource: "clips",
    operations: [
      line("clips.list", "GET", "/api/v1/clips", "Lists the clips"),
      line("clips.delete", "DELETE", "/api/v1/clips/{id}", "Deletes a clip"),
    ],
  },
  { resource: "quotes", operations: [line("quotes.list", "GET", "/api/v1/quotes", "Lists the quotes")] },
];

test.each([
  ["", ["clips.list", "clips.delete", "quotes.list"]],
  ["  LISTS ", ["clips.list", "quotes.list"]],
  ["delete clip", ["clips.delete"]],
  ["/clips/{id}", ["clips.delete"]],
  ["clip quote", []],
])("%j finds %o", (typed, ids) => {
  expect(matching(all, typed).flatMap(({ operations }) => operations.map(({ id }) => id))).toEqual(ids);
});
