import { now } from "@/lib/env/clock";
import { route } from "@/lib/http/route";
import { listJobs } from "@/lib/jobs";
import { jobList } from "@/lib/jobs/schema";

export const GET = route({
  operation: "jobs.list",
  summary: "Lists the jobs with their timetable and last run",
  ask: () => ({ action: "jobs.read" }),
  answer: jobList,
  handler: () => listJobs(now()),
});
