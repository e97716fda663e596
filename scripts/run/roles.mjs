// What each process is started with, and where it says that it is there. Plain JavaScript: a container runs one
// process, and the program that starts it should weigh nothing.
const BY_TSX = ["--import", "tsx"];

// A tick's garbage lives just long enough to be taken for something lasting. With room for it V8 lets it pile up:
// measured over 40,000 broadcasters, 169 MB instead of 320, in the same time.
export const WORKER_FLAGS = ["--max-old-space-size=512", "--max-semi-space-size=4"];

export const PROCESSES = ["web", "realtime", "worker", "bot"];
export const ROLES = [...PROCESSES, "migrate", "all"];

const PORTS = {
  web: { setting: "PORT", usual: 3000 },
  realtime: { setting: "REALTIME_PORT", usual: 3001 },
  worker: { setting: "WORKER_PORT", usual: 3002 },
  bot: { setting: "BOT_PORT", usual: 3005 },
};

export const portOf = (process, env) => Number(env[PORTS[process].setting] || PORTS[process].usual);

export function argumentsOf(role) {
  switch (role) {
    case "web":
      return ["scripts/run/web.mjs"];
    case "realtime":
      return [...BY_TSX, "lib/realtime/server/main.ts"];
    case "worker":
      return [...WORKER_FLAGS, ...BY_TSX, "lib/jobs/worker/main.ts"];
    case "bot":
      return [...BY_TSX, "lib/bot/process/main.ts"];
    case "migrate":
      return [...BY_TSX, "scripts/migrate/main.ts"];
    case "all":
      return [...BY_TSX, "scripts/up/main.ts"];
    default:
      return undefined;
  }
}

export function healthAddressesOf(role, env) {
  const processes = role === "all" ? PROCESSES : PROCESSES.filter((one) => one === role);
  return processes.map((one) => `http://127.0.0.1:${portOf(one, env)}/healthz`);
}

export const roleIn = (commandLine) => commandLine.split("\0").findLast((word) => ROLES.includes(word));
