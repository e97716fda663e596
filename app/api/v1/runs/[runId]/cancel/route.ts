import { route } from "@/lib/http/route";
import { cancelRun } from "@/lib/jobs";
import { cancelledRun, runParams } from "@/lib/jobs/schema";

export const POST = route({
  operation: "jobs.cancel-run",
  summary: "Asks a run of a job to stop",
  ask: () => ({ action: "jobs.run" }),
  params: runParams,
  answer: cancelledRun,
  status: 202,
  handler: ({ params }) => cancelRun(params.runId),
});
