import { listClips } from "@/lib/clips";
import { clipList, clipsQuery } from "@/lib/clips/schema";
import { route } from "@/lib/http/route";

export const GET = route({
  operation: "clips.list",
  summary: "Lists the clips of every channel that the caller may see",
  ask: () => ({ action: "clips.read" }),
  query: clipsQuery,
  answer: clipList,
  handler: ({ person, query }) => listClips(person, query),
});
