import { route } from "@/lib/http/route";
import { getRun } from "@/lib/jobs";
import { runParams, runView } from "@/lib/jobs/schema";

export const GET = route({
  operation: "jobs.get-run",
  summary: "Shows one run of a job",
  ask: () => ({ action: "jobs.read" }),
  params: runParams,
  answer: runView,
  handler: ({ params }) => getRun(params.runId),
});
