import { describe, expect, test } from "vitest";
import { type ErrorCode, TallyError } from "@/lib/kernel/errors";
import { problemOf, UnsupportedMediaType } from "./problem";

describe("what a caller is told of a failure", () => {
  test.each<[ErrorCode, number]>([
    ["bad_request", 400],
    ["unauthenticated", 401],
    ["forbidden", 403],
    ["not_found", 404],
    ["conflict", 409],
    ["too_large", 413],
    ["unprocessable", 422],
    ["rate_limited", 429],
    ["unavailable", 503],
  ])("%s is %i, in its own words, with its fields", (code, status) => {
    const fields = [{ field: "login", message: "must be a login" }];
    const problem = problemOf(new TallyError(code, "Plain words.", { fields }), "request-1");
    expect(problem).toMatchObject({ status, detail: "Plain words.", fields, requestId: "request-1" });
    expect(problem.type).toBe(`urn:tallylight:problem:${code}`);
    expect(problem.title).not.toBe("");
  });

  test("a body of another kind is 415", () => {
    expect(problemOf(new UnsupportedMediaType("Send JSON."), "r")).toMatchObject({ status: 415 });
  });

  test.each<[string, unknown]>([
    ["a database's error", Object.assign(new Error('relation "person" does not exist'), { code: "42P01" })],
    ["a bug", new TypeError("Cannot read properties of undefined (reading 'secret')")],
    ["something that is no error", "SELECT secret FROM token"],
  ])("%s is told blandly", (_name, error) => {
    const problem = problemOf(error, "request-1");
    expect(problem).toMatchObject({ status: 500, fields: [], requestId: "request-1" });
    expect(JSON.stringify(problem)).not.toMatch(/person|secret|undefined|SELECT/);
  });
});
