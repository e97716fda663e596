import { describe, expect, test } from "vitest";
import { testEnvironment } from "@/tests/support/env";
import { parseEnv } from "./schema";

describe("parseEnv", () => {
  test("takes a complete environment and fills in what has a default", () => {
    expect(parseEnv(testEnvironment())).toMatchObject({ PORT: 3000, LIVE_SYNC_SECONDS: 30 });
  });

  test("names everything that is missing or wrong at once, and shows no value", () => {
    const source: Record<string, string> = testEnvironment({
      APP_URL: "not an address",
      DATABASE_URL: "mysql://secret@localhost/db",
      PORT: "99999",
      AUTH_SECRET: "short-secret",
      TWITCH_CLIENT_ID: "",
    });
    let said = "";
    try {
      parseEnv(source);
    } catch (error) {
      said = error instanceof Error ? error.message : "";
    }
    for (const name of ["APP_URL", "DATABASE_URL", "PORT", "AUTH_SECRET", "TWITCH_CLIENT_ID"])
      expect(said).toContain(`  ${name}: `);
    expect(said).toContain("TWITCH_CLIENT_ID: is not set");
    expect(said).not.toMatch(/secret@|short-secret|99999/);
  });

  test.each([
    ["tally@example.com", true],
    ["Tallylight <tally@example.com>", true],
    ["Tallylight", false],
    ["a@example.com, b@example.com", false],
    ["Tally\r\nBcc: all@example.com <tally@example.com>", false],
  ])("MAIL_FROM is one address: %j", (MAIL_FROM, right) => {
    const parse = () => parseEnv(testEnvironment({ MAIL_FROM }));
    if (right) expect(parse().MAIL_FROM).toBe(MAIL_FROM);
    else expect(parse).toThrow("MAIL_FROM: must be an address");
  });

  test.each([
    ["http on another host", { APP_URL: "http://tally.example" }, false],
    ["https", { APP_URL: "https://tally.example" }, true],
    ["http on localhost", { APP_URL: "http://localhost:3000" }, true],
    [
      "http with the simulator",
      { APP_URL: "http://box.lan", TWITCH_SIMULATOR_URL: "http://box.lan:3003" },
      true,
    ],
  ])("in production: %s", (_name, overrides, accepted) => {
    const parse = () => parseEnv(testEnvironment({ NODE_ENV: "production", ...(overrides as object) }));
    if (accepted) expect(parse()).toMatchObject(overrides);
    else expect(parse).toThrow("APP_URL: must be https://");
  });

  test.each([
    ["*/5 * * * *", true],
    ["0 * * * *", true],
    ["*/30 * * * * *", false],
    ["0 0 31 2 *", false],
    ["often", false],
  ])("the watchdog's cron %j", (TRIGGER_WATCHDOG_CRON, accepted) => {
    const parse = () => parseEnv(testEnvironment({ TRIGGER_WATCHDOG_CRON }));
    if (accepted) expect(parse()).toMatchObject({ TRIGGER_WATCHDOG_CRON });
    else expect(parse).toThrow("TRIGGER_WATCHDOG_CRON: must be a cron of five fields");
  });

  test("a clock of its own is for simulated worlds only", () => {
    const DEMO_CLOCK = "from=2026-05-01T08:00:00Z,at=2026-05-01T18:00:00Z,speed=60";
    expect(() => parseEnv(testEnvironment({ DEMO_CLOCK }))).toThrow(
      "DEMO_CLOCK: is for the simulated Twitch",
    );
    const simulated = { DEMO_CLOCK, TWITCH_SIMULATOR_URL: "http://localhost:3003" };
    expect(parseEnv(testEnvironment(simulated)).DEMO_CLOCK.speed).toBe(60);
    const wrong = { ...simulated, DEMO_CLOCK: "faster" };
    expect(() => parseEnv(testEnvironment(wrong))).toThrow("DEMO_CLOCK: must look like");
  });
});
