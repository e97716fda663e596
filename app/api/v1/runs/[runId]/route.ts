import { route } from "@/lib/http/route";
import { getRun } from "@/lib/jobs";
import { runParams, runView } from "@/lib/jobs/schema";

export const GET = route({
  ask: () => ({ action: "jobs.read" }),
  params: runParams,
  answer: runView,
  handler: ({ params }) => getRun(params.runId),
});
