import { dryRun } from "@/lib/commands";
import { channelCommandsParams, dryRunInput, execution } from "@/lib/commands/schema";
import { route } from "@/lib/http/route";

/** Asked while somebody types: nothing is written. */
const PREVIEW_LIMIT = { capacity: 240, refillMs: 60_000 };

export const POST = route({
  operation: "commands.dry-run",
  summary: "Shows what a command would answer, without saying or counting anything",
  scope: "commands:read",
  ask: () => ({ action: "commands.list" }),
  params: channelCommandsParams,
  body: dryRunInput,
  answer: execution,
  rateLimit: PREVIEW_LIMIT,
  handler: ({ person, params, body }) => dryRun(person, params.login, body),
});
