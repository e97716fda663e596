import { route } from "@/lib/http/route";
import { runNow } from "@/lib/jobs";
import { askedRun, jobParams } from "@/lib/jobs/schema";

export const POST = route({
  ask: () => ({ action: "jobs.run" }),
  params: jobParams,
  answer: askedRun,
  status: 202,
  handler: ({ person, params }) => runNow(params.jobId, person.id),
});
