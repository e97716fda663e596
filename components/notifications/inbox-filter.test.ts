import { expect, test } from "vitest";
import { filterOfPart, partFrom } from "./inbox-filter";

test.each<[string, ReturnType<typeof filterOfPart>]>([
  ["", {}],
  ["kind=all&unread=false", {}],
  ["kind=streams", { type: "broadcaster_live" }],
  ["kind=changes&unread=true", { type: "stream_changed", unread: true }],
  ["kind=watched", { type: "category_live" }],
  ["kind=toString&unread=1", {}],
])("?%s asks for %j", (address, filter) => {
  expect(filterOfPart(partFrom(new URLSearchParams(address)))).toEqual(filter);
});
