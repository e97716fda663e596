import { describe, expect, test } from "vitest";
import { parseEnv } from "@/lib/env/schema";
import { processEnvironment, type Settings, wantedPorts } from "./environment";

const secret = Buffer.alloc(32, 7).toString("base64");

function environment(given: Settings, ports = wantedPorts(given)) {
  return processEnvironment({
    given,
    mode: "production",
    ports,
    dataDirectory: ".data",
    databaseUrl: "postgresql://here/tallylight",
    secrets: { AUTH_SECRET: secret, TOKEN_ENCRYPTION_KEY: secret },
    operatorTwitchId: "99",
  });
}

test("with nothing given it is complete, and the simulator stands in for Twitch", () => {
  expect(parseEnv(environment({}))).toMatchObject({
    NODE_ENV: "production",
    DATABASE_URL: "postgresql://here/tallylight",
    APP_URL: "http://localhost:3000",
    REALTIME_URL: "http://localhost:3001",
    PORT: 3000,
    TWITCH_API_URL: "http://localhost:3003/helix",
    TWITCH_AUTH_URL: "http://localhost:3003/oauth2",
    TWITCH_SIMULATOR_URL: "http://localhost:3003",
    TWITCH_IRC_URL: "irc://localhost:3004",
    TWITCH_EVENTSUB_URL: "ws://localhost:3003/eventsub/ws",
    BOT_PORT: 3005,
    CHAT_SPOOL_DIR: ".data/spool",
    CLIP_DIR: ".data/clips",
    OPERATOR_TWITCH_IDS: ["99"],
  });
});

test("with Twitch credentials nothing points to a simulator", () => {
  const env = parseEnv(environment({ TWITCH_CLIENT_ID: "mine", TWITCH_CLIENT_SECRET: "s" }));
  expect(env).toMatchObject({
    TWITCH_CLIENT_ID: "mine",
    TWITCH_API_URL: "https://api.twitch.tv/helix",
    TWITCH_IRC_URL: "ircs://irc.chat.twitch.tv:6697",
    OPERATOR_TWITCH_IDS: [],
  });
  expect(env.TWITCH_SIMULATOR_URL).toBeUndefined();
});

test("what the person gave wins, except for ports that were taken", () => {
  const given = {
    PORT: "4000",
    APP_URL: "https://tally.example",
    AUTH_SECRET: "x".repeat(32),
    LOG_LEVEL: "",
  };
  const env = parseEnv(environment(given, { ...wantedPorts(given), web: 4001 }));
  expect(env).toMatchObject({ PORT: 4001, APP_URL: "https://tally.example", AUTH_SECRET: "x".repeat(32) });
});

describe("wantedPorts", () => {
  const usual = { web: 3000, realtime: 3001, worker: 3002, bot: 3005, simulator: 3003, simulatorChat: 3004 };
  test.each([
    { given: {}, ports: usual },
    { given: { PORT: "" }, ports: usual },
    {
      given: { PORT: "80", REALTIME_PORT: "81", WORKER_PORT: "82", BOT_PORT: "85", SIMULATOR_PORT: "83" },
      ports: { web: 80, realtime: 81, worker: 82, bot: 85, simulator: 83, simulatorChat: 3004 },
    },
    {
      given: { TWITCH_CLIENT_ID: "x" },
      ports: { ...usual, simulator: undefined, simulatorChat: undefined },
    },
  ])("$given", ({ given, ports }) => {
    expect(wantedPorts(given)).toEqual(ports);
  });

  test.each(["http", "0", "70000", "30.5"])("PORT=%s is refused", (PORT) => {
    expect(() => wantedPorts({ PORT })).toThrow("PORT must be a port number");
  });
});
