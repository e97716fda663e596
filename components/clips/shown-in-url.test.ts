import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clipPath, placePath } from "./links";
import { paramsOf, placeFrom } from "./place";
import { askedOf, isNarrowed, SHOW_ALL, shownFrom } from "./shown-in-url";

const from = (query: string) => shownFrom(new URLSearchParams(query));
const STREAM = "0193b2a0-0000-7000-8000-000000000001";

describe("what the address asks for", () => {
  test("is all clips, the latest first, when it says nothing", () => {
    expect(from("")).toEqual({
      ...{ q: "", sort: "created", creator: "", category: "", stream: "", tag: "", from: "", to: "" },
      gone: false,
    });
    expect(isNarrowed(from(""))).toBe(false);
  });

  test.each([
    ["sort=best", { sort: "created" }],
    ["sort=date", { sort: "created" }],
    ["sort=views", { sort: "views" }],
    ["from=2026-02-31x", { from: "" }],
    ["from=2026-13-01", { from: "" }],
    ["stream=1", { stream: "" }],
    [`stream=${STREAM}`, { stream: STREAM }],
    ["q=%20Big%20WIN%20", { q: "big win" }],
    ["gone=yes", { gone: false }],
  ])("%s", (query, expected) => expect(from(query)).toMatchObject(expected));

  test.each(["q=a", "gone=true", "tag=funny", "to=2026-11-20", `stream=${STREAM}`])("%s narrows", (query) =>
    expect(isNarrowed(from(query))).toBe(true),
  );

  test("is all again by what clears it", () =>
    expect(isNarrowed(shownFrom(new URLSearchParams(SHOW_ALL)))).toBe(false));
});

test("a day is asked for from its first to its last moment, by the person's clock", () =>
  expect(askedOf(from("from=2026-11-20&to=2026-11-20"), "Europe/Berlin")).toEqual({
    sort: "created",
    from: "2026-11-19T23:00:00.000Z",
    to: "2026-11-20T23:00:00.000Z",
  }));

const place = fc
  .record({
    where: fc.constantFrom({}, { channel: "kaya_runs" }, { collection: STREAM }),
    query: fc.record({
      q: fc.string(),
      sort: fc.constantFrom("", "views", "duration", "created"),
      tag: fc.string(),
      gone: fc.constantFrom("", "true"),
      from: fc.constantFrom("", "2026-11-20"),
    }),
  })
  .map(({ where, query }) => ({ ...where, shown: shownFrom(new URLSearchParams(query)) }));

test("a clip's address names the list it was opened from", () =>
  fc.assert(
    fc.property(place, (wanted) => {
      const address = new URL(clipPath("x", wanted), "http://localhost");
      expect(address.pathname).toBe("/clips/x");
      expect(placeFrom(address.searchParams)).toEqual(wanted);
      expect(placeFrom(paramsOf(wanted))).toEqual(wanted);
      expect(from(new URL(placePath(wanted), "http://localhost").search)).toEqual(wanted.shown);
    }),
  ));
