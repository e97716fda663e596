import { route } from "@/lib/http/route";
import { runNow } from "@/lib/jobs";
import { askedRun, jobParams } from "@/lib/jobs/schema";

export const POST = route({
  operation: "jobs.run",
  summary: "Asks for a job to be run now",
  ask: () => ({ action: "jobs.run" }),
  params: jobParams,
  answer: askedRun,
  status: 202,
  handler: ({ person, params }) => runNow(params.jobId, person.id),
});
