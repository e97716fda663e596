import { randomBytes } from "node:crypto";

const secret = randomBytes(32).toString("base64");

/**
 * A complete environment in which every process can start, and nothing real can be reached:
 * port 1 answers nobody. Tests override what they are about.
 */
export function testEnvironment(overrides: Record<string, string> = {}): Record<string, string> {
  return {
    NODE_ENV: "test",
    LOG_LEVEL: "silent",
    DATABASE_URL: "postgresql://nobody@127.0.0.1:1/none",
    APP_URL: "http://localhost:3000",
    REALTIME_URL: "http://localhost:3001",
    AUTH_SECRET: secret,
    TOKEN_ENCRYPTION_KEY: secret,
    TWITCH_CLIENT_ID: "test-client",
    TWITCH_CLIENT_SECRET: "test-secret",
    TWITCH_API_URL: "http://localhost:1/helix",
    TWITCH_AUTH_URL: "http://localhost:1/oauth2",
    ...overrides,
  };
}
