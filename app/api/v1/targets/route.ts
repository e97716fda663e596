import { route } from "@/lib/http/route";
import { addTarget, listTargets } from "@/lib/targets";
import { addTargetInput, target, targetList } from "@/lib/targets/schema";

export const GET = route({
  operation: "targets.list",
  summary: "Lists the watched games and streamers",
  ask: () => ({ action: "targets.read" }),
  answer: targetList,
  handler: () => listTargets(),
});

export const POST = route({
  operation: "targets.create",
  summary: "Watches a game or a streamer",
  ask: () => ({ action: "targets.manage" }),
  body: addTargetInput,
  answer: target,
  status: 201,
  handler: ({ body }) => addTarget(body),
});
