import { describe, expect, test } from "vitest";
import { z } from "zod";
import { TallyError } from "@/lib/kernel/errors";
import { paging } from "./core/paging";
import { parseQuery } from "./parse-query";

const list = z.object({ ...paging(), q: z.string().optional(), from: z.string().optional() });
const either = z.union([z.object({ from: z.string() }), z.object({ letters: z.string() })]);
const parse = (query: string, schema: z.ZodType | undefined = list) =>
  parseQuery(schema, new Request(`http://localhost/api/v1/x${query}`));

function refused(query: string, schema?: z.ZodType) {
  try {
    parse(query, schema);
  } catch (error) {
    if (error instanceof TallyError)
      return [error.code, ...error.fields.map((f) => `${f.field} ${f.message}`)];
    throw error;
  }
  return null;
}

test("what is known comes as the schema wants it", () => {
  expect(parse("?limit=5&q=a+b")).toEqual({ limit: 5, q: "a b" });
  expect(parse("")).toEqual({ limit: 50 });
  expect(parseQuery(undefined, new Request("http://localhost/x"))).toBeUndefined();
  expect(parse("?letters=x", either)).toEqual({ letters: "x" });
});

describe("refuses", () => {
  test.each([
    ["?form=x", "form is not known here; did you mean from?"],
    ["?Limit=5", "Limit is not known here; did you mean limit?"],
    ["?per_page=5", "per_page is not known here; did you mean limit?"],
    ["?colour=red", "colour is not known here"],
    ["?x=1", "x is not known here"],
    ["?__proto__=1", "__proto__ is not known here"],
    ["?constructor=1", "constructor is not known here"],
    ["?q=a&q=b", "q must be given once"],
    ["?limit=0x10", "limit must be digits"],
  ])("%s", (query, why) => {
    expect(refused(query)).toEqual(["bad_request", why]);
  });

  test("all that is wrong with the names at once, and no more than a few", () => {
    expect(refused("?form=x&q=a&q=b")).toEqual([
      "bad_request",
      "form is not known here; did you mean from?",
      "q must be given once",
    ]);
    const many = Array.from({ length: 100 }, (_, n) => `unknown${n}=1`).join("&");
    expect(refused(`?${many}`)).toHaveLength(21);
  });

  test("any name where there is nothing to ask for", () => {
    expect(refused("?limit=5", z.object({}))).toEqual(["bad_request", "limit is not known here"]);
    expect(() => parseQuery(undefined, new Request("http://localhost/x?limit=5"))).toThrow(TallyError);
  });

  test("a long name without saying it back whole", () => {
    expect(refused(`?${"a".repeat(5_000)}=1`)?.[1]?.length).toBeLessThan(100);
  });
});
