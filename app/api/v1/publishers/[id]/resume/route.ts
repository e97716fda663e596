import { route } from "@/lib/http/route";
import { resumePublisher } from "@/lib/publishers";
import { publisherParams, publisherView } from "@/lib/publishers/schema";

export const POST = route({
  operation: "publishers.resume",
  summary: "Resumes a paused publisher",
  ask: () => ({ action: "publishers.manage" }),
  params: publisherParams,
  answer: publisherView,
  handler: ({ params }) => resumePublisher(params.id),
});
