import { z } from "zod";
import { eventSchema } from "@/lib/events";
import { openRoute } from "@/lib/http/open-route";
import { TallyError } from "@/lib/kernel/errors";

export const GET = openRoute({
  operation: "events.get-schema",
  summary: "Shows the JSON schema of one kind of event",
  ask: { action: "events.describe" },
  params: z.object({ kind: z.string() }),
  answer: z.record(z.string(), z.unknown()),
  handler: async ({ params }) => {
    const schema = eventSchema(params.kind);
    if (schema) return schema;
    throw new TallyError("not_found", "There are no events of that kind.");
  },
});
