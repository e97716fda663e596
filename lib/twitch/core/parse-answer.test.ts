import { describe, expect, test } from "vitest";
import { parsePage } from "./parse-answer";

describe("parsePage", () => {
  test.each<[string, unknown, object]>([
    ["a page with a cursor", { data: [1], pagination: { cursor: "a" } }, { rows: [1], cursor: "a" }],
    ["the last page", { data: [1], pagination: {} }, { rows: [1], cursor: undefined }],
    ["no pagination", { data: [] }, { rows: [], cursor: undefined }],
    ["pagination null", { data: [], pagination: null }, { rows: [], cursor: undefined }],
    ["an empty cursor", { data: [], pagination: { cursor: "" } }, { rows: [], cursor: undefined }],
    ["fields nobody knows", { data: [], total: 3, points: 4 }, { rows: [], cursor: undefined }],
  ])("%s", (_, body, expected) => {
    expect(parsePage("Get Streams", body)).toEqual(expected);
  });

  test.each<[string, unknown]>([
    ["nothing", undefined],
    ["a list", []],
    ["no data", { pagination: {} }],
    ["data that is no list", { data: {} }],
    ["a cursor that is no text", { data: [], pagination: { cursor: 5 } }],
  ])("%s is malformed", (_, body) => {
    expect(() => parsePage("Get Streams", body)).toThrow(expect.objectContaining({ kind: "malformed" }));
  });
});
