// node scripts/run/health.mjs [role]: 0 while the role answers, 1 with the reason otherwise. Without a role it is that
// of the container's own command.
import { readFileSync } from "node:fs";
import { healthAddressesOf, ROLES, roleIn } from "./roles.mjs";

const WITHIN_MS = 8_000;

const role = process.argv[2] ?? roleIn(readFileSync("/proc/1/cmdline", "utf8"));
if (!ROLES.includes(role)) {
  console.error(`usage: node scripts/run/health.mjs [${ROLES.join(" | ")}]`);
  process.exit(2);
}
try {
  await Promise.all(
    healthAddressesOf(role, process.env).map(async (address) => {
      const answer = await fetch(address, { signal: AbortSignal.timeout(WITHIN_MS) });
      if (!answer.ok) throw new Error(`${address} answers ${answer.status}`);
    }),
  );
} catch (error) {
  console.error(error.cause?.message ?? error.message);
  process.exit(1);
}
process.exit(0);
