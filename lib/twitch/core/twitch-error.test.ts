import { describe, expect, test } from "vitest";
import { refusalError, TwitchError } from "./twitch-error";

describe("refusalError", () => {
  test.each([
    [400, "rejected"],
    [401, "unauthorized"],
    [403, "rejected"],
    [404, "not_found"],
    [422, "rejected"],
    [429, "rate_limited"],
    [500, "unavailable"],
    [503, "unavailable"],
  ])("%i is %s", (status, kind) => {
    expect(refusalError("Get Users", status, undefined)).toMatchObject({
      kind,
      status,
      message: `Twitch answered ${status} to Get Users.`,
    });
  });

  test("passes on Twitch's words, but nothing that could be a token, nor more than a line", () => {
    const said = (words: string) => refusalError("Get Users", 400, words).message;
    expect(said("invalid cursor")).toBe("Twitch answered 400 to Get Users: invalid cursor.");
    expect(said("Must provide an ID.")).toBe("Twitch answered 400 to Get Users: Must provide an ID.");
    expect(said("token 1ssjqsqfy6bads1ws7m03gras79zfr is bad")).not.toContain("1ssjqsq");
    expect(said("a\r\nb\u0000c")).toBe("Twitch answered 400 to Get Users: a b c.");
    expect(said("so long ".repeat(100)).length).toBeLessThan(220);
  });
});

test("an error that nobody handles is passed on as unavailable, with the time to wait", () => {
  const error = new TwitchError("rate_limited", "…", { retryAfterMs: 1_200 });
  expect(error).toMatchObject({ code: "unavailable", retryAfterSeconds: 2, name: "TwitchError" });
});
