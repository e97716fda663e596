import { route } from "@/lib/http/route";
import { listRuns } from "@/lib/jobs";
import { jobParams, runPage, runsQuery } from "@/lib/jobs/schema";

export const GET = route({
  operation: "jobs.list-runs",
  summary: "Lists the runs of a job",
  ask: () => ({ action: "jobs.read" }),
  params: jobParams,
  query: runsQuery.omit({ jobId: true }),
  answer: runPage,
  handler: ({ params, query }) => listRuns({ ...query, jobId: params.jobId }),
});
