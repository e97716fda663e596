import { z } from "zod";
import { eventSchemas } from "@/lib/events";
import { openRoute } from "@/lib/http/open-route";

export const GET = openRoute({
  operation: "events.list-schemas",
  summary: "Shows the JSON schemas of all kinds of events",
  ask: { action: "events.describe" },
  answer: z.record(z.string(), z.unknown()),
  handler: async () => eventSchemas(),
});
