import { clipFlags } from "@/lib/clips";
import { clipFlagList, clipFlagsQuery } from "@/lib/clips/schema";
import { route } from "@/lib/http/route";

export const GET = route({
  operation: "clips.list-flags",
  summary: "Lists when in a stream its clips were made",
  ask: () => ({ action: "clips.read" }),
  query: clipFlagsQuery,
  answer: clipFlagList,
  handler: ({ person, query }) => clipFlags(person, query.streamId),
});
