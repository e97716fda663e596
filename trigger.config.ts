import { defineConfig } from "@trigger.dev/sdk";

/** How Trigger.dev builds and runs the tasks under trigger/. Set-up and costs: docs/trigger.md. */
export default defineConfig({
  // The command-line tool puts the value of TRIGGER_PROJECT_REF in its place, also from .env.
  project: "TRIGGER_PROJECT_REF-is-not-set",
  dirs: ["./trigger"],
  runtime: "node-22",
  // Every task sets its own limits; these hold for one that forgets.
  maxDuration: 3600,
  retries: { enabledInDev: true, default: { maxAttempts: 1 } },
  // A tick every 30 seconds would otherwise start a process and open the database every time.
  processKeepAlive: { enabled: true, maxExecutionsPerProcess: 100, devMaxPoolSize: 4 },
});
